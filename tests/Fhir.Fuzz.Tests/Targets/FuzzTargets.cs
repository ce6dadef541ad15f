namespace Fhir.Fuzz.Tests.Targets;

internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
        [new JsonTarget(), new XmlTarget(), new FhirPathTarget(), new UcumTarget(), new DefinitionTarget(), new PackageTarget(), new SearchTarget()];
}
