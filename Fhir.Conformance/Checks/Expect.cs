using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>What every check expects of an answer before it looks closer. Each gives the failure, or null when all is well, so that they chain with ??.</summary>
public static class Expect
{
    public static Judgement? Arrived(Answer answer) =>
        answer.Trouble is { } trouble ? Fail(answer, $"Ingen svar å vurdere: {trouble.Nb}.", $"No answer to judge: {trouble.En}.") : null;

    public static Judgement? Status(Answer answer, params int[] wanted)
    {
        if (Arrived(answer) is { } trouble) return trouble;
        if (wanted.Contains(answer.Status)) return null;
        var list = string.Join('/', wanted);
        return Fail(answer, $"Svaret hadde status {answer.Status}; ventet {list}.", $"The answer had status {answer.Status}; expected {list}.");
    }

    /// <summary>An error the client made: any status from 400 to 499.</summary>
    public static Judgement? Refused(Answer answer) => Arrived(answer) ?? (answer.Status is >= 400 and < 500 ? null
        : Fail(answer, $"Svaret hadde status {answer.Status}; ventet at forespørselen ble avvist (4xx).",
            $"The answer had status {answer.Status}; expected the request to be refused (4xx)."));

    public static Judgement? Resource(Answer answer, string type)
    {
        if (Arrived(answer) is { } absent) return absent;
        if (answer.JsonTrouble is { } trouble)
            return Fail(answer, $"Ventet {type}, men {trouble.Nb}.", $"Expected {type}, but {trouble.En}.");
        if (answer.Json.ResourceType == type) return null;
        var found = answer.Json.ResourceType is { Length: > 0 } name ? name : "?";
        return Fail(answer, $"Svaret var {found}; ventet {type}.", $"The answer was {found}; expected {type}.");
    }

    public static Judgement? Searchset(Answer answer) => Status(answer, 200) ?? Resource(answer, "Bundle")
        ?? (answer.Json.Text("type") == "searchset" ? null
            : Fail(answer, $"Bundle.type er '{answer.Json.Text("type")}'; ventet searchset.",
                $"Bundle.type is '{answer.Json.Text("type")}'; expected searchset."));

    /// <summary>An OperationOutcome with at least one issue that has severity and code. https://hl7.org/fhir/R4/operationoutcome.html</summary>
    public static Judgement? Outcome(Answer answer) => Resource(answer, "OperationOutcome")
        ?? (answer.Json.At("issue").Any(issue => issue.Text("severity").Length > 0 && issue.Text("code").Length > 0) ? null
            : Fail(answer, "OperationOutcome har ingen issue med severity og code.", "The OperationOutcome has no issue with severity and code."));

    /// <summary>The status of one entry in the answer to several: what the caller may not do says nothing of how the server does it.</summary>
    public static Judgement? Allowed(Answer answer, string status) => status.StartsWith("401", StringComparison.Ordinal) || status.StartsWith("403", StringComparison.Ordinal)
        ? Judgement.Skip($"Serveren lar ikke den som tester, gjøre dette (status {status} for innslaget).", $"The server does not let who tests do this (status {status} of the entry).") with { Asked = answer.Asked }
        : null;

    public static Judgement? That(bool isTrue, string nb, string en) => isTrue ? null : Judgement.Fail(nb, en);

    /// <summary>As above, of one answer among several.</summary>
    public static Judgement? That(Answer answer, bool isTrue, string nb, string en) => isTrue ? null : Fail(answer, nb, en);

    public static Judgement OrPass(this Judgement? problem) => problem ?? Judgement.Pass;

    private static Judgement Fail(Answer answer, string nb, string en) => Judgement.Fail(nb, en) with { Asked = answer.Asked };
}
