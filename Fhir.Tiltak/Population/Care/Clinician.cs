using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Care;

/// <summary>Somebody who works at a place: a practitioner in one role.</summary>
/// <param name="Category">In code system 9060.</param>
/// <param name="HerId">The communication party this role is: messages are addressed to the doctor at the office, not to the office.</param>
internal sealed record Clinician(string Id, Sex Sex, string Given, string Family, string Hpr, string HerId, Code Category, Organisation Workplace)
{
    public string Practitioner => $"Practitioner/{Id}";

    public string RoleId { get; } = $"rolle-{Id}";

    public string Role => $"PractitionerRole/{RoleId}";
}
