using System.Collections.Frozen;

namespace Fhir.Tiltak.Population.Care;

/// <summary>A hospital with the departments the stories need.</summary>
internal sealed record Hospital(Organisation Owner, FrozenDictionary<Ward, Department> Departments);
