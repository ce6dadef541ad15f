using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Fhir.Kernel.Definitions;

/// <summary>https://hl7.org/fhir/R4/compartmentdefinition.html</summary>
/// <param name="Code">The type whose resource owns the compartment: <c>Patient</c>.</param>
/// <param name="Members">By resource type, the search parameters that put a resource in the compartment; a type not listed is never in it.
/// <c>{def}</c> means the owner itself.</param>
public sealed record Compartment(string Url, string Code, FrozenDictionary<string, ImmutableArray<string>> Members)
{
    /// <summary>The types that have resources in the compartment, in alphabetical order; the owner's own is one.</summary>
    public ImmutableArray<string> MemberTypes { get; } = [.. Members.Keys.Append(Code).Distinct().Order(StringComparer.Ordinal)];
}
