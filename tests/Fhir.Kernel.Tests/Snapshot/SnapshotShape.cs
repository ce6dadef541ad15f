using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>What a snapshot says to a validator, a line per statement: two snapshots with the same lines mean the same.</summary>
internal static class SnapshotShape
{
    public static ImmutableArray<string> Of(ImmutableArray<ElementDefinition> rows) => [.. rows.SelectMany(Lines)];

    /// <summary>Lines of one and not the other, marked as in a diff.</summary>
    public static ImmutableArray<string> Differences(ImmutableArray<ElementDefinition> wanted, ImmutableArray<ElementDefinition> found)
    {
        var (first, second) = (Of(wanted), Of(found));
        var differences = first.Except(second).Select(line => "- " + line).Concat(second.Except(first).Select(line => "+ " + line)).ToList();
        return differences.Count == 0 && !first.SequenceEqual(second) ? ["the order differs"] : [.. differences];
    }

    private static IEnumerable<string> Lines(ElementDefinition row)
    {
        var id = row.Id;
        yield return $"{id} path {row.Path} {row.SliceName}";
        yield return $"{id} {row.Min}..{row.Max}";
        if (row.Base is { } origin) yield return $"{id} base {origin.Path} {origin.Min}..{origin.Max}";
        foreach (var type in row.Types.OrderBy(type => type.Code, StringComparer.Ordinal)) yield return $"{id} type {Text(type)}";
        if (row.ContentReference is { } reference) yield return $"{id} contentReference {reference}";
        if (row.Slicing is { } slicing) yield return $"{id} slicing {slicing.Rules} {slicing.IsOrdered} {string.Join(' ', slicing.Discriminators)}";
        foreach (var (name, value) in Values(row)) yield return $"{id} {name} {Text(value)}";
        if (row.Binding is { } binding) yield return $"{id} binding {binding}";
        if (row.MaxLength is { } length) yield return $"{id} maxLength {length}";
        if (row.IsModifier == true) yield return $"{id} isModifier";
        if (row.IsSummary == true) yield return $"{id} isSummary";
        if (row.MustSupport == true) yield return $"{id} mustSupport";
        foreach (var constraint in row.Constraints.OrderBy(constraint => constraint.Key, StringComparer.Ordinal))
            yield return $"{id} constraint {constraint.Key} {constraint.IsError} {constraint.Expression}";
    }

    private static IEnumerable<(string, Element)> Values(ElementDefinition row) =>
        new[] { ("fixed", row.Fixed), ("pattern", row.Pattern), ("minValue", row.MinValue), ("maxValue", row.MaxValue) }.Where(pair => pair.Item2.Exists);

    private static string Text(Element value) => value.Property!.JsonName + " " + System.Text.Encoding.UTF8.GetString(JsonWriter.ToBytes(value));

    private static string Text(ElementType type) => $"{type.Code} {Text(type.Profiles)} -> {Text(type.TargetProfiles)} {Text(type.Aggregation)} {type.Versioning}";

    private static string Text(ImmutableArray<string> names) => $"[{string.Join(' ', names.Order(StringComparer.Ordinal))}]";
}
