using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
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
public sealed class AccessAudits(Schema schema, SearchReader searches, AccessLog log, OwnNotes own)
{
    private static readonly ImmutableArray<IAccessAudit> Audits = [.. TiltakModules.All.SelectMany(module => module.Audits)];

    private static readonly FrozenDictionary<string, IAccessAudit> ByType = Audits.SelectMany(audit => audit.Types.Select(type => (type, audit))).ToFrozenDictionary(pair => pair.type, pair => pair.audit);

    /// <summary>The audit that tells of a type; null when none does.</summary>
    public static IAccessAudit? Of(string type) => ByType.GetValueOrDefault(type);

    public IPermittedStore Around(IPermittedStore store, AccessTrail trail) => Audits.IsEmpty ? store : new AuditedStore(store, this, trail);

    public StoreNotes NotesOf(IEnumerable<AccessEvent> told, AccessTrail trail, StoreNotes? others) =>
        own.Of([.. others?.Commands ?? [], .. told.Select(one => log.Event(one, trail.Caller))]);

    /// <summary>The answer, once what it shows is told; or that it cannot be.</summary>
    public async Task<FhirResponse> TellAsync(AccessTrail trail, FhirResponse response, CancellationToken cancel)
    {
        if (response.Status is 403 or 404) await NoteBlockedAsync(trail, response, cancel);
        if (trail.IsEmpty) return response;
        var told = await log.TellAsync(trail.Events, trail.Caller, cancel);
        return told.IsStored ? response : FhirResponse.Refuse(told.Failure.Refusal);
    }

    /// <summary>A caller who may not do what he asks, or claims a right he has not got, is told of when he asks for what is told.</summary>
    public async Task<FhirResponse> RefuseAsync(AccessTrail trail, FhirResponse refusal, CancellationToken cancel)
    {
        var (type, id) = trail.Asked;
        if (Of(type) is not null || VisibleStore.IsContent(type))
            trail.Add(new AccessEvent(AuditCode.Rest, [AuditCode.Interaction(trail.Interaction)], "E")
            {
                Outcome = AccessEvent.NotPermitted,
                Reason = refusal.Outcome?[0].RuleId,
                Things = [id.Length > 0 ? new AuditedThing { Reference = $"{type}/{id}" } : new AuditedThing { Name = type }],
            });
        if (!trail.IsEmpty) await log.TellAsync(trail.Events, trail.Caller, cancel);
        return refusal;
    }

    /// <summary>What leads to a content, whatever of it the caller is shown.</summary>
    public async Task<IReadOnlyList<(IAccessAudit Audit, StoredResource Source)>> LeadingToAsync(string type, string id, CancellationToken cancel)
    {
        var found = new List<(IAccessAudit, StoredResource)>();
        foreach (var audit in Audits)
        {
            var query = searches.ReadCondition(audit.Types[0], $"{audit.ContentParameter}={type}/{id}", "");
            var page = await own.Look.SearchAsync(query.Value, cancel);
            if (page.IsValue) found.AddRange(page.Value.Matches.Select(source => (audit, source)));
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

    public Element Parse(StoredResource resource) => resource.IsDeleted || resource.Json.IsEmpty ? default : JsonParser.Parse(resource.Json, schema).Document!.Root;

    /// <summary>The id was in the answer's way, not the permit: what stands there is withheld.</summary>
    private async Task NoteBlockedAsync(AccessTrail trail, FhirResponse response, CancellationToken cancel)
    {
        var (type, id) = trail.Asked;
        if (id.Length == 0) return;
        if (VisibleStore.IsContent(type) && response.Outcome is [{ RuleId: var rule }] && rule == VisibilityRules.ContentWithheld.Id)
            foreach (var (audit, source) in await LeadingToAsync(type, id, cancel)) trail.Add(Blocked(audit.OfContent(), source, rule, trail));
        if (response.Status == 404 && Of(type) is { } told && await own.Look.ReadAsync(type, id, cancel) is { IsValue: true, Value: { IsDeleted: false } hidden } && told.OfShown(Parse(hidden), trail.Interaction) is { } kind)
            trail.Add(Blocked(kind, hidden, VisibilityRules.ContentWithheld.Id, trail));
    }

    private AccessEvent Blocked(AccessEvent kind, StoredResource source, string rule, AccessTrail trail) => kind with
    {
        Outcome = AccessEvent.NotPermitted,
        Reason = rule,
        PatientId = AuditedPatient.Of(Parse(source), trail.BaseUrl),
        Things = [new AuditedThing { Reference = source.Reference }],
    };
}
