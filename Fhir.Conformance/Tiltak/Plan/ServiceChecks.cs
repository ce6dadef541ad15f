using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Tiltak.Plan;

/// <summary>What an allotted service says.</summary>
internal static class ServiceChecks
{
    public static readonly Group Group = new("PLA-TJE", "plan", new Words("Tildelte tjenester", "Allotted services"),
    [
        SubjectCheck.Of("PLA-TJE-001", Plans.Services, "patient"),
        ContentCheck.Each("PLA-TJE-002", Plans.Services, service => service.At("managingOrganization.identifier")
            .Any(identifier => identifier.Text("system") == NationalIdentifier.OrganizationNumber && identifier.Text("value").Length > 0)
            ? null : new Words("navngir ikke virksomheten med organisasjonsnummer", "does not name the organization by organisation number")),
        ContentCheck.Has("PLA-TJE-003", Plans.Services, "period.start"),
        ContentCheck.Has("PLA-TJE-004", Plans.Services, "type.coding.code"),
    ]);
}
