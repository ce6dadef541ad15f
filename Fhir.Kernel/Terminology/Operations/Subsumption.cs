using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>How two codes of a code system stand to each other. https://hl7.org/fhir/R4/codesystem-operation-subsumes.html</summary>
public static class Subsumption
{
    /// <returns>equivalent, subsumes, subsumed-by or not-subsumed; 404 for a code that is not there, 422 when the relation is not known.</returns>
    public static Result<string> Outcome(ICodeSystem system, string codeA, string codeB)
    {
        if (system.Find(codeA) is not { } a) return Unknown(system, codeA);
        if (system.Find(codeB) is not { } b) return Unknown(system, codeB);
        if (a.Code == b.Code) return "equivalent";
        return (system.Subsumes(a.Code, b.Code), system.Subsumes(b.Code, a.Code)) switch
        {
            (true, true) => "equivalent",
            (true, _) => "subsumes",
            (_, true) => "subsumed-by",
            (false, false) => "not-subsumed",
            _ => new Refusal(422, [TerminologyRules.SubsumptionUnknown.At(null, system.Url)]),
        };
    }

    private static Refusal Unknown(ICodeSystem system, string code) => system.Content == CodeSystemContent.Complete && !system.MayFail
        ? new(404, [TerminologyRules.CodeUnknown.At(null, code, system.Url)])
        : new(404, [TerminologyRules.CodeUnknown.At(null, code, system.Url), new UncheckedReason(system.MayFail ? UncheckedCause.SystemUnreachable : UncheckedCause.SystemIncomplete, system.Url).Issue]);
}
