using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

/// <summary>Which versions of code systems count in an expansion, and which systems do not. https://hl7.org/fhir/R4/valueset-operation-expand.html</summary>
public sealed record SystemRules
{
    public static SystemRules None { get; } = new();

    /// <summary><c>system-version</c>: url to version, where the value set does not say which.</summary>
    public ImmutableDictionary<string, string> Default { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>check-system-version</c>: as the default, and another version in the value set is an error.</summary>
    public ImmutableDictionary<string, string> Check { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>force-system-version</c>: whatever the value set says.</summary>
    public ImmutableDictionary<string, string> Force { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>exclude-system</c>: url, or url|version.</summary>
    public ImmutableHashSet<string> Excluded { get; init; } = [];

    public bool IsEmpty => Default.IsEmpty && Check.IsEmpty && Force.IsEmpty && Excluded.IsEmpty;

    /// <param name="stated">What the value set says; null when it does not.</param>
    internal string? Version(string system, string? stated) =>
        Force.GetValueOrDefault(system) ?? stated ?? Check.GetValueOrDefault(system) ?? Default.GetValueOrDefault(system);

    /// <summary>Null when the version of the value set is not in the way.</summary>
    internal UncheckedReason? Violation(string system, string? stated)
    {
        if (stated is null || Force.ContainsKey(system) || !Check.TryGetValue(system, out var wanted) || wanted == stated) return null;
        return new UncheckedReason(UncheckedCause.SystemVersion, $"{system}|{stated} / {wanted}");
    }

    internal bool Excludes(string system, string? version) => Excluded.Contains(system) || (version is not null && Excluded.Contains($"{system}|{version}"));
}
