namespace Fhir.Kernel.Definitions;

/// <summary>An element of a base definition that may only hold codes of one value set.</summary>
/// <param name="Path">As the definition says it: <c>Observation.status</c>.</param>
/// <param name="ValueSet">Canonical, usually with a version.</param>
public readonly record struct RequiredBinding(string Path, string ValueSet);
