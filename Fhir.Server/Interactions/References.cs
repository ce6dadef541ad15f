using System.Text.RegularExpressions;
using Fhir.Kernel.Elements;

namespace Fhir.Server.Interactions;

/// <summary>
/// Rewrites what a transaction's resources call each other (<c>urn:uuid:...</c>, <c>Patient?identifier=...</c>) to the addresses they got: in references,
/// uri and url elements and in the links of narratives. "Elements of type canonical are not replaced." https://hl7.org/fhir/R4/http.html#trules
/// </summary>
public sealed partial class References(IReadOnlyDictionary<string, string> assigned)
{
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
        var fragment = reference.IndexOf('#', StringComparison.Ordinal);
        return fragment > 0 && assigned.TryGetValue(reference[..fragment], out address) ? address + reference[fragment..] : reference;
    }

    [GeneratedRegex("((?:href|src)=\")([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
