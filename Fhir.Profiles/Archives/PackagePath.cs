namespace Fhir.Profiles.Archives;

/// <summary>Which names a file of a package may have: those that stay below the package's folder and mean the same file on every system.</summary>
internal static class PackagePath
{
    public const int MaxLength = 220;
    public const int MaxDepth = 12;

    private const string Root = "package/";

    // https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })];

    /// <summary>The path within the package; null when it lies elsewhere in the archive and is not ours to read.</summary>
    /// <param name="name">As the archive has it, and harmless.</param>
    public static string? Within(string name)
    {
        var plain = Plain(name);
        return plain.StartsWith(Root, StringComparison.Ordinal) && plain.Length > Root.Length ? plain[Root.Length..] : null;
    }

    public static bool IsHarmless(string name)
    {
        var plain = Plain(name).TrimEnd('/');
        if (plain.Length > MaxLength) return false;
        var parts = plain.Split('/');
        return parts.Length <= MaxDepth && (plain.Length == 0 && name.Length > 0 && name[0] == '.' || parts.All(IsHarmlessPart));
    }

    private static string Plain(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;

    private static bool IsHarmlessPart(string part) =>
        part.Length > 0 && part[^1] is not ('.' or ' ') && !part.Any(letter => letter < ' ' || letter is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsSurrogate(letter))
        && !Devices.Contains(part.Split('.')[0].TrimEnd(' '), StringComparer.OrdinalIgnoreCase);
}
