using Fhir.Server.Transport;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Audit;

/// <summary>What one request has come by of what is told in the log of access, in the order it came.</summary>
/// <param name="interaction">The name of its route.</param>
public sealed class AccessTrail(string interaction, FhirRequest request, Permit permit)
{
    /// <summary>Things one event names; a page that shows more is told in several.</summary>
    private const int MostThings = 100;

    // Made when there is something to tell, which for most requests there is not.
    private List<AccessEvent>? events;
    private Dictionary<(string Kind, string? Patient), (AccessEvent Kind, List<AuditedThing> Things)>? shown;

    /// <summary>The name of the request's route.</summary>
    public string Route => interaction;

    /// <summary>FHIR's word for it. https://hl7.org/fhir/R4/valueset-type-restful-interaction.html</summary>
    public string Interaction => interaction switch
    {
        "search-type" or "search-system" => "search",
        "batch" => "transaction",
        ['$', ..] => "operation",
        _ when interaction.Contains(' ') => "search",
        var name => name,
    };

    public AuditCaller Caller => new(permit, request.Origin, request.Withheld.Basis);

    public bool IsEmpty => events is null && shown is null;

    public string BaseUrl => request.BaseUrl;

    /// <summary>The resource in the request's address; empty where there is none.</summary>
    public (string Type, string Id) Asked => (request.Type, request.Id);

    public void Add(AccessEvent told) => (events ??= []).Add(told);

    public void Show(AccessEvent kind, string? patientId, string reference)
    {
        var key = (string.Join(' ', kind.Subtypes.Select(subtype => subtype.Code).Append(kind.Type.Code)), patientId);
        if (!(shown ??= []).TryGetValue(key, out var group)) shown[key] = group = (kind, []);
        var thing = new AuditedThing { Reference = reference };
        if (!group.Things.Contains(thing)) group.Things.Add(thing);
    }

    /// <summary>One event for each patient, kind and hundred things.</summary>
    public List<AccessEvent> Events =>
    [
        .. events ?? [],
        .. (shown ?? []).SelectMany(group => group.Value.Things.Chunk(MostThings).Select(things => group.Value.Kind with { PatientId = group.Key.Patient, Things = [.. things] })),
    ];
}
