using System.Collections.Immutable;
using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// A set of codes as a value set describes it. Membership has three values, so that what is not loaded never becomes an error. Immutable; asking
/// allocates nothing.
/// </summary>
internal abstract class Selection
{
    /// <param name="system">Empty when the code stands alone, as in an element of type code: then any system will do.</param>
    public abstract Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code);

    /// <summary>The members that can be listed and that are wanted; a code may come more than once.</summary>
    public virtual IEnumerable<ExpandedConcept> Concepts(Listing listing) => [];

    /// <summary>A page of the same, where somebody can give it without listing the rest; else null.</summary>
    public virtual ExpandedPage? Page(Listing listing, int offset, int count) => null;

    /// <summary>The code as a value set lists it; null where it is a member for another reason.</summary>
    public virtual ExpandedConcept? Listed(string? system, string code) => null;

    /// <summary>Systems that belong to it by their grammar.</summary>
    public virtual IEnumerable<string> Unbounded => [];

    /// <summary>Why <see cref="Contains"/> may answer NotChecked; empty when it never does.</summary>
    public virtual ImmutableArray<UncheckedReason> Unchecked => [];

    /// <summary>The same without the concepts that are known to be inactive.</summary>
    public virtual Selection Active => this;

    public Verdict Contains(ExpandedConcept concept) => Contains(Encoding.UTF8.GetBytes(concept.System), Encoding.UTF8.GetBytes(concept.Code));

    public static Selection Union(IEnumerable<Selection> parts)
    {
        var all = parts.SelectMany(part => part is UnionSelection union ? union.Parts : [part]).ToList();
        var listed = all.OfType<ListedSelection>().ToList();
        var merged = listed.Count > 1 ? [new ListedSelection(listed.SelectMany(part => part.Codes))] : listed.Cast<Selection>();
        Selection[] rest = [.. merged, .. all.Where(part => part is not ListedSelection)];
        return rest.Length == 1 ? rest[0] : new UnionSelection(rest);
    }

    public static Selection Intersection(Selection left, Selection right)
    {
        if (left is ListedSelection listed && right.Unchecked.IsEmpty) return listed.Where(right, Verdict.Member);
        return right is ListedSelection && left.Unchecked.IsEmpty ? Intersection(right, left) : new IntersectionSelection(left, right);
    }

    public static Selection Difference(Selection all, Selection excluded) =>
        all is ListedSelection listed && excluded.Unchecked.IsEmpty ? listed.Where(excluded, Verdict.NotMember) : new DifferenceSelection(all, excluded);
}
