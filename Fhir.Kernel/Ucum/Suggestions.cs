using System.Collections.Frozen;

namespace Fhir.Kernel.Ucum;

/// <summary>What a writer of something that is no UCUM unit probably meant.</summary>
internal static class Suggestions
{
    private static readonly FrozenDictionary<string, string> Usual = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["mmHg"] = "mm[Hg]", ["cmH2O"] = "cm[H2O]", ["IU"] = "[iU]", ["IE"] = "[iU]", ["mcg"] = "ug", ["cc"] = "mL", ["sec"] = "s", ["hr"] = "h", ["yr"] = "a", ["mth"] = "mo",
        ["lb"] = "[lb_av]", ["lbs"] = "[lb_av]", ["oz"] = "[oz_av]", ["in"] = "[in_i]", ["ft"] = "[ft_i]", ["ppm"] = "[ppm]", ["ppb"] = "[ppb]", ["pH"] = "[pH]",
        ["degC"] = "Cel", ["F"] = "[degF]", ["bpm"] = "/min", ["mEq"] = "meq", ["kg/m^2"] = "kg/m2", ["stk"] = "{stk}", ["tablet"] = "{tablet}", ["tbl"] = "{tablet}", ["score"] = "{score}",
        ["INR"] = "{INR}", ["kcal"] = "kcal", ["dråper"] = "[drp]", ["drops"] = "[drp]", ["CFU"] = "[CFU]", ["HPF"] = "[HPF]", ["psi"] = "[psi]",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>By other letter case (<c>MG</c>), by name (<c>gram</c>, <c>hours</c>) and by metric symbol.</summary>
    private static readonly Lazy<FrozenDictionary<string, string>> Folded = new(Fold);

    public static string? For(string symbol) =>
        Usual.TryGetValue(symbol, out var usual) ? usual : Folded.Value.TryGetValue(symbol, out var folded) ? folded : symbol.Length > 3 && symbol[^1] == 's' ? For(symbol[..^1]) : null;

    private static FrozenDictionary<string, string> Fold()
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var atom in UnitAtoms.All.Values.OrderBy(atom => atom.Code.Length).ThenBy(atom => atom.Code, StringComparer.Ordinal))
        {
            codes.TryAdd(atom.Name, atom.Code);
            codes.TryAdd(atom.Code, atom.Code);
        }
        foreach (var prefix in new[] { "m", "u", "k", "n", "d", "c", "p" })
            foreach (var atom in new[] { "g", "L", "mol", "m", "s", "Pa", "Bq", "Hz", "cal", "osm" })
                codes.TryAdd(prefix + atom, prefix + atom);
        return codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
