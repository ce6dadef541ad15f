namespace Fhir.Server.Arena.Pictures;

/// <summary>A picture of a guide as SVG, and what of its source is not in it.</summary>
/// <param name="Svg">Null when nothing could be drawn.</param>
/// <param name="Left">The lines that were not understood, as they are written.</param>
public sealed record Drawn(string? Svg, IReadOnlyList<string> Left)
{
    public static Drawn Nothing { get; } = new(null, []);

    /// <summary>True when the picture shows all that its source says.</summary>
    public bool IsWhole => Svg is not null && Left.Count == 0;
}
