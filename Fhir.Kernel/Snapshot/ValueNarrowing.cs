using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// What a profile says of an element's value must hold beside what was said already: a fixed value stays, a pattern grows, limits draw closer.
/// https://hl7.org/fhir/R4/elementdefinition.html#interpretation
/// </summary>
internal static class ValueNarrowing
{
    public static void Check(ElementDefinition row, ElementDraft inherited, string place, List<Issue> issues)
    {
        if (Inherited(inherited, "fixed") is { } fixedValue) CheckFixed(row, fixedValue, place, issues);
        if (Inherited(inherited, "pattern") is { } pattern) CheckPattern(row, ValueTemplate.Of(pattern), place, issues);
        if (Inherited(inherited, "minValue") is { } least && Order(row.MinValue, least) < 0) issues.Add(Loosened(row, place, row.MinValue, least));
        if (Inherited(inherited, "maxValue") is { } most && Order(row.MaxValue, most) > 0) issues.Add(Loosened(row, place, row.MaxValue, most));
        if (Inherited(inherited, "maxLength") is { Value: { } length } && row.MaxLength > ElementDraft.Number(length))
            issues.Add(SnapshotRules.LimitLoosened.On(row, place, $"{row.MaxLength}", length));
    }

    private static Element? Inherited(ElementDraft draft, string property) => draft.Pieces(property) is [var piece, ..] ? piece.Element : null;

    private static void CheckFixed(ElementDefinition row, Element fixedValue, string place, List<Issue> issues)
    {
        var kept = ValueTemplate.Of(fixedValue);
        if (row.Fixed.Exists && !kept.IsEqualTo(row.Fixed)) issues.Add(SnapshotRules.ValueChanged.On(row, place, ValueTemplate.Of(row.Fixed).Text, kept.Text));
        if (row.Pattern.Exists && ValueTemplate.Of(row.Pattern) is var pattern && !pattern.IsIn(fixedValue))
            issues.Add(SnapshotRules.ValueChanged.On(row, place, pattern.Text, kept.Text));
    }

    private static void CheckPattern(ElementDefinition row, ValueTemplate pattern, string place, List<Issue> issues)
    {
        foreach (var stated in new[] { row.Fixed, row.Pattern })
            if (stated.Exists && !pattern.IsIn(stated)) issues.Add(SnapshotRules.ValueChanged.On(row, place, ValueTemplate.Of(stated).Text, pattern.Text));
    }

    private static Issue Loosened(ElementDefinition row, string place, Element stated, Element inherited) =>
        SnapshotRules.LimitLoosened.On(row, place, Amount(stated) ?? "", Amount(inherited) ?? "");

    /// <returns>Null when they cannot be compared: not stated, of different kinds, units or precisions.</returns>
    private static int? Order(Element stated, Element inherited)
    {
        if (!stated.Exists || stated.Type != inherited.Type || stated.ValueOf("code") != inherited.ValueOf("code")) return null;
        if (Amount(stated) is not { } left || Amount(inherited) is not { } right) return null;
        if (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)) return one.CompareTo(other);
        return left.Length == right.Length ? string.CompareOrdinal(left, right) : null;
    }

    private static string? Amount(Element value) => value.Value ?? value.ValueOf("value");
}
