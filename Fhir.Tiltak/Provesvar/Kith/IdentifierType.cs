using System.Collections.Frozen;
using Fhir.Tiltak.Patients;

namespace Fhir.Tiltak.Provesvar.Kith;

/// <summary>The types of identifier in messages (kodeverk 8268, 8116, 8327) that are national series, and what their numbers look like.</summary>
internal static class IdentifierType
{
    public const string Fnr = NationalNumber.Fnr;
    public const string Dnr = NationalNumber.Dnr;
    public const string Fhn = NationalNumber.Fhn;
    public const string Enh = "urn:oid:2.16.578.1.12.4.1.4.101";

    private static readonly FrozenDictionary<string, string> Series = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["FNR"] = Fnr,
        ["DNR"] = Dnr,
        ["FHN"] = Fhn,
        ["HPR"] = "urn:oid:2.16.578.1.12.4.1.4.4",
        ["DUF"] = "urn:oid:2.16.578.1.12.4.1.4.5",
        ["ENH"] = Enh,
        ["RSH"] = "urn:oid:2.16.578.1.12.4.1.4.102",
        ["RESH"] = "urn:oid:2.16.578.1.12.4.1.4.102",
        ["AKO"] = "urn:oid:2.16.578.1.12.4.1.4.107",
        ["HER"] = "urn:oid:2.16.578.1.12.4.1.2",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The national series of a type; null for local ones (LOK, LIN, LAV, LOP, AVD, HNR, XXX) and unknown ones.</summary>
    public static string? SystemOf(string type) => Series.GetValueOrDefault(type);

    /// <summary>Whether a number has the form, and the check digits, of its series.</summary>
    public static bool IsValid(string system, string number) => system switch
    {
        Fnr or Dnr or Fhn => PersonNumber.SeriesOf(number) == system,
        Enh => IsOrganizationNumber(number),
        "urn:oid:2.16.578.1.12.4.1.4.5" => IsDuf(number),
        "urn:oid:2.16.578.1.12.4.1.4.4" => number.Length is > 0 and <= 9 && number.All(char.IsAsciiDigit),
        _ => number.Length is > 0 and <= 12 && number.All(char.IsAsciiDigit),
    };

    private static bool IsOrganizationNumber(string number) => number.Length == 9 && number.All(char.IsAsciiDigit) && PersonNumber.Sum(number, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;

    private static bool IsDuf(string number) => number.Length == 12 && number.All(char.IsAsciiDigit)
        && PersonNumber.Sum(number[..10], [4, 6, 3, 2, 4, 6, 3, 2, 7, 5]) % 11 == ((number[10] - '0') * 10) + number[11] - '0';
}
