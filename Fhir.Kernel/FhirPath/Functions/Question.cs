using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>Puts a question to the context and turns its answer into what R4 says of it. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class Question
{
    /// <summary>A question costs more than a step: somebody reads definitions, or validates what is below the element.</summary>
    private const int Steps = 50;

    /// <param name="subject">What could not be found or told, for the issue.</param>
    public static Truth Truth(Evaluation run, Operation asker, string function, FhirPathAnswer answer, string subject)
    {
        if (answer == FhirPathAnswer.NotFound) run.Fail(FhirPathRules.NotFound, asker.At, function + "()", subject);
        if (answer == FhirPathAnswer.Ambiguous) run.Fail(FhirPathRules.Ambiguous, asker.At, function + "()", subject);
        return answer switch
        {
            FhirPathAnswer.True => FhirPath.Truth.True,
            FhirPathAnswer.False => FhirPath.Truth.False,
            _ => FhirPath.Truth.Empty,
        };
    }

    /// <summary>Whether the run can still afford a question about the element.</summary>
    public static bool IsAffordable(Evaluation run, Element element) => run.Spend(Steps) && (!element.Exists || SpendBelow(run, element));

    private static bool SpendBelow(Evaluation run, Element element)
    {
        for (var child = element.FirstChild; child.Exists; child = child.NextSibling)
            if (!run.Spend() || !SpendBelow(run, child)) return false;
        return true;
    }

    public static string? Text(Evaluation run, Operation argument, int at, string function)
    {
        var value = run.ToSystem(argument.Single(run, function));
        if (value.Exists && value.String is null) run.Fail(FhirPathRules.WrongType, at, function, value.TypeName);
        return run.HasFailed ? null : value.String;
    }
}
