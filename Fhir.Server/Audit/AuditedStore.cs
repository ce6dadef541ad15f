using System.Runtime.CompilerServices;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Operability.Logging;
using Fhir.Server.Transport;
using Fhir.Server.Visibility;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Audit;

/// <summary>A store that leaves a trail of what its caller is shown of what the log of access tells, and has each write of it told in its own commit.</summary>
/// <param name="isLooking">What is read only to decide something leaves no trail; what is written does.</param>
public sealed class AuditedStore(IPermittedStore store, AccessAudits audits, AccessTrail trail, bool isLooking = false) : IPermittedStore
{
    public Permit Permit => store.Permit;

    public IPermittedStore Watched(Witness witness) => new AuditedStore(store.Watched(witness), audits, trail, isLooking: true);

    public string Seal(string text) => store.Seal(text);

    public string? Open(string token) => store.Open(token);

    public Task<Result<IReadOnlyList<SearchExplanation>>> ExplainAsync(SearchQuery query, CancellationToken cancel) => store.ExplainAsync(query, cancel);

    public Task<Result<LabelsInUse>> LabelsAsync(IReadOnlyList<string> types, CancellationToken cancel) => store.LabelsAsync(types, cancel);

    public Task<Result<Series>> SeriesAsync(SeriesQuery query, CancellationToken cancel) => store.SeriesAsync(query, cancel);

    public Task<Result<StoredResource?>> ReadAsync(string type, string id, CancellationToken cancel) =>
        AccessAudits.Of(type) is not null || VisibleStore.IsContent(type) ? ReadToldAsync(type, id, cancel) : store.ReadAsync(type, id, cancel);

    public async Task<Result<StoredResource?>> ReadVersionAsync(string type, string id, long version, CancellationToken cancel)
    {
        var read = await store.ReadVersionAsync(type, id, version, cancel);
        if (read is { IsValue: true, Value: { } found }) await ShownAsync(found, cancel);
        return read;
    }

    public async Task<Result<SearchPage>> SearchAsync(SearchQuery query, CancellationToken cancel)
    {
        var page = await store.SearchAsync(query, cancel);
        if (!page.IsValue || isLooking) return page;
        if (AccessAudits.Of(query.Type)?.OfSearch(query.Type, query.Applied) is { } told) await SearchedAsync(told, query, page.Value.Matches, cancel);
        else await ShownAsync(page.Value.Matches, cancel);
        await ShownAsync(page.Value.Included, cancel);
        return page;
    }

    public async Task<Result<HistoryPage>> HistoryAsync(HistoryQuery query, CancellationToken cancel)
    {
        var page = await store.HistoryAsync(query, cancel);
        if (page.IsValue) await ShownAsync(page.Value.Versions, cancel);
        return page;
    }

    /// <summary>A walk may be long: whoever goes it tells what has come by (<see cref="AccessTrail.IsLong"/>) before he hands it out.</summary>
    public Result<WalkPages> Walk(WalkQuery query)
    {
        var walk = store.Walk(query);
        return walk.IsValue && !isLooking && (AccessAudits.Of(query.Type) is not null || VisibleStore.IsContent(query.Type)) ? new WalkPages(ShownAsync(walk.Value.Pages)) : walk;
    }

    /// <summary>The pieces are written while the answer goes out, so what they may show is told before.</summary>
    public async Task<Result<RecordPage>> RecordAsync(RecordQuery query, CancellationToken cancel)
    {
        var page = await store.RecordAsync(query, cancel);
        if (page.IsValue && !isLooking && await audits.AnyInAsync(query, cancel))
            trail.Add(new AccessEvent(AuditCode.Rest, [AuditCode.Interaction("operation")], "E")
            {
                PatientId = query.Type == "Patient" ? query.Id : null,
                Things = [query.Type == "Patient" ? new AuditedThing { Name = trail.Route } : new AuditedThing { Reference = $"{query.Type}/{query.Id}" }],
            });
        return page;
    }

    public async Task<WriteResult> WriteAsync(WriteBatch batch, CancellationToken cancel)
    {
        if (!IsTold(batch)) return await store.WriteAsync(batch, cancel);
        var written = new List<(IAccessAudit Audit, WrittenThing Thing)>();
        foreach (var command in batch.Commands)
            if (AccessAudits.Of(command.Type) is { } audit) written.Add((audit, await ThingAsync(command, batch, cancel)));
        var told = written.GroupBy(pair => pair.Audit, pair => pair.Thing).SelectMany(group => group.Key.OfWrite([.. group])).ToList();
        return await store.WriteAsync(told.Count == 0 ? batch : batch with { Notes = audits.NotesOf(told, trail, batch.Notes) }, cancel);
    }

