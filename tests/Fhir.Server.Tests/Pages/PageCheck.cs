using System.Text.RegularExpressions;

namespace Fhir.Server.Tests.Pages;

/// <summary>What every page of the server owes its readers, those who hear it among them. https://www.w3.org/TR/WCAG22/</summary>
internal static partial class PageCheck
{
    /// <summary>Empty for what is not a page, and for a page without faults.</summary>
    public static IEnumerable<string> Problems(string html)
    {
        if (html.Length == 0) yield break;
        if (!Language().IsMatch(html)) yield return "does not say its language";
        if (!Title().IsMatch(html)) yield return "has no title";
        if (Regex.Count(html, "<main[ >]") != 1 || Regex.Count(html, "<h1[ >]") != 1) yield return "has not one main part and one first heading";
        if (!html.Contains("<a class=\"skip\" href=\"#main\">", StringComparison.Ordinal)) yield return "cannot be skipped to its content";
        if (Active().Match(html) is { Success: true } active) yield return $"has what its Content-Security-Policy forbids: {active.Value}";
        foreach (var id in Id().Matches(html).GroupBy(match => match.Groups[1].Value).Where(group => group.Count() > 1)) yield return $"has two of #{id.Key}";
        foreach (var (before, after) in Levels(html).Prepend(0).Zip(Levels(html)).Where(pair => pair.Second > pair.First + 1)) yield return $"goes from heading {before} to {after}";
        foreach (var navigation in Navigation().Matches(html).Where(match => !match.Value.Contains("aria-label=", StringComparison.Ordinal))) yield return $"has a navigation without a name: {navigation.Value}";
        foreach (var picture in Picture().Matches(html).Where(match => !match.Value.Contains("aria-labelledby=", StringComparison.Ordinal))) yield return $"has a picture without a name: {picture.Value}";
    }

    private static IEnumerable<int> Levels(string html) => Heading().Matches(html).Select(match => match.Groups[1].Value[0] - '0');

    [GeneratedRegex("<html lang=\"(nb|en)\">")]
    private static partial Regex Language();

    [GeneratedRegex("<title>[^<]*FhirRef</title>")]
    private static partial Regex Title();

    // Tags only: what a resource or an example says is encoded.
    [GeneratedRegex("<script|<style|<img|<iframe|<[a-z]+ ([^>]* )?(style|on[a-z]+)=\"|<link [^>]*href=\"http", RegexOptions.IgnoreCase)]
    private static partial Regex Active();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("<nav[^>]*>")]
    private static partial Regex Navigation();

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Picture();
}
