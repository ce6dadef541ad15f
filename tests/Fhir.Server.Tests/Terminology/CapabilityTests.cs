using System.Text.Json.Nodes;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Tests.Rest;
using Fhir.Store.Access.Operations;
using Xunit;

namespace Fhir.Server.Tests.Terminology;

/// <summary>https://hl7.org/fhir/R4/terminology-service.html</summary>
public sealed class CapabilityTests(Shades server) : IClassFixture<Shades>
{
    private async Task<Dictionary<string, string>> OperationsAsync(string type)
    {
        var statement = (await server.GetAsync("metadata")).Json;
        var resource = statement["rest"]![0]!["resource"]!.AsArray().Single(resource => resource!["type"]!.GetValue<string>() == type)!;
        return resource["operation"]!.AsArray().ToDictionary(operation => operation!["name"]!.GetValue<string>(), operation => operation!["definition"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("ValueSet", "expand")]
    [InlineData("ValueSet", "validate-code")]
    [InlineData("CodeSystem", "validate-code")]
    [InlineData("CodeSystem", "lookup")]
    [InlineData("CodeSystem", "subsumes")]
    [InlineData("ConceptMap", "translate")]
    public async Task An_operation_is_listed_with_its_definition_on_its_own_type_only(string type, string name)
    {
        Assert.Equal($"http://hl7.org/fhir/OperationDefinition/{type}-{name}", (await OperationsAsync(type))[name]);
        Assert.DoesNotContain(name, (await OperationsAsync("Patient")).Keys);
    }

    [Fact]
    public async Task The_terminology_capabilities_are_valid_and_name_what_is_known()
    {
        var answer = await server.GetAsync("metadata?mode=terminology");
        var verdict = await server.PostAsync("TerminologyCapabilities/$validate", answer.Text);
        var systems = answer.Json["codeSystem"]!.AsArray().ToDictionary(system => system!["uri"]!.GetValue<string>(), system => system!["version"]?[0]!["code"]!.GetValue<string>());

        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal");
        Assert.Equal("1.0", systems[Shades.System]);
        Assert.All(["http://hl7.org/fhir/administrative-gender", "urn:ietf:bcp:47", "urn:oid:2.16.578.1.12.4.1.1.9060"], url => Assert.Contains(url, systems.Keys));
        Assert.All(["http://snomed.info/sct", "http://www.whocc.no/atc"], url => Assert.DoesNotContain(url, systems.Keys));      // named, but without content
    }

    [Fact]
    public async Task A_batch_asks_operations_too()
    {
        var answer = await server.PostAsync("", $$$"""{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"ValueSet/$expand?url={{{Shades.Reds}}}"}}]}""");

        Assert.Equal("ValueSet", answer.Entries.Single()["resource"]!["resourceType"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("PUT", "ValueSet/$expand")]
    [InlineData("DELETE", "CodeSystem/$lookup")]
    public async Task Another_method_is_not_allowed(string method, string path)
    {
        var answer = await server.SendAsync(method, path, method == "PUT" ? "{}" : null);

        Assert.Equal((405, "GET,HEAD,OPTIONS,POST"), (answer.Status, answer.Header("Allow").Replace(" ", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Patient/$expand")]
    [InlineData("ValueSet/$lookup")]
    public async Task An_operation_of_another_type_is_unknown(string path) => Assert.Equal(["http-operation-unknown"], (await server.GetAsync(path)).Rules);

    [Fact]
    public void Every_rule_is_its_own_and_speaks_both_languages()
    {
        Assert.Distinct(ParameterRules.All.Select(rule => rule.Id));
        Assert.All(ParameterRules.All, rule => Assert.NotEqual(rule.Nb, rule.En));
    }
}
