using System.Collections.Immutable;
using System.Globalization;

namespace Fhir.Store.Access;

/// <summary>The versions a write may come upon: If-Match of https://www.rfc-editor.org/rfc/rfc9110#name-if-match</summary>
/// <param name="Versions">One of them must be the current one; none named: any will do, but there must be one.</param>
public readonly record struct VersionDemand(ImmutableArray<long> Versions)
{
    /// <summary>If-Match: *</summary>
    public static readonly VersionDemand Any = new([]);

    public static implicit operator VersionDemand(long version) => new([version]);

    public bool IsAny => Versions.IsDefaultOrEmpty;

    /// <summary>The version, when no other will do; null when one of several will.</summary>
    public long? Only => !IsAny && Versions is [var version] ? version : null;

    /// <param name="version">The current version of a resource that is not deleted.</param>
    public bool Allows(long version) => IsAny || Versions.Contains(version);

    public override string ToString() => IsAny ? "*" : string.Join(", ", Versions.Select(version => version.ToString(CultureInfo.InvariantCulture)));
}
