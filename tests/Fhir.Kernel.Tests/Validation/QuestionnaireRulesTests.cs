using Fhir.Kernel.Elements;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;
using Fhir.Kernel.Validation.Catalogue;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>https://hl7.org/fhir/R4/questionnaire.html and https://hl7.org/fhir/R4/questionnaireresponse.html</summary>
public class QuestionnaireRulesTests
{
    private const string Url = "https://fhirref.example/test/Questionnaire/form";

    private const string Gender = """{ "system": "http://hl7.org/fhir/administrative-gender", "code": "male" }""";

    private static readonly Document Asked = TestProfiles.Parse($$"""
        { "resourceType": "Questionnaire", "url": "{{Url}}", "status": "active",
          "contained": [{ "resourceType": "ValueSet", "id": "sex", "status": "active", "compose": { "include": [{ "system": "http://hl7.org/fhir/administrative-gender" }] } }],
          "item": [
            { "linkId": "smoke", "type": "boolean", "required": true },
            { "linkId": "daily", "type": "integer", "required": true, "enableWhen": [{ "question": "smoke", "operator": "=", "answerBoolean": true }] },
            { "linkId": "body", "type": "group", "repeats": true, "item": [
              { "linkId": "height", "type": "decimal" },
              { "linkId": "note", "type": "string", "maxLength": 4 },
              { "linkId": "pain", "type": "choice", "answerOption": [{ "valueCoding": { "system": "urn:s", "code": "a" } }, { "valueCoding": { "system": "urn:s", "code": "b" } }] },
              { "linkId": "sex", "type": "choice", "answerValueSet": "#sex" },
              { "linkId": "other", "type": "choice", "answerValueSet": "https://fhirref.example/none" },
              { "linkId": "kind", "type": "open-choice", "answerOption": [{ "valueCoding": { "system": "urn:s", "code": "a" } }] } ] },
            { "linkId": "thanks", "type": "display" },
            { "linkId": "why", "type": "string", "repeats": true, "item": [{ "linkId": "more", "type": "string" }] } ] }
        """);

    private static readonly ProfileValidator Validator = Instances.Over(Asked);

    public static TheoryData<string, string, string> Rules => new()
    {
        { "questionnaire-enable-question", Form("c", "answerBoolean", "true"), Form("a", "answerBoolean", "true") },
        { "questionnaire-enable-question", Form("b", "answerBoolean", "true"), Form("a", "answerBoolean", "true") },
        { "questionnaire-enable-answer", Form("a", "answerInteger", "1"), Form("a", "answerBoolean", "false") },
        { "response-questionnaire-missing", Answered("", questionnaire: "https://fhirref.example/none"), Answered(Smoke) },
        { "response-questionnaire-missing", """{ "resourceType": "QuestionnaireResponse", "status": "completed" }""", Answered(Smoke) },
        { "response-item-unknown", Answered(Smoke + """, { "linkId": "x" }"""), Answered(Smoke) },
        { "response-item-misplaced", Answered(Smoke + """, { "linkId": "height" }"""), Body("""{ "linkId": "height" }""") },
        { "response-item-order", Answered("""{ "linkId": "thanks" }, """ + Smoke), Answered(Smoke + """, { "linkId": "thanks" }""") },
        { "response-item-nesting", Answered(Smoke + """, { "linkId": "why", "item": [{ "linkId": "more" }] }"""),
            Answered(Smoke + """, { "linkId": "why", "answer": [{ "valueString": "x", "item": [{ "linkId": "more" }] }] }""") },
        { "response-required", Answered(""), Answered("", "in-progress") },
        { "response-required", Answered("""{ "linkId": "smoke", "answer": [{ "valueBoolean": true }] }"""), Answered(Smoke) },
        { "response-repeats", Body("""{ "linkId": "height", "answer": [{ "valueDecimal": 1 }, { "valueDecimal": 2 }] }"""),
            Answered(Smoke + """, { "linkId": "body" }, { "linkId": "body" }, { "linkId": "why", "answer": [{ "valueString": "x" }, { "valueString": "y" }] }""") },
        { "response-repeats", Answered(Smoke + ", " + Smoke), Answered(Smoke) },
        { "response-answer-unexpected", Answered(Smoke + """, { "linkId": "thanks", "answer": [{ "valueString": "x" }] }"""), Answered(Smoke + """, { "linkId": "thanks" }""") },
        { "response-answer-type", Body("""{ "linkId": "height", "answer": [{ "valueString": "1" }] }"""), Body("""{ "linkId": "height", "answer": [{ "valueDecimal": 1 }] }""") },
        { "response-answer-type", Body("""{ "linkId": "pain", "answer": [{ "valueString": "x" }] }"""), Body("""{ "linkId": "kind", "answer": [{ "valueString": "x" }] }""") },
        { "response-answer-option", Body("""{ "linkId": "pain", "answer": [{ "valueCoding": { "system": "urn:s", "code": "c" } }] }"""),
            Body("""{ "linkId": "pain", "answer": [{ "valueCoding": { "system": "urn:s", "code": "b", "display": "B" } }] }""") },
        { "response-answer-option", Body("""{ "linkId": "sex", "answer": [{ "valueCoding": { "system": "urn:s", "code": "c" } }] }"""),
            Body($$"""{ "linkId": "sex", "answer": [{ "valueCoding": {{Gender}} }] }""") },
        { "response-answer-not-checked", Body($$"""{ "linkId": "other", "answer": [{ "valueCoding": {{Gender}} }] }"""), Body($$"""{ "linkId": "sex", "answer": [{ "valueCoding": {{Gender}} }] }""") },
        { "response-answer-length", Body("""{ "linkId": "note", "answer": [{ "valueString": "blåbær" }] }"""), Body("""{ "linkId": "note", "answer": [{ "valueString": "blåå" }] }""") },
        { "response-disabled", Answered(Smoke + """, { "linkId": "daily", "answer": [{ "valueInteger": 1 }] }"""),
            Answered("""{ "linkId": "smoke", "answer": [{ "valueBoolean": true }] }, { "linkId": "daily", "answer": [{ "valueInteger": 1 }] }""") },
    };

