namespace Fhir.Tiltak.Population;

/// <param name="Name">As a reader knows it.</param>
/// <param name="Code">In UCUM.</param>
internal sealed record Unit(string Name, string Code)
{
    public static Unit Same(string code) => new(code, code);
}
