using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Fhir.Server.Validation;

namespace Fhir.Server.Operability.Logging;

/// <summary>
/// The last look at a line before it is written: eleven digits that may be a national number, twelve that are a DUF number, and what looks like a token or a password, become
/// stars. Nothing that logs should bring them; what slips through is caught here.
/// </summary>
public static partial class Masking
{
    private const int NumberLength = 11;
    private const int BirthLength = 6;
    private const int DufLength = 12;

    private static readonly SearchValues<string> TokenSigns = SearchValues.Create(
        ["eyJ", "bearer", "basic", "dpop", "token", "assertion", "secret", "password", "pwd"], StringComparison.OrdinalIgnoreCase);

    public static string Mask(string line) => MaskTokens(MaskNumbers(line));

    private static string MaskTokens(string line) => line.AsSpan().ContainsAny(TokenSigns) ? Token().Replace(line, "$1***") : line;

    private static string MaskNumbers(string line)
    {
        StringBuilder? masked = null;
        for (var at = 0; at < line.Length;)
        {
            if (!char.IsDigit(line[at]))
            {
                at++;
                continue;
            }
            var end = EndOfNumber(line, at);
            if (end > 0) (masked ??= new StringBuilder(line)).Remove(at, end - at).Insert(at, new string('*', end - at));
            at = end > 0 ? end : EndOfDigits(line, at);
        }
        return masked?.ToString() ?? line;
    }

    /// <summary>Where the national number that starts here ends; 0 when none does.</summary>
    private static int EndOfNumber(string line, int start)
    {
        var end = EndOfDigits(line, start);
        if (end - start == NumberLength) return IsPartOfId(line, start, end) ? 0 : end;
        if (end - start == DufLength) return NationalNumbers.IsDuf(line.AsSpan(start, DufLength)) && !IsIdLong(line, start, end) ? end : 0;
        if (end - start != BirthLength) return 0;
        // People write the number in two parts: 140863 49634.
        var second = end + GapAt(line, end);
        return second > end && second < line.Length && EndOfDigits(line, second) - second == NumberLength - BirthLength ? EndOfDigits(line, second) : 0;
    }

    private static int EndOfDigits(string line, int at)
    {
        while (at < line.Length && char.IsDigit(line[at])) at++;
        return at;
    }

    private static int GapAt(string line, int at) =>
        at >= line.Length ? 0 : line[at] is ' ' or '+' or '-' or '.' or '\u00a0' ? 1 : line.AsSpan(at).StartsWith("%20") ? 3 : 0;

    /// <summary>Trace ids are 32 hexadecimal digits, span ids 16, and now and then eleven decimal ones of them stand together.</summary>
    private static bool IsPartOfId(string line, int start, int end) => !Plausible().IsMatch(line.AsSpan(start, NumberLength)) && IsIdLong(line, start, end);

    private static bool IsIdLong(string line, int start, int end)
    {
        while (start > 0 && char.IsAsciiHexDigitLower(line[start - 1])) start--;
        while (end < line.Length && char.IsAsciiHexDigitLower(line[end])) end++;
        return end - start is 16 or 32;
    }

    // Day 01-31, and 40 above for a D number; month 01-12, and 40, 65 or 80 above.
    [GeneratedRegex("^(?:[04][1-9]|[1256][0-9]|[37][01])(?:[048][1-9]|[159][0-2]|6[6-9]|7[0-7])")]
    private static partial Regex Plausible();

    [GeneratedRegex(@"((?:bearer|basic|dpop)(?:\s|%20|\+)+|(?:token|assertion|secret|password|pwd)[""']?\s*[=:]\s*[""']?)[^\s&""',;]+|eyJ[\w-]+(?:\.[\w-]*)*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
