using System.Globalization;
using System.Text.RegularExpressions;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>
/// Regular expressions without backtracking and with a time limit, so that no pattern can hang an evaluation; patterns that need backtracking are refused.
/// A match anywhere counts: a pattern says <c>^</c> and <c>$</c> itself. https://hl7.org/fhirpath/N1/#matchesregex-string-boolean
/// </summary>
internal sealed class Pattern
{
    public const int TimeoutMs = 500;
    private const int LongestPattern = 5000;

    /// <summary>What building one costs of the step budget.</summary>
    private const int BuildSteps = 10_000;

    private static readonly RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private readonly Operation source;
    private readonly string? literal;
    private readonly Lazy<Regex?> built;

    public Pattern(Operation source)
    {
        this.source = source;
        literal = (source as LiteralOperation)?.Literal.String;
        built = new(() => Build(literal!));
    }

    /// <summary>Null without a pattern, or with one that cannot be used: then the run has failed.</summary>
    public Regex? Get(Evaluation run, SimpleOperation call)
    {
        if (literal is not null) return built.Value ?? Refuse(run, call, literal);
        if (call.Text(run, source.Single(run, call.Name)) is not { } text || !run.Spend(BuildSteps)) return null;
        return Build(text) ?? Refuse(run, call, text);
    }

    private static Regex? Refuse(Evaluation run, SimpleOperation call, string pattern)
    {
        run.Fail(FhirPathRules.RegexInvalid, call.At, pattern.Length <= 100 ? pattern : pattern[..97] + "...");
        return null;
    }

    private static Regex? Build(string pattern)
    {
        if (pattern.Length > LongestPattern) return null;
        try
        {
            return new Regex(pattern, Options, TimeSpan.FromMilliseconds(TimeoutMs));
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public static void TimedOut(Evaluation run, SimpleOperation call) =>
        run.Fail(FhirPathRules.RegexTimeout, call.At, TimeoutMs.ToString(CultureInfo.InvariantCulture));
}

/// <summary><c>matches()</c>.</summary>
internal sealed class MatchesOperation(Call call) : SimpleOperation(call)
{
    private readonly Pattern pattern = new(call.Argument(0));

    protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input)
    {
        if (Text(run, input) is not { } text || pattern.Get(run, this) is not { } regex || !run.FitsString(text.Length, At)) return default;
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
    private readonly Pattern pattern = new(call.Argument(0));
    private readonly Operation substitution = call.Argument(1);

    protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input)
    {
        if (Text(run, input) is not { } text || pattern.Get(run, this) is not { } regex) return default;
        if (Text(run, substitution.Single(run, Name)) is not { } with) return default;
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
