using System.Collections.Frozen;
using System.Text;
using Fhir.Kernel.Ucum;

namespace Fhir.Tiltak.Provesvar.Kith;

/// <summary>The units of laboratory messages as UCUM codes.</summary>
internal static class KithUnit
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
        ["mgFEU/L"] = "mg/L{FEU}", ["mg/LFEU"] = "mg/L{FEU}", ["mm/t"] = "mm/h", ["mm/1.t"] = "mm/h", ["sek"] = "s", ["sek."] = "s", ["stk"] = "1", ["gr"] = "g", ["gr/L"] = "g/L", ["døgn"] = "d",
    }.ToFrozenDictionary();

    /// <summary>The UCUM code of a unit; null when it has none that is known.</summary>
    public static string? Ucum(string unit)
    {
        var plain = unit.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace('µ', 'u').Replace('μ', 'u');
        if (plain.Length == 0) return "1";
        if (Seen.TryGetValue(plain, out var known)) return known;
        // Only letters of ASCII can be a code; an annotation in braces says nothing of the unit.
        return Ascii.IsValid(plain) && !plain.Contains('{', StringComparison.Ordinal) && UcumUnit.TryParse(plain, out _, out _) ? plain : null;
    }
}
