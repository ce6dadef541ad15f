using System.Globalization;

namespace Fhir.Kernel.Definitions;

/// <summary>
/// Orders business versions oldest first. Dotted numbers compare as numbers (1.10 after 1.9), anything else as text, and a version with a label is
/// before the same one without (1.0.0-beta before 1.0.0), as https://semver.org section 11 says. No version at all is the oldest.
/// </summary>
public sealed class VersionOrder : IComparer<string?>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var (left, right) = (Parse(x), Parse(y));
        var order = CompareParts(left.Release, right.Release);
        if (order != 0) return order;
        if (left.Label.Length == 0 || right.Label.Length == 0) return right.Label.Length.CompareTo(left.Label.Length);
        return CompareParts(left.Label, right.Label);
    }

    // Build metadata after a plus says nothing about precedence.
    private static (string[] Release, string[] Label) Parse(string version)
    {
        var text = version.Split('+')[0];
        var dash = text.IndexOf('-');
        return dash < 0 ? (text.Split('.'), []) : (text[..dash].Split('.'), text[(dash + 1)..].Split('.'));
    }

    private static int CompareParts(string[] left, string[] right)
    {
        for (var at = 0; at < Math.Min(left.Length, right.Length); at++)
            if (ComparePart(left[at], right[at]) is var order and not 0) return order;
        return left.Length.CompareTo(right.Length);
    }

    private static int ComparePart(string left, string right)
    {
        var (isLeft, isRight) = (IsNumber(left, out var first), IsNumber(right, out var second));
        if (isLeft && isRight) return first.CompareTo(second);
        return isLeft != isRight ? (isLeft ? -1 : 1) : string.CompareOrdinal(left, right);
    }

    private static bool IsNumber(string part, out ulong number) => ulong.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
