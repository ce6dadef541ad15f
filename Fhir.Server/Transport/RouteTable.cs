using System.Collections.Frozen;

namespace Fhir.Server.Transport;

/// <summary>The route table as a CapabilityStatement says it. Filled once, when the routes are known.</summary>
public sealed class RouteTable
{
    // https://hl7.org/fhir/R4/valueset-type-restful-interaction.html
    private static readonly FrozenDictionary<(string, string), string> TypeInteractions = new Dictionary<(string, string), string>
    {
        [("GET", "{type}/{id}")] = "read",
        [("GET", "{type}/{id}/_history/{vid}")] = "vread",
        [("PUT", "{type}/{id}")] = "update",
        [("PATCH", "{type}/{id}")] = "patch",
        [("DELETE", "{type}/{id}")] = "delete",
        [("GET", "{type}/{id}/_history")] = "history-instance",
        [("GET", "{type}/_history")] = "history-type",
        [("POST", "{type}")] = "create",
        [("GET", "{type}")] = "search-type",
    }.ToFrozenDictionary();

    // Operations of the specification have its definitions; an own one is defined by the project.
    private static readonly FrozenDictionary<string, string> Definitions = new Dictionary<string, string>
    {
        ["$validate"] = "http://hl7.org/fhir/OperationDefinition/Resource-validate",
        ["$convert"] = "http://hl7.org/fhir/OperationDefinition/Resource-convert",
        ["$meta"] = "http://hl7.org/fhir/OperationDefinition/Resource-meta",
        ["{type}/$meta"] = "http://hl7.org/fhir/OperationDefinition/Resource-meta",
        ["{type}/$meta-add"] = "http://hl7.org/fhir/OperationDefinition/Resource-meta-add",
        ["{type}/$meta-delete"] = "http://hl7.org/fhir/OperationDefinition/Resource-meta-delete",
        ["{type}/$validate"] = "http://hl7.org/fhir/OperationDefinition/Resource-validate",
        ["$fhirpath"] = "https://fhirref.example/no/OperationDefinition/fhirpath",
        ["StructureDefinition/$snapshot"] = "http://hl7.org/fhir/OperationDefinition/StructureDefinition-snapshot",
        ["ValueSet/$expand"] = "http://hl7.org/fhir/OperationDefinition/ValueSet-expand",
        ["ValueSet/$validate-code"] = "http://hl7.org/fhir/OperationDefinition/ValueSet-validate-code",
        ["CodeSystem/$validate-code"] = "http://hl7.org/fhir/OperationDefinition/CodeSystem-validate-code",
        ["CodeSystem/$lookup"] = "http://hl7.org/fhir/OperationDefinition/CodeSystem-lookup",
        ["CodeSystem/$subsumes"] = "http://hl7.org/fhir/OperationDefinition/CodeSystem-subsumes",
        ["Observation/$lastn"] = "http://hl7.org/fhir/OperationDefinition/Observation-lastn",
        ["$reindex"] = "https://fhirref.example/no/OperationDefinition/reindex",
        ["$import"] = "https://fhirref.example/no/OperationDefinition/import",
        ["$export"] = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export",
        ["Patient/$export"] = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export",
        ["Group/{id}/$export"] = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export",
        ["Patient/$everything"] = "http://hl7.org/fhir/OperationDefinition/Patient-everything",
        ["Encounter/{id}/$everything"] = "http://hl7.org/fhir/OperationDefinition/Encounter-everything",
        ["Subscription/$status"] = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-status",
        ["Subscription/$get-ws-binding-token"] = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-get-ws-binding-token",
        ["Subscription/{id}/$events"] = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-events",
        ["SearchParameter/{id}/$reindex-status"] = "https://fhirref.example/no/OperationDefinition/reindex-status",
        ["ConceptMap/$translate"] = "http://hl7.org/fhir/OperationDefinition/ConceptMap-translate",
    }.ToFrozenDictionary();

    private IReadOnlyList<Route> routes = [];

    public void Fill(IReadOnlyList<Route> table) => routes = table;

    public IReadOnlyList<string> OfType(string type) =>
        [.. routes.Where(route => route.IsFor(type)).Select(route => TypeInteractions.GetValueOrDefault((route.Method, route.Pattern))).OfType<string>()];

    /// <summary>Whether a route is there: what a conditional interaction and the like are claimed by.</summary>
    public bool Has(string method, string pattern) => routes.Any(route => route.Method == method && route.Pattern == pattern);

    /// <summary>Whether a route of every type is there for one of them.</summary>
    public bool Has(string method, string pattern, string type) => routes.Any(route => route.Method == method && route.Pattern == pattern && route.IsFor(type));

    public IReadOnlyList<string> OfSystem() =>
    [
        .. Has("POST", "") ? (ReadOnlySpan<string>)["transaction", "batch"] : [],
        .. Has("GET", "") ? (ReadOnlySpan<string>)["search-system"] : [],
        .. Has("GET", "_history") ? (ReadOnlySpan<string>)["history-system"] : [],
    ];

    /// <summary>Whether compartments can be searched.</summary>
    public bool HasCompartments() => Has("GET", "{owner}/{id}/{type}");

    public IReadOnlyList<(string Name, string Definition)> OperationsOfSystem() => [.. Operations("$", "")];

    /// <summary>Those of every type, then the type's own. One on an instance has the definition of the type's.</summary>
    public IReadOnlyList<(string Name, string Definition)> OperationsOf(string type) =>
    [
        .. Operations("{type}/$", type).Concat(Operations("{type}/{id}/$", type)).Concat(Operations($"{type}/$", type)).Concat(Operations($"{type}/{{id}}/$", type)).DistinctBy(operation => operation.Name),
    ];

    private IEnumerable<(string Name, string Definition)> Operations(string start, string type) =>
        [.. routes.Where(route => route.IsFor(type) && route.Pattern.StartsWith(start, StringComparison.Ordinal)).DistinctBy(route => route.Pattern).Select(route => (route.Pattern[(route.Pattern.IndexOf('$', StringComparison.Ordinal) + 1)..], DefinitionOf(route)))];

    private static string DefinitionOf(Route route) =>
        route.Definition ?? Definitions.GetValueOrDefault(route.Pattern) ?? Definitions[route.Pattern.Replace("{id}/", "", StringComparison.Ordinal)];
}
