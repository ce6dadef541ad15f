using System.Text.RegularExpressions;
using Fhir.Kernel.Elements;

namespace Fhir.Server.Interactions;

/// <summary>
/// Rewrites what a transaction's resources call each other (<c>urn:uuid:...</c>, <c>Patient?identifier=...</c>) to the addresses they got: in references,
/// uri and url elements and in the links of narratives. "Elements of type canonical are not replaced." https://hl7.org/fhir/R4/http.html#trules
/// </summary>
/// <param name="fullUrl">Of the entry that holds the resource: what it calls <c>Patient/1</c> is the entry beside it, on the server both came from.
/// https://hl7.org/fhir/R4/bundle.html#references</param>
public sealed partial class References(IReadOnlyDictionary<string, string> assigned, string? fullUrl = null)
{
    private readonly string? root = LocalPart(fullUrl) is { } local ? fullUrl![..^local.Length] : null;

    /// <summary><c>Patient/1</c> of an http address that ends so; null for any other.</summary>
    public static string? LocalPart(string? fullUrl)
    {
        if (fullUrl is null || !fullUrl.StartsWith("http", StringComparison.Ordinal)) return null;
        var match = Local().Match(fullUrl);
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <summary>For JsonEdit.Replace: the new text; null keeps the old.</summary>
    public string? Replace(Element element)
    {
        if (assigned.Count == 0 || element.Type.Name == "canonical" || element.Value is not { } text) return null;
        if (element.Type.Name == "xhtml") return Link().Replace(text, match => $"{match.Groups[1].Value}{Assigned(match.Groups[2].Value)}\"");
        // A fullUrl inside a Bundle that is itself stored is that Bundle's business.
        return element.Property!.Name == "fullUrl" ? null : Assigned(text) is var other && other != text ? other : null;
    }

    private string Assigned(string reference)
    {
        if (assigned.TryGetValue(reference, out var address)) return address;
        if (root is not null && assigned.TryGetValue(root + reference, out address)) return address;
        var fragment = reference.IndexOf('#', StringComparison.Ordinal);
        return fragment > 0 && assigned.TryGetValue(reference[..fragment], out address) ? address + reference[fragment..] : reference;
    }

    [GeneratedRegex("^https?://.+/([A-Z][A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64})$", RegexOptions.NonBacktracking)]
    private static partial Regex Local();

    [GeneratedRegex("((?:href|src)=\")([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
