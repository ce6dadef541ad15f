using System.Globalization;

using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>The Norwegian code systems by number (Volven) and other systems checks look for.</summary>
public static class Kodeverk
{
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string Ucum = "http://unitsofmeasure.org";
    public const string Atc = "http://www.whocc.no/atc";
    public const string Npu = "http://npu-terminology.org";
    public const string ObservationCategory = "http://terminology.hl7.org/CodeSystem/observation-category";

    private const string Oid = "urn:oid:2.16.578.1.12.4.1.1.";

    /// <summary>True for the OID form and for the URL forms of both hosts, with or without a short name behind: one system in three spellings.</summary>
    public static bool Is(string system, int number)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        if (system == Oid + name) return true;
        var at = system.IndexOf("/fhir/CodeSystem/no-kodeverk-", StringComparison.Ordinal);
        if (at < 0) return false;
        var tail = system[(at + "/fhir/CodeSystem/no-kodeverk-".Length)..];
        return tail == name || tail.StartsWith(name + "-", StringComparison.Ordinal);
    }

    /// <summary>The codes of the system among the Codings at the path.</summary>
    public static IEnumerable<string> Codes(this Node node, string codingPath, int number) =>
        node.At(codingPath).Where(coding => Is(coding.Text("system"), number)).Select(coding => coding.Text("code"));

    public static bool HasCode(this Node node, string codingPath, string system, params string[] codes) =>
        node.At(codingPath).Any(coding => coding.Text("system") == system && (codes.Length == 0 || codes.Contains(coding.Text("code"))));
}
