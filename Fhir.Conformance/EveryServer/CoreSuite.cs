using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;

namespace Fhir.Conformance.EveryServer;

/// <summary>What every FHIR R4 server in Norway should do, whatever it is for.</summary>
internal static class CoreSuite
{
    private static readonly Group Profiles = ProfileCheck.Group("CORE-PROF", "core", "basis",
        ("Patient", "basis-patient"), ("Practitioner", "basis-practitioner"), ("PractitionerRole", "basis-practitioner-role"),
        ("Organization", "basis-organization"));

    public static readonly Suite Suite = new("core",
    [
        MetadataChecks.Group, ReadChecks.Group, NegotiationChecks.Group, SearchChecks.Group, ErrorChecks.Group, IdentifierChecks.Group,
        Profiles, ValidateChecks.Group, WriteChecks.Group, TransactionChecks.Group,
    ]);
}
