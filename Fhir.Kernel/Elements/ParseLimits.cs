namespace Fhir.Kernel.Elements;

/// <summary>What a parser accepts before it refuses; a limit that is passed ends the parsing with one issue that names it.</summary>
/// <param name="MaxBytes">Size of the whole input.</param>
/// <param name="MaxDepth">Elements inside elements, counted from the root.</param>
/// <param name="MaxElements">Elements in the document.</param>
/// <param name="MaxStringBytes">One string; base64 content is a string.</param>
/// <param name="MaxEntries">Repetitions of one element, such as the entries of a Bundle.</param>
/// <param name="MaxAttributes">Attributes of one XML element, namespaces included.</param>
/// <param name="MaxIssues">Issues before the parsing ends with one that says so.</param>
public sealed record ParseLimits(
    int MaxBytes = 64 << 20, int MaxDepth = 100, int MaxElements = 5_000_000, int MaxStringBytes = 48 << 20, int MaxEntries = 1_000_000, int MaxAttributes = 64, int MaxIssues = 500)
{
    public static ParseLimits Default { get; } = new();
}
