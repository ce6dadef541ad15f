namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Values that are not spelt as their types demand. https://hl7.org/fhir/R4/datatypes.html#primitive</summary>
internal static class PrimitiveKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.Value("date", "2025-13-01"), MutationKind.Value("date", "2025-02-30"), MutationKind.Value("date", "3.2.2025"), MutationKind.Value("date", "2025-2-3"),
        MutationKind.Value("date", "2025-02-03T10:00:00Z"),
        MutationKind.Value("dateTime", "2025-02-03T10:00:00"), MutationKind.Value("dateTime", "2025-02-03T24:00:00Z"), MutationKind.Value("dateTime", "2025-02-03T10:00Z"),
        MutationKind.Value("dateTime", "2025-02-03 10:00:00Z"), MutationKind.Value("dateTime", "2025-02-03T10:00:00+15:00"), MutationKind.Value("dateTime", "i går"),
        MutationKind.Value("instant", "2025-02-03"), MutationKind.Value("instant", "2025-02-03T10:00:00"),
        MutationKind.Value("time", "8:30"), MutationKind.Value("time", "25:00:00"), MutationKind.Value("time", "08:30:00Z"),
        MutationKind.Value("integer", 2147483648L), MutationKind.Value("integer", 1.5m),
        MutationKind.Value("positiveInt", 0), MutationKind.Value("positiveInt", 3000000000L), MutationKind.Value("unsignedInt", -1), MutationKind.Value("unsignedInt", 0.5m),
        MutationKind.Value("uri", "https://fhirref.example/no/to ord"), MutationKind.Value("url", "https://fhirref.example/\t"), MutationKind.Value("canonical", " "),
        MutationKind.Value("oid", "urn:oid:3.1"), MutationKind.Value("oid", "2.16.578"), MutationKind.Value("uuid", "urn:uuid:1234"), MutationKind.Value("uuid", "c757873d"),
        MutationKind.Value("id", "med_strek"), MutationKind.Value("id", "bokstaven-æ"), MutationKind.Value("id", new string('a', 65)),
        MutationKind.Value("base64Binary", "SGV"), MutationKind.Value("base64Binary", "æøå="),
        MutationKind.Value("code", " active"), MutationKind.Value("code", "active "), MutationKind.Value("code", "to  ord"),
        MutationKind.Value("string", ""), MutationKind.Value("markdown", ""), MutationKind.Value("uri", ""), MutationKind.Value("code", ""), MutationKind.Value("date", ""),
        MutationKind.Value("string", "klokke\u0007", "encoding-control-character"), MutationKind.Value("markdown", "null\u0000", "encoding-control-character"),
    ];
}
