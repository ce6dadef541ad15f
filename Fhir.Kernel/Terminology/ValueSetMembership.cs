using System.Collections.Immutable;
using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>A value set compiled for the question "is this code in it?". Immutable and thread-safe.</summary>
public sealed class ValueSetMembership
{
    private readonly Selection selection;

    internal ValueSetMembership(string valueSet, Selection selection, IReadOnlySet<string> dependsOn) =>
        (ValueSet, this.selection, DependsOn) = (valueSet, selection, dependsOn);

    /// <summary>The canonical it was asked for by.</summary>
    public string ValueSet { get; }

    /// <summary>True when the answer is never NotChecked.</summary>
    public bool IsDecided => selection.Unchecked.IsEmpty;

    /// <summary>Why the answer may be NotChecked.</summary>
    public ImmutableArray<UncheckedReason> Unchecked => selection.Unchecked;

    internal Selection Selection => selection;

    /// <summary>The urls of the value sets and code systems that were asked for while it was compiled, found or not.</summary>
    internal IReadOnlySet<string> DependsOn { get; }

    /// <summary>Allocates nothing.</summary>
    /// <param name="system">UTF-8; empty when the code stands alone, as in an element of type code: then any system of the value set will do.</param>
    /// <param name="code">UTF-8.</param>
    public Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        var verdict = selection.Contains(system, code);
        return verdict == Verdict.NotMember && SystemAliases.Official(system) is { } official ? selection.Contains(official, code) : verdict;
    }

    /// <param name="system">Null when the code stands alone.</param>
    public Verdict Contains(string? system, string code) => Contains(Encoding.UTF8.GetBytes(system ?? ""), Encoding.UTF8.GetBytes(code));

    /// <summary>Everything that can be listed; of a provider's large code system that is much.</summary>
    public Expansion Expand()
    {
        var listing = new Listing(ConceptQuery.All);
        return new([.. selection.Concepts(listing).DistinctBy(concept => (concept.System, concept.Code))], [.. selection.Unbounded], [.. selection.Unchecked.Concat(listing.Failures).Distinct()]);
    }

    public override string ToString() => ValueSet;
}
