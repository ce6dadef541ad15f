using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;
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

    /// <summary>Things held of work that is longer than a request.</summary>
    private const int MostHeld = 1000;

    /// <summary>Of a job, which outlives its request.</summary>
    /// <param name="origin">Where the request came from.</param>
    public static AccessTrail OfJob(string route, string baseUrl, string? origin, Permit permit) =>
        new(route, new FhirRequest { Method = "POST", Path = [route], BaseUrl = baseUrl, Origin = origin }, permit);

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

    public AuditCaller Caller => new(permit, request.Origin, request.Withheld.Basis, request.BaseUrl) { ConsentOf = request.Withheld.ConsentOf };

    public bool IsEmpty => events is null && shown is null;

    public string BaseUrl => request.BaseUrl;

    /// <summary>The resource in the request's address; empty where there is none.</summary>
    public (string Type, string Id) Asked => (request.Type, request.Id);

    /// <summary>What came to be stored, as far as it can be read; null when nothing came, and for a patch. Parsed here only when nobody came as far as parsing it.</summary>
    public Document? Sent(Schema schema, ParseLimits limits) => request switch
    {
        { Body.IsEmpty: true } or { Method: not ("POST" or "PUT") } => null,
        { Parsed.Result: { } parsed } => parsed.Document,
        { ContentFormat: BodyFormat.Json } => JsonParser.Parse(request.Body, schema, limits).Document,
        { ContentFormat: BodyFormat.Xml } => XmlParser.Parse(request.Body, schema, limits).Document,
        _ => null,
    };

    /// <summary>What came to be carried out or stored as a Bundle, as it came; empty for anything else.</summary>
    public ReadOnlySpan<byte> SentBundle => request is { Method: "POST", Path: [] or ["Bundle"] } ? request.Body.Span : [];

    public void Add(AccessEvent told) => (events ??= []).Add(told);

    public void Show(AccessEvent kind, string? patientId, string reference)
    {
        var key = (string.Join(' ', kind.Subtypes.Select(subtype => subtype.Code).Append(kind.Type.Code)), patientId);
        if (!(shown ??= []).TryGetValue(key, out var group)) shown[key] = group = (kind, []);
        var thing = new AuditedThing { Reference = reference };
        if (!group.Things.Contains(thing)) group.Things.Add(thing);
    }

    /// <summary>So much has come by that it is time to tell it.</summary>
    public bool IsLong => (events?.Count ?? 0) + (shown?.Values.Sum(group => group.Things.Count) ?? 0) >= MostHeld;

    /// <summary>The events, which are then no longer held.</summary>
    public List<AccessEvent> Take()
    {
        var taken = Events;
        (events, shown) = (null, null);
        return taken;
    }

    /// <summary>One event for each patient, kind and hundred things.</summary>
    public List<AccessEvent> Events =>
    [
        .. events ?? [],
        .. (shown ?? []).SelectMany(group => group.Value.Things.Chunk(MostThings).Select(things => group.Value.Kind with { PatientId = group.Key.Patient, Things = [.. things] })),
    ];
}
