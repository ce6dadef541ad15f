using Fhir.Tiltak.Population.Care;

namespace Fhir.Tiltak.Population.People;

/// <summary>Who live together, and the general practitioner they share.</summary>
/// <param name="IsProtected">The address is blocked (kode 6): it is written nowhere.</param>
internal sealed record Household(Municipality Municipality, string Street, bool IsProtected, Clinician Doctor);
