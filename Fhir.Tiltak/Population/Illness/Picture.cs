namespace Fhir.Tiltak.Population.Illness;

/// <summary>An image that is taken and described.</summary>
/// <param name="Kind">In code system 8202.</param>
internal sealed record Picture(string Order, Code Kind, Code Test, int Permille, string Finding, string Conclusion);
