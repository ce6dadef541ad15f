using System.Globalization;

namespace Fhir.Server.Operability.Metrics;

/// <summary>The first three labels of a measurement: more would multiply the series beyond what anybody reads.</summary>
public readonly record struct LabelSet(KeyValuePair<string, object?> First, KeyValuePair<string, object?> Second, KeyValuePair<string, object?> Third)
{
    public static LabelSet Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        new(tags.Length > 0 ? tags[0] : default, tags.Length > 1 ? tags[1] : default, tags.Length > 2 ? tags[2] : default);

    // Written out, since KeyValuePair compares by reflection.
    public bool Equals(LabelSet other) => Same(First, other.First) && Same(Second, other.Second) && Same(Third, other.Third);

    public override int GetHashCode() => HashCode.Combine(First.Value, Second.Value, Third.Value);

    /// <summary>Names and values, without those that are not there.</summary>
    public IEnumerable<(string Name, string Value)> Pairs =>
        new[] { First, Second, Third }.Where(pair => pair.Key is not null).Select(pair => (pair.Key, Convert.ToString(pair.Value, CultureInfo.InvariantCulture) ?? ""));

    public override string ToString() => string.Join(',', Pairs.Select(pair => $"{pair.Name}={pair.Value}"));

    private static bool Same(KeyValuePair<string, object?> one, KeyValuePair<string, object?> other) => one.Key == other.Key && Equals(one.Value, other.Value);
}
