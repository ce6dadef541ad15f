using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>A profile may only narrow what it builds on. https://hl7.org/fhir/R4/profiling.html#limitations</summary>
internal sealed class NarrowingCheck(TypeNarrowing types, List<Issue> issues)
{
    private static readonly ImmutableArray<string> Strengths = ["example", "preferred", "extensible", "required"];
    private static readonly ImmutableArray<string> SlicingRules = ["open", "openAtEnd", "closed"];

    /// <param name="inherited">The element before the row is laid over it.</param>
    /// <param name="place">The element's id.</param>
    /// <param name="isNewSlice">A new slice begins at 0..max of the element it slices.</param>
    public void Check(ElementDefinition row, ElementDraft inherited, string place, bool isNewSlice = false)
    {
        CheckCardinality(row, inherited, place, isNewSlice);
        CheckFlags(row, inherited, place, isNewSlice);
        types.Check(row, inherited, place);
        ValueNarrowing.Check(row, inherited, place, issues);
        if (row.Binding is { } binding && inherited.Binding is { } bound && Weaker(Strengths, binding.Strength, bound.Strength) is { } was)
            issues.Add(SnapshotRules.BindingWeakened.On(row, place, binding.Strength, was));
        if (row.Slicing is { } slicing && inherited.Pieces("slicing") is [var sliced, ..])
            CheckSlicing(row, slicing, SlicingDefinition.Read(sliced.Element), place);
    }

    private void CheckCardinality(ElementDefinition row, ElementDraft inherited, string place, bool isNewSlice)
    {
        if (row.Min < inherited.Min && !isNewSlice) issues.Add(SnapshotRules.MinLoosened.On(row, place, Text(row.Min.Value), Text(inherited.Min)));
        if (row.Max is { } max && ElementDraft.Number(max) > ElementDraft.Number(inherited.Max))
            issues.Add(SnapshotRules.MaxLoosened.On(row, place, max, inherited.Max));
        var (least, most) = (row.Min ?? (isNewSlice ? 0 : inherited.Min), row.Max ?? inherited.Max);
        if (least > ElementDraft.Number(most)) issues.Add(SnapshotRules.MinAboveMax.On(row, place, Text(least), most));
    }

    // The definition of a modifier extension says so on its root; nothing else becomes a modifier, or ceases to be one, by a profile.
    private void CheckFlags(ElementDefinition row, ElementDraft inherited, string place, bool isNewSlice)
    {
        if (row.IsModifier is { } modifier && modifier != inherited.Is("isModifier") && place != "Extension")
            issues.Add(SnapshotRules.ModifierChanged.On(row, place, modifier ? "true" : "false"));
        if (row.MustSupport == false && inherited.Is("mustSupport") && !isNewSlice) issues.Add(SnapshotRules.SupportDropped.On(row, place));
        if (row.ContentReference is { } reference && Fragment(reference) != Fragment(inherited.ContentReference ?? ""))
            issues.Add(SnapshotRules.ContentReferenceChanged.On(row, place, reference, inherited.ContentReference ?? "-"));
    }

    private void CheckSlicing(ElementDefinition row, SlicingDefinition slicing, SlicingDefinition inherited, string place)
    {
        if (Weaker(SlicingRules, slicing.Rules, inherited.Rules) is { } rules) issues.Add(SnapshotRules.SlicingLoosened.On(row, place, slicing.Rules, rules));
        else if (inherited.IsOrdered && !slicing.IsOrdered) issues.Add(SnapshotRules.SlicingLoosened.On(row, place, "ordered = false", "ordered = true"));
        foreach (var lost in inherited.Discriminators.Except(slicing.Discriminators))
            issues.Add(SnapshotRules.DiscriminatorLost.On(row, place, $"{lost.Kind}:{lost.Path}"));
    }

    /// <summary>Whether a binding's strength is below another's.</summary>
    public static bool IsWeaker(string strength, string than) => Weaker(Strengths, strength, than) is not null;

    private static string? Weaker(ImmutableArray<string> order, string stated, string inherited) =>
        order.IndexOf(stated) < order.IndexOf(inherited) ? inherited : null;

    private static string Fragment(string reference) => reference[(reference.IndexOf('#') + 1)..];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
