using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>
/// Fills sections from the patient's record, page by page: what is not kept is let go with its page, and what is kept is bounded.
/// </summary>
internal sealed class SectionReader(string patient, string ownBase, SummaryDay day, int most, IPermittedStore store, IOperationHost host)
{
    private const int PageSize = 200;

    private int kept;

    public async Task<Result<SectionContent>> ReadAsync(Section section, CancellationToken cancel)
    {
        var (entries, leftOut) = (new List<DocumentEntry>(), 0);
        foreach (var source in section.Sources.Where(source => source.IsPermitted(store.Permit)))
        {
            var read = await ReadAsync(source, entries, cancel);
            if (read.Refusal is { } refusal) return refusal;
            leftOut += read.Value;
        }
        var withheld = section.Sources.Where(source => !source.IsPermitted(store.Permit)).Select(source => source.Type).ToImmutableArray();
        var reason = entries.Count > 0 ? (EmptyReason?)null : await ReasonAsync(section, cancel);
        return new SectionContent(section, SectionOrder.Of(entries), leftOut, withheld) { Reason = reason };
    }

    /// <summary>Adds what belongs into the section; the answer is how much was passed over.</summary>
    private async Task<Result<int>> ReadAsync(SectionSource source, List<DocumentEntry> entries, CancellationToken cancel)
    {
        var read = Query(source);
        if (read.Refusal is { } unreadable) return unreadable;
        var passedOver = 0;
        for (var query = read.Value; ;)
        {
            var page = await store.SearchAsync(query, cancel);
            if (page.Refusal is { } denied) return denied;
            foreach (var resource in page.Value.Matches.Select(Parsed))
            {
                if (source.IsCurrent(resource.Resource, day)) entries.Add(resource);
                else if (source.CountsLeftOut && !Current.IsInError(resource.Resource)) passedOver++;
            }
            if (kept + entries.Count > most) return new Refusal(422, [SummaryRules.TooLarge.At(null, most.ToString(CultureInfo.InvariantCulture))]);
            if (page.Value.Next is not { } next) break;
            query = query with { Cursor = next };
        }
        kept += entries.Count;
        return passedOver;
    }

    private Result<SearchQuery> Query(SectionSource source)
    {
        var read = host.Search(source.Type, $"patient=Patient/{patient}{source.Filter}&_count={PageSize}", ownBase);
        if (read.Refusal is not null || !source.IsNewestOfEach) return read;
        return read.Value with { Newest = new NewestOfEach(host.Parameters.Find(source.Type, "code")!, host.Parameters.Find(source.Type, "date")!, 1) };
    }

    private DocumentEntry Parsed(StoredResource resource) =>
        new($"{ownBase}/{resource.Reference}", JsonParser.Parse(resource.Json, host.Schema).Document!);

    private async Task<EmptyReason> ReasonAsync(Section section, CancellationToken cancel)
    {
        if (!section.IsPermitted(store.Permit)) return EmptyReason.Withheld;
        return section == Sections.Medications && await UsesNoMedicinesAsync(cancel) ? EmptyReason.NilKnown : EmptyReason.Unavailable;
    }

    /// <summary>A reconciled list of medicines that is empty because there are none is the one assertion of that kind in the national services.</summary>
    private async Task<bool> UsesNoMedicinesAsync(CancellationToken cancel)
    {
        if (!store.Permit.Permits("List", Interaction.Search)) return false;
        var read = host.Search("List", $"patient=Patient/{patient}&code=http://loinc.org|{Sections.Medications.Loinc}&status=current&_sort=-date&_count=1", ownBase);
        if (read.Refusal is not null) return false;
        var page = await store.SearchAsync(read.Value, cancel);
        return page is { IsValue: true, Value.Matches: [var newest] } && Current.Code(Parsed(newest).Resource, "emptyReason") == "nilknown";
    }
}