    private const string Smoke = """{ "linkId": "smoke", "answer": [{ "valueBoolean": false }] }""";

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_tripped_by_what_breaks_it_and_passed_by_what_keeps_it(string rule, string broken, string kept) =>
        RuleTable.Holds(Validator, rule, broken, kept);

    [Fact]
    public void Every_rule_has_a_row() => RuleTable.Covers(QuestionnaireRules.All, Rules.Select(row => row.Data.Item1));

    [Fact]
    public void The_form_may_be_contained_in_the_bundle_or_found_by_the_caller()
    {
        const string Small = """{ "resourceType": "Questionnaire", {0} "status": "active", "item": [{ "linkId": "a", "type": "boolean", "required": true }] }""";
        var contained = $$"""{ "resourceType": "QuestionnaireResponse", "contained": [{{Small.Replace("{0}", "\"id\": \"q\",")}}], "questionnaire": "#q", "status": "completed" }""";
        var bundle = $$"""
            { "resourceType": "Bundle", "type": "collection", "entry": [
              { "fullUrl": "https://a.example/Questionnaire/1", "resource": {{Small.Replace("{0}", "\"id\": \"1\", \"url\": \"https://a.example/form\",")}} },
              { "fullUrl": "https://a.example/QuestionnaireResponse/1", "resource": { "resourceType": "QuestionnaireResponse", "id": "1", "questionnaire": "https://a.example/form|1", "status": "completed" } }] }
            """;
        var found = new ValidationOptions { Resolve = _ => Instances.Parse(Small.Replace("{0}", "")).Root };

        Assert.Equal(["response-required QuestionnaireResponse"], Instances.Core.Validate(Instances.Parse(contained)).Errors());
        Assert.Equal(["response-required Bundle.entry[1].resource"], Instances.Core.Validate(Instances.Parse(bundle)).Errors());
        Assert.Equal(["response-required QuestionnaireResponse"], Instances.Core.Validate(Instances.Parse(Answered("", questionnaire: "https://a.example/other")), found).Errors());
    }

    // https://hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html
    [Theory]
    [InlineData("exists", "answerBoolean", "true", true)]
    [InlineData("exists", "answerBoolean", "false", false)]
    [InlineData("=", "answerInteger", "5", true)]
    [InlineData("!=", "answerInteger", "5", false)]
    [InlineData("!=", "answerInteger", "6", true)]
    [InlineData(">", "answerInteger", "4", true)]
    [InlineData(">", "answerInteger", "5", false)]
    [InlineData(">=", "answerInteger", "5", true)]
    [InlineData("<", "answerInteger", "10", true)]
    [InlineData("<=", "answerInteger", "4", false)]
    public void A_question_is_asked_when_its_condition_holds(string @operator, string property, string value, bool isAsked)
    {
        var form = TestProfiles.Parse($$"""
            { "resourceType": "Questionnaire", "url": "https://fhirref.example/test/Questionnaire/small", "status": "active", "item": [{ "linkId": "a", "type": "integer" },
              { "linkId": "b", "type": "string", "required": true, "enableWhen": [{ "question": "a", "operator": "{{@operator}}", "{{property}}": {{value}} }] }] }
            """);

        var issues = Instances.Over(form).Validate(Instances.Parse(Answered("""{ "linkId": "a", "answer": [{ "valueInteger": 5 }] }""", questionnaire: "https://fhirref.example/test/Questionnaire/small")));

        Assert.Equal(isAsked, issues.Any(issue => issue.RuleId == "response-required"));
    }

    private static string Body(string items) => Answered(Smoke + $$""", { "linkId": "body", "item": [{{items}}] }""");

    private static string Answered(string items, string status = "completed", string questionnaire = Url) => $$"""
        { "resourceType": "QuestionnaireResponse", "questionnaire": "{{questionnaire}}", "status": "{{status}}"{{(items.Length > 0 ? $", \"item\": [{items}]" : "")}} }
        """;

    private static string Form(string question, string property, string value) => $$"""
        { "resourceType": "Questionnaire", "status": "active", "item": [{ "linkId": "a", "type": "boolean" },
          { "linkId": "b", "type": "boolean", "enableWhen": [{ "question": "{{question}}", "operator": "=", "{{property}}": {{value}} }] }] }
        """;
}
