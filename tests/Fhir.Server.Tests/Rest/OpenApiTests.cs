using System.Text.Json.Nodes;
using Fhir.Server.OpenApi;
using Fhir.Server.Transport;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://spec.openapis.org/oas/v3.1.0</summary>
public sealed class OpenApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    private async Task<JsonNode> DocumentAsync() => (await server.GetAsync(server.Http.BaseAddress + "openapi.json")).Json;

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from method in path.Value!.AsObject().Where(member => Methods.Contains(member.Key))
        select (path.Key, method.Key, method.Value!);

    [Fact]
    public async Task The_document_describes_the_routes_and_nothing_else()
    {
        var described = Operations(await DocumentAsync()).Select(operation => $"{operation.Method} {operation.Path}");
        var served = server.Services.GetRequiredService<FhirRouter>().Routes.Select(route => $"{route.Method.ToLowerInvariant()} {OpenApiDocument.PathOf(route)}");

        Assert.Equal(served.Concat(OpenApiComponents.Beside.Select(beside => $"get {beside.Path}")).Distinct().Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_has_an_id_of_its_own_answers_and_a_refusal()
    {
        var operations = Operations(await DocumentAsync()).ToList();

        Assert.Distinct(operations.Select(operation => operation.Operation["operationId"]!.GetValue<string>()));
        Assert.All(operations, operation => Assert.True(operation.Operation["responses"]!.AsObject().Count > 1, operation.Path));
        Assert.All(operations.Where(operation => operation.Operation["tags"]![0]!.GetValue<string>() != "server"), operation => Assert.NotNull(operation.Operation["responses"]!["default"]));
        Assert.All(operations.Where(operation => operation.Method is "post" or "put" or "patch"), operation => Assert.NotNull(operation.Operation["requestBody"]!["content"]));
    }

    [Fact]
    public async Task Every_variable_of_a_path_is_a_parameter_of_it_and_no_other_is()
    {
        var document = await DocumentAsync();
        foreach (var (path, _, operation) in Operations(document).Where(operation => operation.Operation["parameters"] is not null))
        {
            var variables = path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
            var parameters = operation["parameters"]!.AsArray().Select(parameter => Resolve(document, parameter!)).ToList();
            var declared = parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "path").ToList();

            Assert.Equal(variables.Order(), declared.Select(parameter => parameter["name"]!.GetValue<string>()).Order());
            Assert.All(declared, parameter => Assert.True(parameter["required"]!.GetValue<bool>()));
            Assert.Distinct(parameters.Select(parameter => $"{parameter["in"]} {parameter["name"]}"));
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_component_is_referred_to()
    {
        var document = await DocumentAsync();
        var references = References(document).ToList();
        Assert.All(references, reference => Assert.NotNull(Resolve(document, new JsonObject { ["$ref"] = reference })));

        var components = document["components"]!.AsObject().Where(kind => kind.Key != "securitySchemes").SelectMany(kind => kind.Value!.AsObject().Select(component => $"#/components/{kind.Key}/{component.Key}"));
        Assert.DoesNotContain(components, component => !references.Contains(component));
    }

    [Fact]
    public async Task What_is_described_is_allowed_where_it_is_described()
    {
        foreach (var (path, method, _) in Operations(await DocumentAsync()).Where(operation => !OpenApiComponents.Beside.Any(beside => beside.Path == operation.Path)))
        {
            var address = path.Replace("{type}", "Observation", StringComparison.Ordinal).Replace("{owner}", "Patient", StringComparison.Ordinal).Replace("{id}", "a", StringComparison.Ordinal).Replace("{vid}", "1", StringComparison.Ordinal);
            var allowed = (await server.SendAsync("OPTIONS", address.TrimStart('/'))).Header("Allow");

            Assert.Contains(method.ToUpperInvariant(), allowed.Split(',', StringSplitOptions.TrimEntries));
        }
    }

    [Fact]
    public async Task It_names_the_address_it_was_asked_by_and_every_type_that_is_stored()
    {
        var document = await DocumentAsync();
        var types = document["components"]!["parameters"]!["type"]!["schema"]!["enum"]!.AsArray().Select(type => type!.GetValue<string>()).ToList();

        Assert.Equal(("3.1.0", server.Base), (document["openapi"]!.GetValue<string>(), document["servers"]![0]!["url"]!.GetValue<string>()));
        Assert.Contains("Patient", types);
        Assert.DoesNotContain("Parameters", types);
        Assert.Equal((200, ""), await HeadAsync());
    }

    private async Task<(int, string)> HeadAsync()
    {
        var answer = await server.SendAsync("HEAD", server.Http.BaseAddress + "openapi.json");
        return (answer.Status, answer.Text);
    }

    private static JsonNode Resolve(JsonNode document, JsonNode reference) =>
        reference["$ref"]!.GetValue<string>()[2..].Split('/').Aggregate(document, (node, part) => node[part]!);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$ref" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
