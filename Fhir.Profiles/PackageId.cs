using Fhir.Profiles.Archives;

namespace Fhir.Profiles;

/// <summary>One version of one package: <c>hl7.fhir.no.basis#2.2.2</c>.</summary>
public readonly record struct PackageId(string Name, string Version)
{
    private const int LongestName = 214;
    private const int LongestVersion = 64;

    /// <summary><c>name#version</c>, or <c>name@version</c> as npm writes it. The version may be a range, and is null when only a name is given; the whole
    /// is null when the name is none.</summary>
    public static (string Name, string? Version)? Split(string text)
    {
        var mark = text.LastIndexOfAny(['#', '@']);
        var (name, version) = mark <= 0 ? (text, null) : (text[..mark], text[(mark + 1)..]);
        return IsName(name) && version is not "" ? (name, version) : null;
    }

    /// <summary>Whether a text may be the name of a package and so the beginning of a folder's name. https://hl7.org/fhir/packages.html</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(text[0]) && PackagePath.IsHarmless(text)
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>Whether a text may be one version and so the end of a folder's name.</summary>
    public static bool IsVersion(string text) =>
        text.Length is > 0 and <= LongestVersion && char.IsAsciiLetterOrDigit(text[0]) && text[^1] != '.'
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+' or '_' or '$');

    /// <summary>By name, and by version as text: what matters is that it is the same everywhere.</summary>
    public static IComparer<PackageId> Order { get; } = Comparer<PackageId>.Create((left, right) => (string.CompareOrdinal(left.Name, right.Name), string.CompareOrdinal(left.Version, right.Version)) switch
    {
        (0, var version) => version,
        (var name, _) => name,
    });

    public override string ToString() => $"{Name}#{Version}";
}
