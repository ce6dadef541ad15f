using System.Globalization;
using System.Text.RegularExpressions;

namespace Fhir.Tiltak.Provesvar.Kith;

/// <summary>How far a specimen was diluted when it still reacted: <c>1:160</c>, one part in 160.</summary>
/// <param name="Comparator">FHIR's, when there was one in front of it: <c>&lt;1:40</c> did not react at 1:40. Else null.</param>
internal sealed partial record KithTitre(int Parts, string? Comparator)
{
    /// <summary>Reads a colon and a stroke. Null when it is anything else, such as a ratio of something other than one.</summary>
    public static KithTitre? Parse(string text) => Pattern().Match(text) is { Success: true } match
        ? new KithTitre(int.Parse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), KithNumber.Compared(match.Groups["c"].Value))
        : null;

    [GeneratedRegex(@"^(?<c><=|>=|<|>|≤|≥|=)?\s*1\s*[:/]\s*(?<n>[1-9][0-9]{0,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
