namespace Fhir.Kernel.Elements;

/// <summary>What a parser accepts before it refuses; a limit that is passed ends the parsing with one issue that names it.</summary>
/// <param name="MaxBytes">Size of the whole input.</param>
/// <param name="MaxDepth">Elements inside elements, counted from the root.</param>
/// <param name="MaxElements">Elements in the document.</param>
/// <param name="MaxStringBytes">One string; base64 content is a string.</param>
public sealed record ParseLimits(int MaxBytes = 64 << 20, int MaxDepth = 100, int MaxElements = 5_000_000, int MaxStringBytes = 48 << 20)
{
    public static ParseLimits Default { get; } = new();
}
