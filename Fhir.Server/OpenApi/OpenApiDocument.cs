using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Server.Authorization;
using Fhir.Server.Interactions;
using Fhir.Server.Transport;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.OpenApi;

/// <summary>
/// The API as OpenAPI 3.1, made from the route table that also serves it: a route that is added is described, and nothing else is. What FHIR itself defines (the
/// resources, the search parameters) is named and not repeated. https://spec.openapis.org/oas/v3.1.0
/// </summary>
public sealed class OpenApiDocument(FhirRouter router, Schema schema, HostSettings settings)
{
    /// <param name="root">The server's address without a slash at the end.</param>
    public JsonObject Of(string root) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = Info(),
        ["servers"] = new JsonArray(new JsonObject { ["url"] = root + FhirRoutes.Base }),
        ["security"] = settings.Security.Mode == SecurityMode.Open ? new JsonArray() : new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
        ["paths"] = Paths(root),
        ["components"] = OpenApiComponents.All(Types()),
    };

    /// <summary>The path of a route as OpenAPI writes it.</summary>
    public static string PathOf(Route route) => "/" + route.Pattern;

    private static JsonObject Info() => new()
    {
        ["title"] = "FhirRef",
        ["version"] = Capabilities.ServerVersion,
        ["summary"] = "FHIR R4",
        ["description"] = "HL7 FHIR R4 (4.0.1). Søkeparametre og profiler står i [base]/metadata. / Search parameters and profiles are in [base]/metadata.",
        ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
    };

    private JsonObject Paths(string root)
    {
        var paths = new JsonObject();
        foreach (var group in router.Routes.GroupBy(PathOf))
        {
            var item = new JsonObject();
            foreach (var route in group) item[route.Method.ToLowerInvariant()] = OpenApiOperation.Of(route);
            paths[group.Key] = item;
        }
        foreach (var (path, text) in OpenApiComponents.Beside) paths[path] = OpenApiOperation.Beside(root, path, text);
        return paths;
    }

    private IEnumerable<string> Types() =>
        schema.Types.Where(type => type is { IsResource: true, IsAbstract: false, Name: not CapabilityResources.NotStored }).Select(type => type.Name).Order(StringComparer.Ordinal);
}
