using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Plan;

/// <summary>What the measurements say of a zone.</summary>
/// <param name="Applies">One threshold holds.</param>
/// <param name="IsDecided">Every threshold could be asked; a zone in words alone has none to ask.</param>
public sealed record ZoneVerdict(Zone Zone, bool Applies, bool IsDecided, IReadOnlyList<string> Measurements, IReadOnlyList<string> Reasons)
{
    /// <summary>
    /// The worst zone that applies. Green is said only when no worse zone with a threshold was left undecided: what was not measured may be bad.
    /// </summary>
    public static string Colour(IReadOnlyList<ZoneVerdict> verdicts)
    {
        var worst = verdicts.Where(verdict => verdict.Applies).MaxBy(verdict => verdict.Zone.Gravity);
        if (worst?.Zone.Colour is not { } colour) return "unknown";
        return colour == "green" && verdicts.Any(verdict => verdict.Zone.Gravity > 1 && !verdict.IsDecided) ? "unknown" : colour;
    }

    public static string NotMeasured(string code, decimal hours, Language language) => language == Language.Nb
        ? FormattableString.Invariant($"ingen måling av {code} de siste {hours:0.#} timene") : FormattableString.Invariant($"no measurement of {code} in the last {hours:0.#} hours");

    public static string OtherKind(string code, Language language) => language == Language.Nb
        ? $"målingen av {code} har en enhet som ikke kan sammenlignes med terskelen" : $"the measurement of {code} has a unit that cannot be compared with the threshold";

    public static string OnlyWords(Language language) => language == Language.Nb ? "terskelen står bare i ord" : "the threshold is in words alone";
}
