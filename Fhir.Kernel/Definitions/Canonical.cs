namespace Fhir.Kernel.Definitions;

/// <summary>https://hl7.org/fhir/R4/datatypes.html#canonical</summary>
public static class Canonical
{
    /// <summary>Where R4's own types are defined; a type's name follows.</summary>
    internal const string CoreDefinitions = "http://hl7.org/fhir/StructureDefinition/";

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

    /// <summary>The type whose own definition the canonical names: <c>Patient</c> for <c>http://hl7.org/fhir/StructureDefinition/Patient</c>. Null for
    /// a profile and everything else.</summary>
    internal static string? CoreType(string canonical, Schema schema)
    {
        var url = Split(canonical).Url;
        if (!url.StartsWith(CoreDefinitions, StringComparison.Ordinal)) return null;
        return schema.FindType(url.AsSpan(CoreDefinitions.Length))?.Name;
    }
}
