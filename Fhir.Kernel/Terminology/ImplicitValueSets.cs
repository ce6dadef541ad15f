namespace Fhir.Kernel.Terminology;

/// <summary>Value sets that R4 defines by the form of their url. https://hl7.org/fhir/R4/snomedct.html#implicit and https://hl7.org/fhir/R4/loinc.html#implicit</summary>
internal static class ImplicitValueSets
{
    private const string Snomed = "http://snomed.info/sct";
    private const string Marker = "?fhir_vs";

    /// <summary>Null for any other url.</summary>
    public static ImplicitValueSet? Find(string url)
    {
        if (url == "http://loinc.org/vs") return new("http://loinc.org", null, []);
        if (!url.StartsWith(Snomed, StringComparison.Ordinal) || url.IndexOf(Marker, StringComparison.Ordinal) is not (> 0 and var at)) return null;
        var edition = url[..at];
        if (edition != Snomed && edition[Snomed.Length] != '/') return null;
        return Filter(url[(at + Marker.Length)..]) is { } filters ? new(Snomed, edition == Snomed ? null : edition, [.. filters]) : null;
    }

    // An expression constraint (=ecl/) is a language of its own, and =refset means "whatever is a reference set": neither is one filter.
    private static ConceptFilter[]? Filter(string form) => form switch
    {
        "" => [],
        _ when After(form, "=isa/") is { } concept => [new("concept", "is-a", concept)],
        _ when After(form, "=refset/") is { } refset => [new("concept", "in", refset)],
        _ => null,
    };

    private static string? After(string form, string start) =>
        form.StartsWith(start, StringComparison.Ordinal) && form.AsSpan(start.Length) is { Length: > 0 } rest && !rest.ContainsAnyExceptInRange('0', '9') ? rest.ToString() : null;
}
