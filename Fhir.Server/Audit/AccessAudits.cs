using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Server.Visibility;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak;

namespace Fhir.Server.Audit;

/// <summary>
/// Tells in the log of access what the modules want told. An answer that cannot be told is not given: a log that may have holes proves nothing. What is about resources that no
/// module names costs nothing here.
/// </summary>
public sealed class AccessAudits(Schema schema, SearchReader searches, AccessLog log, OwnNotes own, AuditedPatients patients, HostSettings settings)
{
    private static readonly ImmutableArray<IAccessAudit> Audits = [.. TiltakModules.All.SelectMany(module => module.Audits)];

    private const int MostReasons = 10;
    private const int AskedTogether = 100;
    private const int MostLeading = 200;

    private static readonly FrozenDictionary<string, IAccessAudit> ByType = Audits.SelectMany(audit => audit.Types.Select(type => (type, audit))).ToFrozenDictionary(pair => pair.type, pair => pair.audit);

    /// <summary>The audit that tells of a type; null when none does.</summary>
    public static IAccessAudit? Of(string type) => ByType.GetValueOrDefault(type);

    public IPermittedStore Around(IPermittedStore store, AccessTrail trail) => Audits.IsEmpty ? store : new AuditedStore(store, this, trail);

    public StoreNotes NotesOf(IEnumerable<AccessEvent> told, AccessTrail trail, StoreNotes? others) =>
        own.Of([.. others?.Commands ?? [], .. told.Select(one => log.Event(one, trail.Caller))]);

    /// <summary>The answer, once what it shows is told, or what was refused; or that it cannot be.</summary>
    public async Task<FhirResponse> TellAsync(AccessTrail trail, FhirResponse response, CancellationToken cancel)
    {
        // Who hangs up when he is refused is told of all the same.
        if (response.Status >= 400 && await NoteRefusedAsync(trail, response, CancellationToken.None)) cancel = CancellationToken.None;
        if (response.Status is 403 or 404) await NoteBlockedAsync(trail, response, cancel);
        if (trail.IsEmpty) return response;
        var told = await log.TellAsync(trail.Events, trail.Caller, cancel);
        return told.IsStored ? response : FhirResponse.Refuse(told.Failure.Refusal);
    }

    /// <summary>Tells what has come by so far of work that is longer than a request; a refusal when it cannot be told.</summary>
    public async Task<Refusal?> TellAsync(AccessTrail trail, CancellationToken cancel)
    {
        var told = trail.IsEmpty ? null : await log.TellAsync(trail.Take(), trail.Caller, cancel);
        return told is { IsStored: false } ? told.Failure.Refusal : null;
    }

    /// <summary>A caller who may not do what he asks, or claims a right he has not got, is told of when he asks for what is told.</summary>
    public async Task<FhirResponse> RefuseAsync(AccessTrail trail, FhirResponse refusal, CancellationToken cancel)
    {
        var (type, id) = trail.Asked;
        if (!await NoteRefusedAsync(trail, refusal, cancel) && (Of(type) is not null || VisibleStore.IsContent(type)))
            trail.Add(new AccessEvent(AuditCode.Rest, [AuditCode.Interaction(trail.Interaction)], "E")
            {
                Outcome = AccessEvent.NotPermitted,
                Reason = refusal.Outcome?[0].RuleId,
                Things = [id.Length > 0 ? new AuditedThing { Reference = $"{type}/{id}" } : new AuditedThing { Name = type }],
            });
        if (!trail.IsEmpty) await log.TellAsync(trail.Events, trail.Caller, cancel);
        return refusal;
    }

    /// <summary>What leads to contents, whatever of it the caller is shown. One question is about a hundred of them.</summary>
    /// <param name="contents"><c>Binary/1</c> each.</param>
    public async Task<IReadOnlyList<(IAccessAudit Audit, StoredResource Source)>> LeadingToAsync(IReadOnlyList<string> contents, CancellationToken cancel)
    {
        var found = new List<(IAccessAudit, StoredResource)>();
        foreach (var some in contents.Chunk(AskedTogether))
            foreach (var audit in Audits) found.AddRange((await LeadingToAsync(audit, some, cancel)).Select(source => (audit, source)));
        return found;
    }

