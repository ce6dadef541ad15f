using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>Puts a summary together: reads the sections, states what is absent, raises alerts, and takes in what all of it refers to.</summary>
internal sealed class SummaryMaker(IpsVersion version, OperationRequest request, IPermittedStore store, IOperationHost host, int most)
{
    /// <summary>Kinds of critical information that a reader must be alerted of and whose resources IPS shows in sections of their own.</summary>
    private static readonly string[] AlertedKinds = ["3", "4", "5", "6", "10"];

    public async Task<Result<SummaryDocument>> MakeAsync(DocumentEntry patient, CancellationToken cancel)
    {
        var made = new MadeEntries(patient.FullUrl, request.Language, host.Schema);
        var reader = new SectionReader(patient.Resource.ValueOf("id")!, request.BaseUrl, SummaryDay.Of(host.Clock.GetUtcNow()), most, store, host);
        var sections = ImmutableArray.CreateBuilder<SectionContent>();
        foreach (var section in Sections.All)
        {
            var content = await reader.ReadAsync(section, cancel);
            if (content.Refusal is { } refusal) return refusal;
            sections.Add(Stated(content.Value, made));
        }
        return await GatherAsync(patient, made.Author(), WithAlerts(sections.ToImmutable(), made), cancel);
    }

    private async Task<Result<SummaryDocument>> GatherAsync(DocumentEntry patient, DocumentEntry author, ImmutableArray<SectionContent> sections, CancellationToken cancel)
    {
        var graph = new DocumentGraph(request.BaseUrl, most, store, host);
        foreach (var entry in (IEnumerable<DocumentEntry>)[patient, author, .. sections.SelectMany(content => content.Entries)]) graph.Add(IpsGaps.Filled(entry));
        foreach (var entry in graph.Entries.Where(entry => entry.Resource.Type.Name == "DeviceUseStatement").ToList()) graph.Lift(entry, "Device");
        await graph.CloseAsync(cancel);
        if (graph.IsTooLarge) return new Refusal(422, [SummaryRules.TooLarge.At(null, most.ToString(CultureInfo.InvariantCulture))]);
        return new SummaryDocument(version, patient, author, sections, graph);
    }

    /// <summary>Where a required section must have an entry, one that says what is absent.</summary>
    private SectionContent Stated(SectionContent content, MadeEntries made) =>
        version.StatesAbsenceByEntry && content is { Reason: { } reason, Section: { Need: SectionNeed.Required, Absence: { } absence } }
            ? content with { Entries = [made.Absent(absence, reason == EmptyReason.NilKnown)] } : content;

    /// <summary>
    /// Adds alerts of the critical records of a kind of which fewer alerts have been raised than there are records: which one was forgotten nobody knows, and
    /// one alert too many is better than one too few.
    /// </summary>
    private static ImmutableArray<SectionContent> WithAlerts(ImmutableArray<SectionContent> sections, MadeEntries made)
    {
        var alerts = sections.First(content => content.Section == Sections.Alerts);
        if (alerts.Reason == EmptyReason.Withheld) return sections;
        var raised = alerts.Entries.ToLookup(flag => CriticalKind.Of(flag.Resource));
        var added = sections.Where(content => content.Section == Sections.Problems || content.Section == Sections.Procedures).SelectMany(content => content.Entries)
            .Where(entry => entry.Resource.Child("code").Exists).GroupBy(entry => CriticalKind.Of(entry.Resource))
            .Where(kind => AlertedKinds.Contains(kind.Key) && raised[kind.Key].Count() < kind.Count())
            .SelectMany(kind => kind.Select(entry => made.Alert(entry, kind.Key!))).ToImmutableArray();
        return added.IsEmpty ? sections : sections.Replace(alerts, alerts with { Entries = alerts.Entries.AddRange(added), Reason = null });
    }
}
