namespace Fhir.Kernel.Search;

/// <summary><c>_contained</c>: whether contained resources are searched. https://hl7.org/fhir/R4/search.html#contained</summary>
public enum Contained
{
    /// <summary>Only resources that stand by themselves.</summary>
    False,

    /// <summary>Only contained ones.</summary>
    True,
    Both,
}

/// <summary><c>_containedType</c>: what is answered when a contained resource matches. https://hl7.org/fhir/R4/search.html#contained</summary>
public enum ContainedType
{
    Container,
    Contained,
}
