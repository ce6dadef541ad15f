using Fhir.Conformance.Engine;

namespace Fhir.Conformance.EveryServer;

/// <summary>What every FHIR R4 server in Norway should do, whatever it is for.</summary>
internal static class CoreSuite
{
    public static readonly Suite Suite = new("core", new Words("Felles", "Common"),
    [
        MetadataChecks.Group, ReadChecks.Group, NegotiationChecks.Group, SearchChecks.Group, ErrorChecks.Group, IdentifierChecks.Group,
        ValidateChecks.Group, WriteChecks.Group, TransactionChecks.Group,
    ]);
}
