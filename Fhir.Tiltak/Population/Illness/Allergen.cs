namespace Fhir.Tiltak.Population.Illness;

/// <summary>What somebody does not tolerate.</summary>
/// <param name="Permille">How many of a thousand.</param>
/// <param name="Category">https://hl7.org/fhir/R4/valueset-allergy-intolerance-category.html</param>
/// <param name="Code">Null for what has only words.</param>
/// <param name="Avoids">The drugs that are then wrong.</param>
internal sealed record Allergen(string Id, int Permille, string Category, Code? Code, string Text, Code Reaction, bool IsSevere, Traits Avoids = Traits.None);
