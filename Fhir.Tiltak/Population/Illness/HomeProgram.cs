using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>How an illness is followed at home.</summary>
/// <param name="Permille">How many of a thousand who have the illness are followed so.</param>
/// <param name="Advice">What the patient does: the zones of the self-treatment plan.</param>
/// <param name="HasForm">The patient answers the daily form too.</param>
/// <param name="IsWatched">Somebody looks at how awake the patient is, so that the measurements make a whole NEWS2.</param>
internal sealed record HomeProgram(string Title, string Purpose, int Permille, ImmutableArray<Measure> Measures, ImmutableArray<string> Advice, bool HasForm = false, bool IsWatched = false);
