using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>https://hl7.org/fhir/R4/resource-operation-validate.html</summary>
internal static class ValidateChecks
{
    private const string Valid = """{"resourceType":"Observation","status":"final","code":{"text":"Konformitetstest"}}""";
    private const string WithoutStatus = """{"resourceType":"Observation","code":{"text":"Konformitetstest"}}""";

    public static readonly Group Group = new("CORE-VAL", "core", new Words("Validering ($validate)", "Validation ($validate)"),
    [
        Validating("CORE-VAL-001", Valid, answer => Expect.Status(answer, 200) ?? Expect.Resource(answer, "OperationOutcome")
            ?? Expect.That(!Errors(answer).Any(), $"En gyldig Observation fikk feil: {First(answer)}.", $"A valid Observation got errors: {First(answer)}.")),
        Validating("CORE-VAL-002", WithoutStatus, answer => Expect.Status(answer, 200, 400, 422) ?? Expect.Resource(answer, "OperationOutcome")
            ?? Expect.That(Errors(answer).Any(), "En Observation uten status fikk ingen feil.", "An Observation without status got no error.")),
        Validating("CORE-VAL-003", WithoutStatus, answer => Expect.Resource(answer, "OperationOutcome")
            ?? Expect.That(answer.Json.At("issue").Any(issue => issue.At("expression").Any(place =>
                place.Value.StartsWith("Observation", StringComparison.Ordinal))),
                "Ingen issue sier i expression hvor feilen er.", "No issue says in expression where the error is.")),
    ]);

    private static Check Validating(string requirement, string resource, Func<Answer, Judgement?> problem) =>
        new(requirement, async (probe, cancel) => problem(await probe.SendAsync(Ask.Post("Observation/$validate", resource), cancel)).OrPass())
        {
            Claims = [Claim.Operation("Observation", "validate")],
        };

    private static string First(Answer answer) => Errors(answer).Select(issue => issue.Text("details.text") is { Length: > 0 } text ? text : issue.Text("diagnostics")).FirstOrDefault("");

    private static IEnumerable<Node> Errors(Answer answer) => answer.Json.At("issue").Where(issue => issue.Text("severity") is "error" or "fatal");
}
