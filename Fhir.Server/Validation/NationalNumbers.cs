using System.Text.RegularExpressions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Server.Validation;

/// <summary>
/// A national number in an address ends in logs, histories and proxies, so searches for persons belong in a POST.
/// Eleven digits are taken for one whatever their check digits say: a number with a slip of the pen tells of a person too. Twelve are much else as well, and are a DUF
/// number by their year and check digits.
/// </summary>
public static partial class NationalNumbers
{
    private const string Http = "https://hl7.org/fhir/R4/http.html#search";

    public static readonly Rule InAddress = new("national-number-in-url", Severity.Warning, IssueCode.Security,
        "Adressen inneholder et personnummer; send søket som POST til _search", "The address holds a national number; send the search as POST to _search", Http);

    /// <summary>The same rule where it is enforced. It has no arguments: what was found must not be said again.</summary>
    public static readonly Rule RefusedInAddress = new("national-number-in-url", Severity.Error, IssueCode.Security,
        "Adressen, eller If-None-Exist, inneholder det som ser ut som et personnummer, og forespørselen er derfor ikke utført. Send søk som POST til [type]/_search med parametrene i kroppen "
        + "(application/x-www-form-urlencoded), operasjoner som POST, og betingede skrivinger som en transaction. En ressurs' id skal aldri være et personnummer.",
        "The address, or If-None-Exist, holds what looks like a national number, so nothing was done. Send searches as POST to [type]/_search with the parameters in the body "
        + "(application/x-www-form-urlencoded), operations as POST, and conditional writes as a transaction. The id of a resource is never to be a national number.", Http);

    public static bool AreIn(IEnumerable<QueryParameter> parameters) => parameters.Any(parameter => AreIn(parameter.Value));

    /// <param name="text">Unescaped; what was escaped twice (<c>%252F</c>) is understood too.</param>
    public static bool AreIn(string text) => StandIn(text) || (text.Contains('%') && StandIn(Uri.UnescapeDataString(text)));

    // What people write in two parts is a date and five more digits; so is much else, and the check digits tell.
    private static bool StandIn(string text)
    {
        if (!HasSixInARow(text)) return false;
        if (ElevenDigits().IsMatch(text)) return true;
        foreach (var twelve in TwelveDigits().EnumerateMatches(text))
            if (IsDuf(text.AsSpan(char.IsAsciiDigit(text[twelve.Index]) ? twelve.Index : twelve.Index + 1, 12))) return true;
        foreach (var parts in TwoParts().EnumerateMatches(text))
            if (HasCheckDigits([.. text.Substring(parts.Index, parts.Length).Where(char.IsAsciiDigit).Select(digit => digit - '0')])) return true;
        return false;
    }

    // Both forms have, and next to no address has: the expressions are asked of those that do.
    private static bool HasSixInARow(string text)
    {
        var row = 0;
        foreach (var letter in text)
            if ((row = char.IsAsciiDigit(letter) ? row + 1 : 0) == 6) return true;
        return false;
    }

    /// <summary>Both sums are divisible by eleven; the first may leave up to three for numbers that are given from 2032.</summary>
    private static bool HasCheckDigits(int[] digits) => Rest(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) <= 3 && Rest(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) == 0;

    /// <summary>The year of the application, six digits, and the weighted sum of these ten modulo eleven in two digits.</summary>
    /// <param name="digits">Twelve of them.</param>
    public static bool IsDuf(ReadOnlySpan<char> digits)
    {
        Span<int> values = stackalloc int[12];
        for (var at = 0; at < values.Length; at++) values[at] = digits[at] - '0';
        return (values[0] * 10) + values[1] is 19 or 20 && Rest(values, [4, 6, 3, 2, 4, 6, 3, 2, 7, 5]) == (values[10] * 10) + values[11];
    }

    private static int Rest(ReadOnlySpan<int> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var at = 0; at < weights.Length; at++) sum += digits[at] * weights[at];
        return sum % 11;
    }

    // Among letters the digits are a part of something else, such as a UUID.
    [GeneratedRegex(@"(^|[^0-9A-Za-z])[0-9]{11}($|[^0-9A-Za-z])", RegexOptions.NonBacktracking)]
    private static partial Regex ElevenDigits();

    [GeneratedRegex(@"(^|[^0-9A-Za-z])[0-9]{12}($|[^0-9A-Za-z])", RegexOptions.NonBacktracking)]
    private static partial Regex TwelveDigits();

    [GeneratedRegex(@"\b[0-9]{6}[ +.\u00a0-][0-9]{5}\b", RegexOptions.NonBacktracking)]
    private static partial Regex TwoParts();
}
