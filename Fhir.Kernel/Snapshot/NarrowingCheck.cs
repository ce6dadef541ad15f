using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>A profile may only narrow what it builds on. https://hl7.org/fhir/R4/profiling.html#limitations</summary>
/// <param name="typeOf">The type a StructureDefinition's canonical is about; null when it is not known.</param>
internal sealed class NarrowingCheck(Schema schema, Func<string, string?> typeOf, List<Issue> issues)
{
    private static readonly ImmutableArray<string> Strengths = ["example", "preferred", "extensible", "required"];
    private static readonly ImmutableArray<string> SlicingRules = ["open", "openAtEnd", "closed"];

    /// <param name="inherited">The element before the row is laid over it.</param>
    /// <param name="isNewSlice">A new slice begins at 0..max of the element it slices.</param>
    public void Check(ElementDefinition row, ElementDraft inherited, string place, bool isNewSlice = false)
    {
        CheckCardinality(row, inherited, place, isNewSlice);
        foreach (var type in row.Types) CheckType(type, inherited, place);
        if (row.Binding is { } binding && inherited.Binding is { } bound
            && Weaker(Strengths, binding.Strength, bound.Strength) is { } was)
            issues.Add(SnapshotRules.BindingWeakened.At(place, binding.Strength, was));
        if (row.Slicing is { } slicing && inherited.Pieces("slicing") is [var sliced, ..]
            && Weaker(SlicingRules, slicing.Rules, SlicingDefinition.Read(sliced.Element).Rules) is { } rules)
            issues.Add(SnapshotRules.SlicingLoosened.At(place, slicing.Rules, rules));
    }

    private void CheckCardinality(ElementDefinition row, ElementDraft inherited, string place, bool isNewSlice)
    {
        if (row.Min < inherited.Min && !isNewSlice) issues.Add(SnapshotRules.MinLoosened.At(place, Text(row.Min.Value), Text(inherited.Min)));
        if (row.Max is { } max && ElementDraft.Number(max) > ElementDraft.Number(inherited.Max))
            issues.Add(SnapshotRules.MaxLoosened.At(place, max, inherited.Max));
        var (least, most) = (row.Min ?? (isNewSlice ? 0 : inherited.Min), row.Max ?? inherited.Max);
        if (least > ElementDraft.Number(most)) issues.Add(SnapshotRules.MinAboveMax.At(place, Text(least), most));
    }

    private void CheckType(ElementType type, ElementDraft inherited, string place)
    {
        var allowed = inherited.Types;
        if (allowed.IsEmpty) return;
        var same = allowed.Where(candidate => Fits(type, candidate)).ToList();
        if (same.Count == 0)
        {
            issues.Add(SnapshotRules.TypeNotAllowed.At(place, type.Code, string.Join(", ", allowed)));
            return;
        }
        foreach (var target in type.TargetProfiles) CheckTarget(target, same, place);
    }

    private bool Fits(ElementType type, ElementType allowed) =>
        type.Code == allowed.Code || (allowed.IsSystem && type.Code is "uri" or "string" or "id")
        || (schema.FindType(type.Code) is { } narrow && schema.FindType(allowed.Code) is { } wide && narrow.IsA(wide));

    private void CheckTarget(string target, List<ElementType> allowed, string place)
    {
        var targets = allowed.SelectMany(type => type.TargetProfiles).ToList();
        if (targets.Count == 0 || targets.Contains(target) || TypeOf(target) is not { } name || schema.FindType(name) is not { } type) return;
        if (targets.Any(candidate => TypeOf(candidate) is not { } wide || type.IsA(wide))) return;
        issues.Add(SnapshotRules.TargetNotAllowed.At(place, target, string.Join(", ", targets)));
    }

    private string? TypeOf(string canonical) => Canonical.CoreType(canonical, schema) ?? typeOf(canonical);

    private static string? Weaker(ImmutableArray<string> order, string stated, string inherited) =>
        order.IndexOf(stated) < order.IndexOf(inherited) ? inherited : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