    /// <summary>A trial stores nothing. The server's own notes tell nothing, but other labels do: they may open what was blocked.</summary>
    private static bool IsTold(WriteBatch batch) =>
        !batch.IsTrial && batch.Commands.Any(command => (command is RelabelCommand || !batch.IsHousekeeping) && AccessAudits.Of(command.Type) is not null);

    private async Task<WrittenThing> ThingAsync(WriteCommand command, WriteBatch batch, CancellationToken cancel)
    {
        var ownBase = batch.OwnBase ?? trail.BaseUrl;
        var reference = $"{command.Type}/{command.Id}";
        return command switch
        {
            CreateCommand create => new WrittenThing(reference, "C", create.Resource, await PatientAsync(create.Resource, ownBase, create.Replace, cancel)),
            UpdateCommand update => new WrittenThing(reference, "U", update.Resource, await PatientAsync(update.Resource, ownBase, update.Replace, cancel)),
            RelabelCommand relabel => new WrittenThing(reference, "U", relabel.Resource, await PatientAsync(relabel.Resource, ownBase, null, cancel)),
            _ => new WrittenThing(reference, "D", default, await PatientAsync(command, ownBase, cancel)),
        };
    }

    private async Task<Result<StoredResource?>> ReadToldAsync(string type, string id, CancellationToken cancel)
    {
        var read = await store.ReadAsync(type, id, cancel);
        if (read is { IsValue: true, Value: { } found }) await ShownAsync(found, cancel);
        return read;
    }

    private async Task<string?> PatientAsync(Element resource, string ownBase, Func<Element, string?>? replace, CancellationToken cancel) =>
        AuditedPatient.Of(resource, ownBase, replace) ?? await audits.PatientOfAsync(resource, trail, cancel);

    /// <summary>Of what is deleted, as far as its caller may read it.</summary>
    private async Task<string?> PatientAsync(WriteCommand command, string ownBase, CancellationToken cancel) =>
        await store.ReadAsync(command.Type, command.Id, cancel) is { IsValue: true, Value: { } gone } && audits.Parse(gone) is { Exists: true } root ? await PatientAsync(root, ownBase, null, cancel) : null;

    /// <summary>One event for each patient among the matches; without any, for the patient that was asked about.</summary>
    private async Task SearchedAsync(AccessEvent told, SearchQuery query, IReadOnlyList<StoredResource> matches, CancellationToken cancel)
    {
        var question = QueryText.Format(query.Applied.Select(parameter => parameter with { Value = Masking.Mask(parameter.Value) })).Replace("%2A", "*", StringComparison.Ordinal);
        var asked = new AuditedThing { Role = "24", Query = $"{query.Type}?{question}" };
        var patients = new List<string?>();
        foreach (var match in matches)
            if (await audits.PatientOfAsync(audits.Parse(match), trail, cancel) is var patient && !patients.Contains(patient)) patients.Add(patient);
        if (patients.Count == 0) patients.Add(AuditedPatient.Of(query.Applied, trail.BaseUrl));
        foreach (var patient in patients) trail.Add(told with { PatientId = patient, Things = [asked] });
    }

    private async IAsyncEnumerable<IReadOnlyList<StoredResource>> ShownAsync(IAsyncEnumerable<IReadOnlyList<StoredResource>> pages, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var page in pages.WithCancellation(cancel))
        {
            await ShownAsync(page, cancel);
            await ContentShownAsync(page, cancel);
            yield return page;
        }
    }

    private async Task ShownAsync(IReadOnlyList<StoredResource> resources, CancellationToken cancel)
    {
        foreach (var resource in resources) await ShownItselfAsync(resource, cancel);
    }

    private async Task ShownAsync(StoredResource resource, CancellationToken cancel)
    {
        await ShownItselfAsync(resource, cancel);
        await ContentShownAsync([resource], cancel);
    }

    private async Task ContentShownAsync(IReadOnlyList<StoredResource> resources, CancellationToken cancel)
    {
        if (isLooking) return;
        var contents = resources.Where(resource => VisibleStore.IsContent(resource.Type) && !resource.IsDeleted).Select(resource => resource.Reference).ToList();
        foreach (var (audit, source) in await audits.LeadingToAsync(contents, cancel))
            trail.Show(audit.OfContent(), await audits.PatientOfAsync(audits.Parse(source), trail, cancel), source.Reference);
    }

    private async Task ShownItselfAsync(StoredResource resource, CancellationToken cancel)
    {
        if (isLooking || resource.IsDeleted || AccessAudits.Of(resource.Type) is not { } audit) return;
        var root = audits.Parse(resource);
        if (root.Exists && audit.OfShown(root, trail.Interaction) is { } told)
            trail.Show(told, await audits.PatientOfAsync(root, trail, cancel), $"{resource.Type}/{resource.Id}/_history/{resource.Version}");
    }
}
