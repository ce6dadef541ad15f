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
        [("DELETE", "{type}/{id}")] = "delete",
        [("GET", "{type}/{id}/_history")] = "history-instance",
        [("POST", "{type}")] = "create",
        [("GET", "{type}")] = "search-type",
    }.ToFrozenDictionary();

    // Operations of the specification have its definitions; an own one is defined by the project.
    private static readonly FrozenDictionary<string, string> Definitions = new Dictionary<string, string>
    {
        ["validate"] = "http://hl7.org/fhir/OperationDefinition/Resource-validate",
        ["snapshot"] = "http://hl7.org/fhir/OperationDefinition/StructureDefinition-snapshot",
        ["fhirpath"] = "https://fhirref.example/no/OperationDefinition/fhirpath",
    }.ToFrozenDictionary();

    private IReadOnlyList<Route> routes = [];

    public void Fill(IReadOnlyList<Route> table) => routes = table;

    public IReadOnlyList<string> OfType() =>
        [.. routes.Select(route => TypeInteractions.GetValueOrDefault((route.Method, route.Pattern))).OfType<string>()];

    public IReadOnlyList<string> OfSystem() => routes.Any(route => route is { Method: "POST", Pattern: "" }) ? ["transaction", "batch"] : [];

    /// <param name="prefix">Empty for operations on the system, <c>{type}/</c> for those on every type, <c>Patient/</c> for those on one.</param>
    public IReadOnlyList<(string Name, string Definition)> Operations(string prefix) =>
        [.. routes.Where(route => route.Pattern.StartsWith(prefix + "$", StringComparison.Ordinal)).Select(route => route.Pattern[(prefix.Length + 1)..]).Distinct()
            .Select(name => (name, Definitions[name]))];
}
