using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>One code as it was sent.</summary>
/// <param name="System">Null when it was not said.</param>
/// <param name="Version">Of the code system; null when it was not said.</param>
/// <param name="Display">To be held against the names that the concept has; null when it was not said.</param>
public sealed record SentCode(string? System, string? Version, string Code, string? Display)
{
    public override string ToString() => System is null ? $"«{Code}»" : $"«{System}|{Code}»";
}

/// <summary>What <c>$validate-code</c> found.</summary>
/// <param name="Verdict">NotChecked says nothing about the code: something that would decide is not there.</param>
/// <param name="Remarks">Why it is not valid or not checked; of a valid code warnings.</param>
/// <param name="Display">The name that should be shown; null when none is known.</param>
public sealed record CodeCheck(Verdict Verdict, ImmutableArray<Issue> Remarks, string? Display)
{
    /// <summary>Of several codes for the same thing the best one decides; what is wrong with the others is a remark.</summary>
    internal static CodeCheck Best(IReadOnlyList<CodeCheck> checks)
    {
        var best = checks.MaxBy(check => check.Verdict)!;
        return best.Verdict == Verdict.Member ? best : best with { Remarks = [.. checks.SelectMany(check => check.Remarks).Distinct()] };
    }
}

/// <param name="AllowsAbstract">False when a concept that only groups others is not valid here.</param>
/// <param name="DisplayLanguage">Of the display in the answer.</param>
public sealed record CodeCheckOptions(bool AllowsAbstract = true, string? DisplayLanguage = null);