    private async Task<IReadOnlyList<StoredResource>> LeadingToAsync(IAccessAudit audit, IReadOnlyList<string> contents, CancellationToken cancel)
    {
        var found = new List<StoredResource>();
        var query = searches.ReadCondition(audit.Types[0], $"{audit.ContentParameter}={string.Join(',', contents)}&_count={MostLeading}", "").Value;
        while (await own.Look.SearchAsync(query, cancel) is { IsValue: true, Value: var page })
        {
            found.AddRange(page.Matches);
            if (page.Next is not { } next) break;
            query = query with { Cursor = next };
        }
        return found;
    }

    /// <summary>Whether a record has anything of the types that are told of and that it is asked for.</summary>
    public async Task<bool> AnyInAsync(RecordQuery record, CancellationToken cancel)
    {
        foreach (var type in ByType.Keys.Where(type => record.Types.Count == 0 || record.Types.Contains(type)))
        {
            var query = searches.ReadCondition(type, $"{(record.Type == "Patient" ? "patient" : "encounter")}={record.Type}/{record.Id}&_count=1", "");
            if (query.IsValue && await own.Look.SearchAsync(query.Value, cancel) is { IsValue: true, Value.Matches.Count: > 0 }) return true;
        }
        return false;
    }

    /// <summary>Whom a resource is about; null when that cannot be told.</summary>
    public Task<string?> PatientOfAsync(Element resource, AccessTrail trail, CancellationToken cancel) => patients.OfAsync(resource, trail.BaseUrl, cancel);

    public Element Parse(StoredResource resource) => resource.IsDeleted || resource.Json.IsEmpty ? default : JsonParser.Parse(resource.Json, schema).Document!.Root;

    /// <summary>False when what was sent is nothing that is told of.</summary>
    private async Task<bool> NoteRefusedAsync(AccessTrail trail, FhirResponse refusal, CancellationToken cancel)
    {
        var type = trail.Asked.Type;
        if (type.Length > 0 && !VisibleStore.IsContent(type)) return false;
        if (trail.Sent(schema, settings.Limits) is not { Root: var sent }) return NoteUnreadable(trail, refusal);
        if (Audits.Select(audit => audit.OfRefused(sent)).FirstOrDefault(told => told is not null) is not { } refused) return false;
        trail.Add(refused.Event with
        {
            Outcome = AccessEvent.OutcomeOf(refusal.Status),
            Reason = ReasonOf(refusal),
            PatientId = refused.About.Exists ? await patients.OfAsync(refused.About, trail.BaseUrl, cancel, sent) : null,
        });
        return true;
    }

    /// <summary>What cannot be read says of nobody, but who sent it is known, and often what it was to be.</summary>
    private static bool NoteUnreadable(AccessTrail trail, FhirResponse refusal)
    {
        foreach (var audit in Audits)
            if (audit.OfUnreadable(trail.SentBundle) is { } told)
            {
                trail.Add(told with { Outcome = AccessEvent.OutcomeOf(refusal.Status), Reason = ReasonOf(refusal) });
                return true;
            }
        return false;
    }

    private static string? ReasonOf(FhirResponse refusal)
    {
        var rules = (refusal.Outcome ?? []).Where(issue => issue.IsError).Select(issue => issue.RuleId).Distinct().Take(MostReasons).ToList();
        return rules.Count == 0 ? null : string.Join(' ', rules);
    }

    /// <summary>The id was in the answer's way, not the permit: what stands there is withheld.</summary>
    private async Task NoteBlockedAsync(AccessTrail trail, FhirResponse response, CancellationToken cancel)
    {
        var (type, id) = trail.Asked;
        if (id.Length == 0) return;
        if (VisibleStore.IsContent(type) && response.Outcome is [{ RuleId: var rule }] && rule == VisibilityRules.ContentWithheld.Id)
            foreach (var (audit, source) in await LeadingToAsync([$"{type}/{id}"], cancel)) trail.Add(await BlockedAsync(audit.OfContent(), source, rule, trail, cancel));
        if (response.Status == 404 && Of(type) is { } told && await own.Look.ReadAsync(type, id, cancel) is { IsValue: true, Value: { IsDeleted: false } hidden } && told.OfShown(Parse(hidden), trail.Interaction) is { } kind)
            trail.Add(await BlockedAsync(kind, hidden, VisibilityRules.ContentWithheld.Id, trail, cancel));
    }

    private async Task<AccessEvent> BlockedAsync(AccessEvent kind, StoredResource source, string rule, AccessTrail trail, CancellationToken cancel) => kind with
    {
        Outcome = AccessEvent.NotPermitted,
        Reason = rule,
        PatientId = await patients.OfAsync(Parse(source), trail.BaseUrl, cancel),
        Things = [new AuditedThing { Reference = source.Reference }],
    };
}
