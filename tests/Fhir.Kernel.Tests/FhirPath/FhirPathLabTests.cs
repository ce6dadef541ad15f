using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>https://github.com/brianpos/fhirpath-lab/blob/develop/server-api.md</summary>
public class FhirPathLabTests
{
    private const string PathUrl = "http://fhir.forms-lab.com/StructureDefinition/resource-path";
    private const string JsonUrl = "http://fhir.forms-lab.com/StructureDefinition/json-value";

    private static readonly JsonNode Patient = JsonNode.Parse(Samples.Json["patient"])!;

    private static JsonObject Text(string name, string value) => new() { ["name"] = name, ["valueString"] = value };

    private static JsonObject Resource(JsonNode resource) => new() { ["name"] = "resource", ["resource"] = resource.DeepClone() };

    private static Result<byte[]> Ask(params JsonObject[] parameters)
    {
        var input = new JsonObject { ["resourceType"] = "Parameters", ["parameter"] = new JsonArray([.. parameters]) };
        return FhirPathLab.Evaluate(Samples.Parse(input.ToJsonString()), Samples.Context);
    }

    /// <summary>The answer's parameters; the answer itself must be valid FHIR.</summary>
    private static JsonArray Answer(params JsonObject[] parameters)
    {
        var answer = Ask(parameters);
        Assert.True(answer.IsValue, answer.Refusal?.ToString());
        Assert.True(JsonParser.Parse(answer.Value, Samples.Schema).IsClean);
        return JsonNode.Parse(answer.Value)!["parameter"]!.AsArray();
    }

    private static JsonArray Parts(JsonArray parameters, string name, int at = 0) => parameters.Where(parameter => parameter!["name"]!.ToString() == name).ElementAt(at)!["part"]?.AsArray() ?? [];

    private static string? Extension(JsonNode part, string url) =>
        part["extension"]?.AsArray().FirstOrDefault(extension => extension!["url"]!.ToString() == url)?["valueString"]?.ToString();

