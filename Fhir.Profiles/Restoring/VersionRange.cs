using Fhir.Kernel.Definitions;

namespace Fhir.Profiles.Restoring;

public enum RangeKind
{
    /// <summary><c>1.2.3</c>, and <c>1.2.3-beta</c>: a version with a label is used only when it is named.</summary>
    Exact,
    /// <summary><c>1.2.x</c>, <c>1.2</c>, <c>1.x</c>: the newest release that begins so.</summary>
    Newest,
    /// <summary><c>latest</c>: what the registry says is.</summary>
    Latest,
    /// <summary><c>current</c>, <c>current$branch</c>, <c>dev</c>: what somebody has put into the cache.</summary>
    Local,
}

/// <summary>Which version of a package is asked for. npm's <c>^</c>, <c>~</c>, <c>&gt;=</c> and <c>||</c> are none of FHIR's. https://hl7.org/fhir/packages.html</summary>
/// <param name="Text">As written; for <see cref="RangeKind.Newest"/> the numbers with a dot behind them: <c>1.2.</c></param>
public sealed record VersionRange(RangeKind Kind, string Text)
{
    /// <summary>Null for what is no version and no range that FHIR has.</summary>
    public static VersionRange? Parse(string text)
    {
        if (text is "latest") return new(RangeKind.Latest, text);
        if (text is "current" or "dev" || (text.StartsWith("current$", StringComparison.Ordinal) && PackageId.IsVersion(text))) return new(RangeKind.Local, text);
        if (!PackageId.IsVersion(text)) return null;
        var parts = text.Split('.');
        var numbers = parts.TakeWhile(part => part.Length > 0 && part.All(char.IsAsciiDigit)).ToList();
        if (numbers.Count == parts.Length && numbers.Count < 3) return new(RangeKind.Newest, $"{text}.");
        var isWild = numbers.Count is > 0 and < 4 && numbers.Count < parts.Length && parts[numbers.Count..].All(part => part is "x" or "X");
        return isWild ? new(RangeKind.Newest, $"{string.Join('.', numbers)}.") : new(RangeKind.Exact, text);
    }

    /// <summary>The version to use of those there are; null when none will do.</summary>
    public string? Choose(IEnumerable<string> versions) => versions.Where(Matches).Max(VersionOrder.Instance);

    public bool Matches(string version) => Kind switch
    {
        RangeKind.Exact or RangeKind.Local => version == Text,
        RangeKind.Newest => IsRelease(version) && $"{version}.".StartsWith(Text, StringComparison.Ordinal),
        _ => IsRelease(version),
    };

    // A label behind a dash marks what is not released yet; current and dev are builds.
    private static bool IsRelease(string version) => char.IsAsciiDigit(version[0]) && !version.Contains('-');

    public override string ToString() => Kind == RangeKind.Newest ? $"{Text}x" : Text;
}
