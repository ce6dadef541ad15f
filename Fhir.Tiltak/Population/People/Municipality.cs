namespace Fhir.Tiltak.Population.People;

/// <param name="Number">Four digits from 9901: numbers that no municipality has.</param>
/// <param name="PostalCode">Above the last one in use.</param>
/// <param name="Share">How many of a thousand live there.</param>
internal sealed record Municipality(string Number, string Name, string PostalCode, int Share);
