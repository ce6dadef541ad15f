using System.Text.RegularExpressions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Server.Validation;

/// <summary>
/// A national number in an address ends in logs, histories and proxies, so searches for persons belong in a POST. A GET that carries one is answered, with a
/// warning, as long as no stricter rules are chosen.
/// </summary>
public static partial class NationalNumbers
{
    public static readonly Rule InAddress = new("national-number-in-url", Severity.Warning, IssueCode.Security,
        "Adressen inneholder et personnummer; send søket som POST til _search", "The address holds a national number; send the search as POST to _search",
        "https://hl7.org/fhir/R4/http.html#search");

    public static bool AreIn(IEnumerable<QueryParameter> parameters) => parameters.Any(parameter => ElevenDigits().IsMatch(parameter.Value));

    // Among letters the digits are a part of something else, such as a UUID.
    [GeneratedRegex(@"(^|[^0-9A-Za-z])[0-9]{11}($|[^0-9A-Za-z])", RegexOptions.NonBacktracking)]
    private static partial Regex ElevenDigits();
}
