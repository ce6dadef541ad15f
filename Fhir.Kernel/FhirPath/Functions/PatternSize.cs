namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>
/// How many states a regular expression can need: its atoms, each as often as the counted repetitions around it say. <c>((a{99}){99}){99}</c> is a short text
/// and a machine of a million states.
/// </summary>
internal static class PatternSize
{
    public const int Limit = 10_000;
    private const int DeepestGroup = 200;

    /// <summary>An upper estimate; anything over <see cref="Limit"/> for what is far too large or nested too deep. The text need not be well formed.</summary>
    public static long Of(string pattern)
    {
        Span<long> outer = stackalloc long[DeepestGroup];
        var (depth, sum, last) = (0, 0L, 0L);
        for (var at = 0; at < pattern.Length; at++)
        {
            if (sum > Limit) return sum;
            switch (pattern[at])
            {
                case '(':
                    if (depth == DeepestGroup) return long.MaxValue;
                    (outer[depth++], sum, last) = (sum, 0, 0);
                    break;
                case ')' when depth > 0:
                    last = Math.Max(1, sum);
                    sum = outer[--depth] + last;
                    break;
                case '{' when Repetitions(pattern, ref at) is var times and > 0:
                    (sum, last) = (sum + last * (times - 1), last * times);
                    break;
                case '*' or '+' or '?' or '|':
                    break;
                default:
                    SkipAtom(pattern, ref at);
                    (sum, last) = (sum + 1, 1);
                    break;
            }
        }
        for (; depth > 0; depth--) sum += outer[depth - 1];
        return sum;
    }

    /// <summary>The larger number of <c>{2,7}</c>; 0 when the brace is a character like others.</summary>
    private static long Repetitions(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0) return 0;
        var numbers = pattern.AsSpan(at + 1, end - at - 1);
        var comma = numbers.IndexOf(',');
        var wanted = comma < 0 || comma == numbers.Length - 1 ? numbers.TrimEnd(',') : numbers[(comma + 1)..];
        if (wanted.IsEmpty || wanted.ContainsAnyExceptInRange('0', '9')) return 0;
        at = end;
        return int.TryParse(wanted, out var times) ? Math.Min(times, Limit + 1) : Limit + 1;
    }

    // To the last character of an escape or of a class, which may hold others.
    private static void SkipAtom(string pattern, ref int at)
    {
        if (pattern[at] == '\\')
        {
            at++;
            if (at + 1 < pattern.Length && pattern[at] is 'p' or 'P' && pattern[at + 1] == '{') at = pattern.IndexOf('}', at) is var end and >= 0 ? end : at;
            return;
        }
        if (pattern[at] != '[') return;
        for (var (depth, start) = (0, at); at < pattern.Length; at++)
        {
            if (pattern[at] == '\\') at++;
            else if (pattern[at] == '[' && (at == start || pattern[at - 1] == '-')) depth++;
            else if (pattern[at] == ']' && at > start + 1 && --depth == 0) return;
        }
    }
}
