namespace Fhir.Kernel.FhirPath;

/// <summary>What an expression's surroundings answer to a question about terminology or profiles.</summary>
public enum FhirPathAnswer : byte
{
    /// <summary>Nobody here can say: the expression gets nothing.</summary>
    Unknown,
    False,
    True,

    /// <summary>There is no such value set, profile or slice: R4 ends the evaluation. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
    NotFound,

    /// <summary>The question has no one answer, such as a bare code in a value set of several systems: R4 ends the evaluation.</summary>
    Ambiguous,
}

public static class FhirPathAnswers
{
    public static FhirPathAnswer Of(bool? answer) => answer switch
    {
        true => FhirPathAnswer.True,
        false => FhirPathAnswer.False,
        null => FhirPathAnswer.Unknown,
    };
}
