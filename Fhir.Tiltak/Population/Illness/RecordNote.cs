using Fhir.Tiltak.Population.Care;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>A document an illness leaves in the record.</summary>
/// <param name="Permille">How many of a thousand who have the illness have it.</param>
/// <param name="Access">In code system 9603; N is open.</param>
internal sealed record RecordNote(NoteKind Kind, Ward Ward, int Permille, string Text, string Access = "N");
