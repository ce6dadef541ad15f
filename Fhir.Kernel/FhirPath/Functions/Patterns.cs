using System.Globalization;
using System.Text.RegularExpressions;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>
/// Regular expressions without backtracking and with a time limit, so that no pattern can hang an evaluation; patterns that need backtracking, and those whose
/// repetitions multiply past <see cref="PatternSize.Limit"/>, are refused. A match anywhere counts: a pattern says <c>^</c> and <c>$</c> itself.
/// https://hl7.org/fhirpath/N1/#matchesregex-string-boolean
/// </summary>
internal sealed class Pattern
{
    public const int TimeoutMs = 500;
    private const int LongestPattern = 5000;

    /// <summary>What building one costs of the step budget.</summary>
    private const int BuildSteps = 10_000;

    private readonly Operation source;
    private readonly Operation? flags;
    private readonly bool isFull;
    private readonly Lazy<Regex?>? built;

    /// <param name="flags">A later addition: <c>i</c> case aside, <c>m</c> line by line. https://hl7.org/fhirpath/#fn-matches</param>
    /// <param name="isFull">Whether the whole text must match.</param>
    public Pattern(Operation source, Operation? flags, bool isFull)
    {
        (this.source, this.flags, this.isFull) = (source, flags, isFull);
        if (source is LiteralOperation { Literal.String: { } literal } && flags is null) built = new(() => Build(literal, "", isFull));
    }

    /// <summary>Null without a pattern, or with one that cannot be used: then the run has failed.</summary>
    public Regex? Get(Evaluation run, SimpleOperation call)
    {
        if (built is not null) return built.Value ?? Refuse(run, call, ((LiteralOperation)source).Literal.String!);
        var options = flags is null ? "" : call.Text(run, flags.Single(run, call.Name)) ?? "";
        if (call.Text(run, source.Single(run, call.Name)) is not { } text || !run.Spend(BuildSteps)) return null;
        return options.AsSpan().IndexOfAnyExcept('i', 'm') >= 0 ? Refuse(run, call, options) : Build(text, options, isFull) ?? Refuse(run, call, text);
    }

    private static Regex? Refuse(Evaluation run, SimpleOperation call, string pattern)
    {
        run.Fail(FhirPathRules.RegexInvalid, call.At, pattern.Length <= 100 ? pattern : pattern[..97] + "...");
        return null;
    }

    private static Regex? Build(string pattern, string flags, bool isFull)
    {
        if (pattern.Length > LongestPattern || PatternSize.Of(pattern) > PatternSize.Limit) return null;
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;
        if (flags.Contains('i')) options |= RegexOptions.IgnoreCase;
        if (flags.Contains('m')) options |= RegexOptions.Multiline;
        try
        {
            return new Regex(isFull ? $@"\A(?:{pattern})\z" : pattern, options, TimeSpan.FromMilliseconds(TimeoutMs));
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public static void TimedOut(Evaluation run, SimpleOperation call) =>
        run.Fail(FhirPathRules.RegexTimeout, call.At, TimeoutMs.ToString(CultureInfo.InvariantCulture));
}

/// <summary><c>matches()</c> and, where the whole text must match, <c>matchesFull()</c>.</summary>
internal sealed class MatchesOperation(Call call, bool isFull) : SimpleOperation(call)
{
    private readonly Pattern pattern = new(call.Argument(0), call.OptionalArgument(1), isFull);

    protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input)
    {
        if (Text(run, input) is not { } text || pattern.Get(run, this) is not { } regex || !run.FitsString(text.Length, At) || !run.HasTime()) return default;
        try
        {
            return FhirPathValue.Of(regex.IsMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            Pattern.TimedOut(run, this);
            return default;
        }
    }
}

/// <summary><c>replaceMatches()</c>. https://hl7.org/fhirpath/N1/#replacematchesregex-string-substitution-string-string</summary>
internal sealed class ReplaceMatchesOperation(Call call) : SimpleOperation(call)
{
    private readonly Pattern pattern = new(call.Argument(0), call.OptionalArgument(2), isFull: false);
    private readonly Operation substitution = call.Argument(1);

    protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input)
    {
        if (Text(run, input) is not { } text || pattern.Get(run, this) is not { } regex) return default;
        if (Text(run, substitution.Single(run, Name)) is not { } with || !run.HasTime()) return default;
        try
        {
            // A substitution may repeat the match, and it may be used between all characters.
            var matches = with.Length == 0 ? 0 : regex.Count(text);
            return run.FitsString(text.Length + (long)matches * with.Length * (with.Contains('$') ? 1 + text.Length : 1), At)
                ? run.Made(regex.Replace(text, with), At)
                : default;
        }
        catch (RegexMatchTimeoutException)
        {
            Pattern.TimedOut(run, this);
            return default;
        }
    }
}
