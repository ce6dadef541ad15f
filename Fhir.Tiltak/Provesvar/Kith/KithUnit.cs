using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Fhir.Kernel.Ucum;

namespace Fhir.Tiltak.Provesvar.Kith;

/// <summary>The units of laboratory messages as UCUM codes.</summary>
internal static partial class KithUnit
{
    // As they are seen in messages, without blanks.
    private static readonly FrozenDictionary<string, string> Seen = new Dictionary<string, string>
    {
        ["0"] = "1", ["1"] = "1", ["INR"] = "{INR}", ["ratio"] = "1",
        ["IU/L"] = "[IU]/L", ["IU/mL"] = "[IU]/mL", ["IU/dL"] = "[IU]/dL", ["IE/L"] = "[IU]/L", ["IE/mL"] = "[IU]/mL", ["kIU/L"] = "k[IU]/L", ["kIE/L"] = "k[IU]/L", ["mIU/L"] = "m[IU]/L", ["mIE/L"] = "m[IU]/L",
        ["10^9/L"] = "10*9/L", ["10#9/L"] = "10*9/L", ["10E9/L"] = "10*9/L", ["10**9/L"] = "10*9/L", ["x10^9/L"] = "10*9/L", ["10e9/L"] = "10*9/L",
        ["10^12/L"] = "10*12/L", ["10#12/L"] = "10*12/L", ["10E12/L"] = "10*12/L", ["10**12/L"] = "10*12/L", ["x10^12/L"] = "10*12/L", ["10e12/L"] = "10*12/L",
        ["10^6/L"] = "10*6/L", ["10E6/L"] = "10*6/L", ["10^3/L"] = "10*3/L", ["10E-3/L"] = "10*-3/L",
        ["mL/min/1,73m2"] = "mL/min/{1.73_m2}", ["mL/min/1.73m2"] = "mL/min/{1.73_m2}", ["ml/min/1,73m2"] = "mL/min/{1.73_m2}", ["ml/min/1.73m2"] = "mL/min/{1.73_m2}",
        ["mL/min/1,73m²"] = "mL/min/{1.73_m2}", ["mL/min/1.73m²"] = "mL/min/{1.73_m2}", ["ml/min/1,73m²"] = "mL/min/{1.73_m2}", ["ml/min/1.73m²"] = "mL/min/{1.73_m2}",
        ["°C"] = "Cel", ["mosmol/kg"] = "mosm/kg", ["mosmol/L"] = "mosm/L", ["E/mL"] = "U/mL", ["E/L"] = "U/L", ["kE/L"] = "kU/L", ["mE/L"] = "mU/L",
        ["mEq/L"] = "meq/L", ["mEkv/L"] = "meq/L", ["mOsm/kg"] = "mosm/kg", ["mOsm/L"] = "mosm/L", ["mmHg"] = "mm[Hg]", ["cmH2O"] = "cm[H2O]", ["C"] = "Cel", ["grader"] = "deg",
        ["E9/L"] = "10*9/L", ["E12/L"] = "10*12/L", ["mill/mL"] = "10*6/mL", ["mill/L"] = "10*6/L", ["CFU/mL"] = "[CFU]/mL", ["CFU/L"] = "[CFU]/L", ["KOLONIER/mL"] = "[CFU]/mL",
        ["år"] = "a", ["uker"] = "wk", ["uke"] = "wk", ["dager"] = "d", ["dag"] = "d", ["timer"] = "h", ["time"] = "h", ["t"] = "h", ["min."] = "min",
        ["mgFEU/L"] = "mg/L{FEU}", ["mg/LFEU"] = "mg/L{FEU}", ["mm/t"] = "mm/h", ["mm/1.t"] = "mm/h", ["sek"] = "s", ["sek."] = "s", ["stk"] = "1", ["gr"] = "g", ["gr/L"] = "g/L", ["døgn"] = "d",
    }.ToFrozenDictionary();

    // Units of UCUM that laboratories mean something else by: arbitrary units, giga and tera, hours, pieces. As what UCUM has they would be a lie.
    private static readonly FrozenSet<string> Others = ["AU", "G", "T", "t", "st", "B", "R", "ar", "b", "Ph", "F", "C", "bit", "By"];

    /// <summary>The UCUM code of a unit; null when it has none that is known.</summary>
    public static string? Ucum(string unit)
    {
        var plain = Plain(unit);
        if (plain.Length == 0) return "1";
        if (Seen.TryGetValue(plain, out var known) || Seen.TryGetValue(Litres(plain), out known)) return known;
        if (Arbitrary().Match(Litres(plain)) is { Success: true } match) return $"{match.Groups[1].Value}{(match.Groups[2].Value is "E" ? "U" : "[IU]")}/{match.Groups[3].Value}";
        if (Period().Match(plain) is { Success: true } per) plain = $"{per.Groups[1].Value}/{(per.Groups[2].Value is "t" or "time" ? "h" : "d")}";
        plain = Litres(plain);
        if (plain.Split('.', '/', '(', ')').Any(Others.Contains)) return null;
        // Only letters of ASCII can be a code; an annotation in braces says nothing of the unit.
        return Ascii.IsValid(plain) && !plain.Contains('{', StringComparison.Ordinal) && UcumUnit.TryParse(plain, out _, out _) ? plain : null;
    }

    // Blanks and signs of print say nothing.
    private static string Plain(string unit) => unit.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace('µ', 'u').Replace('μ', 'u')
        .Replace("10⁹", "10^9", StringComparison.Ordinal).Replace("10¹²", "10^12", StringComparison.Ordinal).Replace("10⁶", "10^6", StringComparison.Ordinal).Replace("×", "x", StringComparison.Ordinal);

    // UCUM takes a small l too; the table is written with one of them.
    private static string Litres(string unit) => SmallLitre().Replace(unit, "$1L");

    [GeneratedRegex("((?:^|/)[mdu]?)l$")]
    private static partial Regex SmallLitre();

    [GeneratedRegex("^([kmuM]?)(IE|IU|E)/([mdu]?L)$")]
    private static partial Regex Arbitrary();

    [GeneratedRegex("^([^/]+)/(t|time|døgn|24t|24h|24timer)$")]
    private static partial Regex Period();
}
