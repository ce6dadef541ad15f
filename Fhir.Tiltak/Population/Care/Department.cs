namespace Fhir.Tiltak.Population.Care;

/// <param name="Clinician">Who signs what the department writes.</param>
internal sealed record Department(Organisation Organisation, Clinician Clinician);