    [Fact]
    public void Elements_come_back_under_their_type_with_their_path()
    {
        var parts = Parts(Answer(Text("expression", "name.given | birthDate | name.first() | contact"), Resource(Patient)), "result");
        Assert.Equal(["string", "string", "date", "HumanName", "Patient.contact"], parts.Select(part => part!["name"]!.ToString()));
        Assert.Equal("Patient.name[0].given[1]", Extension(parts[1]!, PathUrl));
        Assert.Equal("1985-09-13", parts[2]!["valueDate"]!.ToString());
        Assert.NotNull(parts[2]!["_valueDate"]);
        Assert.Equal("Nordmann", parts[3]!["valueHumanName"]!["family"]!.ToString());
        Assert.Contains("\"Ola\"", Extension(parts[4]!, JsonUrl), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + 1", "integer", "valueInteger", "2")]
    [InlineData("1.50", "decimal", "valueDecimal", "1.50")]
    [InlineData("active.not()", "boolean", "valueBoolean", "false")]
    [InlineData("'a' & 'b'", "string", "valueString", "ab")]
    [InlineData("@2024-03", "date", "valueDate", "2024-03")]
    [InlineData("@2024-03-14T10:30:00Z", "dateTime", "valueDateTime", "2024-03-14T10:30:00Z")]
    [InlineData("@T10:30:00", "time", "valueTime", "10:30:00")]
    [InlineData("type()", "string", "valueString", "FHIR.Patient")]
    public void System_values_come_back_under_the_type_that_holds_them(string expression, string name, string property, string value)
    {
        var part = Assert.Single(Parts(Answer(Text("expression", expression), Resource(Patient)), "result"))!;
        Assert.Equal((name, value, null), (part["name"]!.ToString(), part[property]!.ToJsonString().Trim('"'), Extension(part, PathUrl)));
    }

    [Fact]
    public void Quantities_and_empty_strings_have_their_own_form()
    {
        var parts = Parts(Answer(Text("expression", "(4 days).combine(5 'mg').combine('')"), Resource(Patient)), "result");
        Assert.Equal("http://hl7.org/fhirpath/CodeSystem/calendar-units", parts[0]!["valueQuantity"]!["system"]!.ToString());
        Assert.Equal("mg", parts[1]!["valueQuantity"]!["code"]!.ToString());
        Assert.Equal("empty-string", parts[2]!["name"]!.ToString());
    }

    [Fact]
    public void Resources_come_back_whole()
    {
        var part = Assert.Single(Parts(Answer(Text("expression", "contained"), Resource(Patient)), "result"))!;
        Assert.Equal(("Organization", "legekontor"), (part["name"]!.ToString(), part["resource"]!["id"]!.ToString()));
    }

    [Fact]
    public void A_context_gives_one_result_for_each_of_its_items()
    {
        var answer = Answer(Text("context", "name"), Text("expression", "given.first() & '/' & %context.use & '/' & %resource.id"), Resource(Patient));
        var results = answer.Where(parameter => parameter!["name"]!.ToString() == "result").ToList();
        Assert.Equal(["Patient.name[0]", "Patient.name[1]", "Patient.name[2]"], results.Select(result => result!["valueString"]!.ToString()));
        Assert.Equal(["Kari/official/kari", "Kari/usual/kari", "Kari/maiden/kari"], results.Select(result => result!["part"]![0]!["valueString"]!.ToString()));
    }

    [Fact]
    public void A_context_may_give_values()
    {
        var answer = Answer(Text("context", "name.given.distinct().select(upper())"), Text("expression", "$this.lower()"), Resource(Patient));
        Assert.Equal("kari", Parts(answer, "result")[0]!["valueString"]!.ToString());
        Assert.Equal("anne", Parts(answer, "result", 1)[0]!["valueString"]!.ToString());
    }

    [Fact]
    public void An_empty_answer_is_a_result_without_parts() => Assert.Empty(Parts(Answer(Text("expression", "photo"), Resource(Patient)), "result"));

    [Fact]
    public void Variables_are_given_as_parts_and_may_repeat()
    {
        var variables = new JsonObject { ["name"] = "variables", ["part"] = new JsonArray(Text("a", "1"), Text("a", "2"), new JsonObject { ["name"] = "tom" }) };
        Assert.Equal("20", Parts(Answer(Text("expression", "%a.count().toString() & %tom.count().toString()"), variables, Resource(Patient)), "result")[0]!["valueString"]!.ToString());
    }

    [Fact]
    public void What_was_asked_is_echoed_with_the_engine_and_the_tree()
    {
        var echo = Parts(Answer(Text("context", "name"), Text("expression", "given [0] "), Resource(Patient)), "parameters");
        JsonNode Part(string name) => echo.Single(part => part!["name"]!.ToString() == name)!;
        Assert.StartsWith("FhirRef ", Part("evaluator")["valueString"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(("name", "given [0] "), (Part("context")["valueString"]!.ToString(), Part("expression")["valueString"]!.ToString()));
        Assert.Equal("kari", Part("resource")["resource"]!["id"]!.ToString());
        Assert.Equal("string", Part("expectedReturnType")["valueString"]!.ToString());
        var tree = JsonNode.Parse(Part("parseDebugTree")["valueString"]!.ToString())!;
        Assert.Equal(("IndexerExpression", "given"), (tree["ExpressionType"]!.ToString(), tree["Arguments"]![0]!["Name"]!.ToString()));
    }

    [Fact]
    public void Traces_stand_beside_the_results()
    {
        var parts = Parts(Answer(Text("expression", "name.trace('bruk', use).family"), Resource(Patient)), "result");
        var trace = parts.Single(part => part!["name"]!.ToString() == "trace")!;
        Assert.Equal("bruk", trace["valueString"]!.ToString());
        Assert.Equal(["official", "usual", "maiden"], trace["part"]!.AsArray().Select(part => part!["valueCode"]!.ToString()));
    }

    [Fact]
    public void Validate_adds_the_static_check()
    {
        var validate = new JsonObject { ["name"] = "validate", ["valueBoolean"] = true };
        var echo = Parts(Answer(Text("context", "name"), Text("expression", "givn"), validate, Resource(Patient)), "parameters");
        var issue = echo.Single(part => part!["name"]!.ToString() == "debugOutcome")!["resource"]!["issue"]![0]!;
        Assert.Equal(("warning", "fhirpath-unknown-element"), (issue["severity"]!.ToString(), issue["details"]!["coding"]![0]!["code"]!.ToString()));
        Assert.Contains("given", issue["details"]!["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_may_come_as_text()
    {
        JsonObject Embedded(string url, string text) => new() { ["name"] = "resource", ["extension"] = new JsonArray(new JsonObject { ["url"] = url, ["valueString"] = text }) };
        var json = Parts(Answer(Text("expression", "id"), Embedded(JsonUrl, Samples.Json["patient"])), "result");
        var xml = Parts(Answer(Text("expression", "id"), Embedded("http://fhir.forms-lab.com/StructureDefinition/xml-value", "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"x\"/></Patient>")), "result");
        Assert.Equal(("kari", "x"), (json[0]!["valueId"]!.ToString(), xml[0]!["valueId"]!.ToString()));
        Assert.Equal(400, Ask(Text("expression", "id"), Embedded(JsonUrl, "{")).Refusal!.Status);
    }

    [Theory]
    [InlineData("name.wher(true)", null, "fhirpath-unknown-function", "Parameters.parameter[0].value", 6)]
    [InlineData("name", "name..given", "fhirpath-syntax", "Parameters.parameter[1].value", 6)]
    [InlineData("name.single()", null, "fhirpath-singleton", "Patient", 1)]
    [InlineData("%ukjent", null, "fhirpath-unknown-variable", "Patient", 1)]
    public void An_expression_that_cannot_be_used_gets_400_and_its_place(string expression, string? context, string rule, string blamed, int column)
    {
        JsonObject[] parameters = context is null ? [Text("expression", expression), Resource(Patient)] : [Text("expression", expression), Text("context", context), Resource(Patient)];
        var refusal = Ask(parameters).Refusal!;
        var issue = Assert.Single(refusal.Issues);
        Assert.Equal((400, rule, blamed, column), (refusal.Status, issue.RuleId, issue.Expression, issue.Position!.Value.Column));
    }

    [Fact]
    public void An_incomplete_request_is_told_what_is_missing()
    {
        Assert.Equal("fhirpath-parameter-missing", Ask(Resource(Patient)).Refusal!.Issues[0].RuleId);
        Assert.Equal("fhirpath-parameter-missing", Ask(Text("expression", "id")).Refusal!.Issues[0].RuleId);
        Assert.Equal("fhirpath-not-parameters", FhirPathLab.Evaluate(Samples.Parse(Samples.Json["patient"]), Samples.Context).Refusal!.Issues[0].RuleId);
    }

    [Theory]
    [InlineData("1.repeat($this + 1)", "fhirpath-limit-size")]
    [InlineData("descendants().all(%resource.descendants().all(%resource.descendants().all(%resource.descendants().all(true))))", "fhirpath-limit-steps")]
    [InlineData("descendants().select(%resource.descendants()).select(%resource.descendants())", "fhirpath-limit-size")]
    [InlineData("descendants().select(%resource.descendants().select(%resource.combine(%resource).combine(%resource).combine(%resource)))", "fhirpath-limit-output")]
    public void A_stranger_cannot_make_the_server_work_without_end(string expression, string rule) =>
        Assert.Equal(rule, Ask(Text("expression", expression), Resource(Patient)).Refusal!.Issues[0].RuleId);

    [Fact]
    public void Too_many_contexts_are_refused() => Assert.Equal("fhirpath-limit-contexts",
        Ask(Text("expression", "1"), Text("context", "descendants().select(%resource.descendants())"), Resource(Patient)).Refusal!.Issues[0].RuleId);

    /// <summary>What the types say stands in debugOutcome: unknown elements, several items, types that do not meet, later additions.</summary>
    [Fact]
    public void The_static_check_tells_what_it_doubts()
    {
        var validate = new JsonObject { ["name"] = "validate", ["valueBoolean"] = true };
        var answer = Answer(Text("expression", "name.givn | name.given.select($this.trim()) | (gender & contact.name.family).length()"), Resource(Patient), validate);
        var outcome = Parts(answer, "parameters").Single(part => part!["name"]!.ToString() == "debugOutcome")!["resource"]!["issue"]!.AsArray();
        var rules = outcome.Select(issue => issue!["details"]!["coding"]![0]!["code"]!.ToString());
        Assert.Equal(["fhirpath-unknown-element", "fhirpath-later-addition", "fhirpath-may-be-many"], rules);
        Assert.Contains(outcome, issue => issue!.ToJsonString().Contains("givn", StringComparison.Ordinal) && issue.ToJsonString().Contains("given?", StringComparison.Ordinal));
    }

    [Fact]
    public void All_contexts_together_have_so_much_time()
    {
        var input = new JsonObject { ["resourceType"] = "Parameters", ["parameter"] = new JsonArray(Text("expression", "1"), Text("context", "descendants()"), Resource(Patient)) };
        var answer = FhirPathLab.Evaluate(Samples.Parse(input.ToJsonString()), Samples.Context with { Time = new LimitTests.HurryingTime() });
        Assert.Equal("fhirpath-limit-time", Assert.Single(answer.Refusal!.Issues).RuleId);
    }
}
