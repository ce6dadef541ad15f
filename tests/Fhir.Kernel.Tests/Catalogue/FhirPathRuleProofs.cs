using System.Text.Json.Nodes;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Tests.FhirPath;
using Xunit;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>Every rule of FHIRPath, tripped by one expression and passed by its neighbour. https://hl7.org/fhirpath/N1/</summary>
public class FhirPathRuleProofs
{
    private static readonly FhirPathContext Small = Samples.Context with
    {
        MaxSteps = 20_000, MaxItems = 1_000,
        MemberOf = (valueSet, _) => valueSet == "urn:borte" ? FhirPathAnswer.NotFound : valueSet == "urn:to" ? FhirPathAnswer.Ambiguous : FhirPathAnswer.True,
    };

    public static TheoryData<string, string, string> Expressions => new()
    {
        // rule, what trips it, what passes
        { "fhirpath-syntax", "name..given", "name.given" },
        { "fhirpath-literal", "@2024-13", "@2024-12" },
        { "fhirpath-too-complex", string.Concat(Enumerable.Repeat("(", 2000)) + "1" + new string(')', 2000), "((1))" },
        { "fhirpath-long-literal", "5L", "5" },
        { "fhirpath-unknown-function", "name.wher(true)", "name.where(true)" },
        { "fhirpath-argument-count", "name.first(1)", "name.first()" },
        { "fhirpath-unknown-type", "name is Navn", "Patient is Patient" },
        { "fhirpath-unknown-element", "Patient.nam", "Patient.name" },
        { "fhirpath-unknown-variable", "%ukjent", "%resource.id" },
        { "fhirpath-variable-exists", "defineVariable('a').defineVariable('a').id", "defineVariable('a').defineVariable('b').id" },
        { "fhirpath-not-found", "gender.memberOf('urn:borte')", "gender.memberOf('urn:her')" },
        { "fhirpath-ambiguous", "gender.memberOf('urn:to')", "gender.memberOf('urn:her')" },
        { "fhirpath-singleton", "name.single()", "name.first().single()" },
        { "fhirpath-wrong-type", "name.skip('a')", "name.skip(1)" },
        { "fhirpath-regex", "gender.matches('(')", "gender.matches('f.*')" },
        { "fhirpath-limit-steps", "descendants().all(%resource.descendants().all(%resource.descendants().exists(id = 'x').not()))", "descendants().all(id = 'x')" },
        { "fhirpath-limit-size", "1.repeat($this + 1).count()", "1.repeat(iif($this < 5, $this + 1)).count()" },
    };

    public static TheoryData<string, string, string> Requests => new()
    {
        // rule, the resource that trips it, the one that passes
        { "fhirpath-not-parameters", """{ "resourceType": "Patient" }""", Request("id") },
        { "fhirpath-parameter-missing", """{ "resourceType": "Parameters", "parameter": [{ "name": "expression", "valueString": "id" }] }""", Request("id") },
        { "fhirpath-limit-contexts", Request("1", "descendants().select(%resource.descendants())"), Request("1", "name") },
        { "fhirpath-limit-output",
            Request("descendants().select(%resource.descendants().select(%resource.combine(%resource).combine(%resource).combine(%resource)))"), Request("%resource.combine(%resource)") },
    };

    [Theory, MemberData(nameof(Expressions))]
    public void A_rule_is_tripped_by_an_expression_and_passed_by_its_neighbour(string rule, string broken, string kept)
    {
        Assert.Contains(rule, Said(broken));
        Assert.DoesNotContain(Said(kept), said => said != "fhirpath-later-addition");
    }

    [Theory, MemberData(nameof(Requests))]
    public void A_rule_is_tripped_by_a_request_and_passed_by_its_neighbour(string rule, string broken, string kept)
    {
        Assert.Equal([rule], FhirPathLab.Evaluate(Samples.Parse(broken), Samples.Context).Refusal!.Issues.Select(issue => issue.RuleId));
        Assert.True(FhirPathLab.Evaluate(Samples.Parse(kept), Samples.Context).IsValue);
    }

    [Fact]
    public void A_modifier_that_is_not_expected_is_told()
    {
        var patient = Samples.Parse("""{ "resourceType": "Patient", "modifierExtension": [{ "url": "urn:m", "valueBoolean": true }] }""").Root;

        Assert.Equal("[fhirpath-modifier-extension]", Samples.Text(Samples.Compile("checkModifiers().exists()").Evaluate(patient, Small)));
        Assert.Equal("true", Samples.Text(Samples.Compile("checkModifiers('urn:m').exists()").Evaluate(patient, Small)));
    }

    private static List<string> Said(string expression)
    {
        var compiled = FhirPathExpression.Compile(expression, Samples.Schema);
        if (!compiled.IsValue) return [.. compiled.Refusal.Issues.Select(issue => issue.RuleId)];
        var said = compiled.Value.Analyze("Patient").Select(issue => issue.RuleId).ToList();
        var values = compiled.Value.Evaluate(Samples.Root("patient"), Small);
        if (values.IsFailed) said.Add(values.Issue.RuleId);
        return said;
    }

    private static string Request(string expression, string? context = null)
    {
        var parameters = new JsonArray(
            new JsonObject { ["name"] = "expression", ["valueString"] = expression }, new JsonObject { ["name"] = "resource", ["resource"] = JsonNode.Parse(Samples.Json["patient"]) });
        if (context is not null) parameters.Add(new JsonObject { ["name"] = "context", ["valueString"] = context });
        return new JsonObject { ["resourceType"] = "Parameters", ["parameter"] = parameters }.ToJsonString();
    }
}
