namespace Fhir.Kernel.Terminology;

/// <summary>One going through of a value set's codes: what is wanted, and what could not be had on the way.</summary>
internal sealed class Listing(ConceptQuery query)
{
    public ConceptQuery Query => query;

    /// <summary>When there are any, codes are missing.</summary>
    public List<UncheckedReason> Failures { get; } = [];
}
