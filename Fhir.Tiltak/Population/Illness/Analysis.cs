namespace Fhir.Tiltak.Population.Illness;

/// <summary>A laboratory analysis with its reference interval.</summary>
/// <param name="Low">Null when only high values are abnormal.</param>
/// <param name="Decimals">That the laboratory answers with.</param>
internal sealed record Analysis(string Id, string Name, Code Code, Unit Unit, decimal? Low, decimal? High, int Decimals, Material Material)
{
    /// <summary>The interval for women where it is another.</summary>
    public (decimal? Low, decimal? High) ForWomen { get; init; } = (Low, High);
}
