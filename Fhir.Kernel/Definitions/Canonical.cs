namespace Fhir.Kernel.Definitions;

/// <summary>https://hl7.org/fhir/R4/datatypes.html#canonical</summary>
public static class Canonical
{
    /// <summary><c>url|version</c> -> its parts; the version is null when there is none. A fragment stays with the url.</summary>
    public static (string Url, string? Version) Split(string canonical)
    {
        var bar = canonical.IndexOf('|');
        return bar < 0 ? (canonical, null) : (canonical[..bar], bar + 1 == canonical.Length ? null : canonical[(bar + 1)..]);
    }

    /// <summary>The version asked for beside the canonical goes before the one within it.</summary>
    internal static (string Url, string? Version) Split(string canonical, string? version)
    {
        var (url, within) = Split(canonical);
        return (url, version ?? within);
    }
}
