namespace Fhir.Conformance.Checks;

/// <summary>
/// Literal references. Relative, absolute or of one version, they end in type and id; which form a server writes is its own choice.
/// https://hl7.org/fhir/R4/references.html#literal
/// </summary>
internal static class Literal
{
    /// <summary>True for what leads to a resource by type and id: neither contained nor a UUID.</summary>
    public static bool Is(string reference) => reference.Contains('/') && !reference.StartsWith('#');

    /// <summary><c>Patient/1</c> of any form; what is no literal reference comes back as it is.</summary>
    public static string TypeAndId(string reference)
    {
        var parts = reference.Split("/_history/")[0].Split('/');
        return parts.Length < 2 ? reference : $"{parts[^2]}/{parts[^1]}";
    }

    public static string Id(string reference) => reference.Split("/_history/")[0].Split('/')[^1];

    /// <summary><c>Patient/1</c> when the reference leads to a resource of the type on the target; null otherwise.</summary>
    public static string? OnTarget(Probe probe, string type, string reference) =>
        Is(reference) && probe.IsOnTarget(reference) && TypeAndId(reference) is var local && local.StartsWith(type + "/", StringComparison.Ordinal) ? local : null;

    /// <summary>
    /// True when a reference in a Bundle leads to one of its entries: by fullUrl, or relative to the base of the entry it stands in.
    /// https://hl7.org/fhir/R4/bundle.html#references
    /// </summary>
    /// <param name="from">The fullUrl of the entry the reference stands in.</param>
    public static bool IsAmong(IReadOnlySet<string> fullUrls, string from, string reference) =>
        fullUrls.Contains(reference) || (Base(from) is { } start && fullUrls.Contains($"{start}/{reference}"));

    private static string? Base(string fullUrl) =>
        fullUrl.Split('/') is { Length: > 4 } parts && fullUrl.StartsWith("http", StringComparison.Ordinal) ? string.Join('/', parts[..^2]) : null;
}
