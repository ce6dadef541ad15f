namespace Fhir.Kernel.Search;

/// <summary>How a <c>_filter</c> compares texts: by code points, folded. https://hl7.org/fhir/R4/search_filter.html#ops</summary>
public enum TextComparison
{
    Equal,
    NotEqual,
    EndsWith,
    Greater,
    Less,
    GreaterOrEqual,
    LessOrEqual,
}
