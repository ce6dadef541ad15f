using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Legemiddelliste;

/// <summary>The rows of the medication list and their two identifiers. The national service tells them apart by type, this project by system.</summary>
internal static class Rows
{
    public const string PllSystem = "https://fhirref.example/no/legemiddelliste/NamingSystem/pll-id";
    public const string PrescriptionSystem = "https://fhirref.example/no/legemiddelliste/NamingSystem/resept-id";

    public static readonly DataKind All = new(new Words("rader i legemiddellisten", "rows of the medication list"), "MedicationStatement", [""],
        row => Ids(row, PllSystem, "PLL").Any() || Ids(row, PrescriptionSystem, "ReseptId").Any() || Claims(row, "legemiddelliste") || Claims(row, "sfm-"));

    public static readonly DataKind Current = All.Where(new Words("gjeldende rader", "current rows"), row => row.Text("status") != "entered-in-error");

    public static readonly DataKind Stopped = All.Where(new Words("seponerte rader", "stopped rows"), row => row.Text("status") == "stopped");

    public static readonly DataKind Completed = All.Where(new Words("avløste rader", "superseded rows"), row => row.Text("status") == "completed");

    public static readonly DataKind WithPllId = All.Where(new Words("rader med rad-id", "rows with a row id"), row => PllIds(row).Any());

    public static readonly DataKind Lists = new(new Words("legemiddellister", "medication lists"), "List", ["code=http%3A%2F%2Floinc.org%7C10160-0", ""],
        list => list.HasCode("code.coding", Kodeverk.Loinc, "10160-0"));

    public static IEnumerable<string> PllIds(Node row) => Ids(row, PllSystem, "PLL");

    public static IEnumerable<string> PrescriptionIds(Node row) => Ids(row, PrescriptionSystem, "ReseptId");

    private static IEnumerable<string> Ids(Node row, string system, string type) => row.At("identifier")
        .Where(identifier => identifier.Text("system") == system || identifier.Text("type.text").Equals(type, StringComparison.OrdinalIgnoreCase))
        .Select(identifier => identifier.Text("value")).Where(value => value.Length > 0);

    private static bool Claims(Node row, string part) => row.At("meta.profile").Any(profile => profile.Value.Contains(part, StringComparison.Ordinal));
}
