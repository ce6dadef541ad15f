using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>What every check expects of an answer before it looks closer. Each gives the failure, or null when all is well, so that they chain with ??.</summary>
public static class Expect
{
    public static Judgement? Arrived(Answer answer) =>
        answer.Trouble is { } trouble ? Judgement.Fail($"Ingen svar å vurdere: {trouble.Nb}.", $"No answer to judge: {trouble.En}.") : null;

    public static Judgement? Status(Answer answer, params int[] wanted)
    {
        if (Arrived(answer) is { } trouble) return trouble;
        if (wanted.Contains(answer.Status)) return null;
        var list = string.Join('/', wanted);
        return Judgement.Fail($"Svaret hadde status {answer.Status}; ventet {list}.", $"The answer had status {answer.Status}; expected {list}.");
    }

    /// <summary>An error the client made: any status from 400 to 499.</summary>
    public static Judgement? Refused(Answer answer) => Arrived(answer) ?? (answer.Status is >= 400 and < 500 ? null
        : Judgement.Fail($"Svaret hadde status {answer.Status}; ventet at forespørselen ble avvist (4xx).",
            $"The answer had status {answer.Status}; expected the request to be refused (4xx)."));

    public static Judgement? Resource(Answer answer, string type)
    {
        if (Arrived(answer) is { } absent) return absent;
        if (answer.JsonTrouble is { } trouble)
            return Judgement.Fail($"Ventet {type}, men {trouble.Nb}.", $"Expected {type}, but {trouble.En}.");
        if (answer.Json.ResourceType == type) return null;
        var found = answer.Json.ResourceType is { Length: > 0 } name ? name : "?";
        return Judgement.Fail($"Svaret var {found}; ventet {type}.", $"The answer was {found}; expected {type}.");
    }

    public static Judgement? Searchset(Answer answer) => Status(answer, 200) ?? Resource(answer, "Bundle")
        ?? (answer.Json.Text("type") == "searchset" ? null
            : Judgement.Fail($"Bundle.type er '{answer.Json.Text("type")}'; ventet searchset.",
                $"Bundle.type is '{answer.Json.Text("type")}'; expected searchset."));

    /// <summary>An OperationOutcome with at least one issue that has severity and code. https://hl7.org/fhir/R4/operationoutcome.html</summary>
    public static Judgement? Outcome(Answer answer) => Resource(answer, "OperationOutcome")
        ?? (answer.Json.At("issue").Any(issue => issue.Text("severity").Length > 0 && issue.Text("code").Length > 0) ? null
            : Judgement.Fail("OperationOutcome har ingen issue med severity og code.", "The OperationOutcome has no issue with severity and code."));

    public static Judgement? That(bool isTrue, string nb, string en) => isTrue ? null : Judgement.Fail(nb, en);

    public static Judgement OrPass(this Judgement? problem) => problem ?? Judgement.Pass;
}
