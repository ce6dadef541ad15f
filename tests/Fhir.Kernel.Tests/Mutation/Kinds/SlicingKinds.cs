using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Repetitions that fit no slice, or too many or too few of one, or stand in the wrong order. https://hl7.org/fhir/R4/profiling.html#slicing</summary>
internal static class SlicingKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        Sliced("closed slicing: something else", (slicing, spot) => slicing.Rules == "closed" && Stranger(spot) is not null, spot =>
        {
            var list = List(spot);
            list.Add(Stranger(spot));
            return new("slicing-unmatched", $"{spot.ParentPlace}.{spot.Name}[{list.Count - 1}]");
        }),
        new("slice twice", Twice),
        Sliced("required slice missing", (slicing, spot) => slicing.Rules != "open" && spot.Property.Min == 0, spot =>
        {
            spot.Remove();
            return new("cardinality-min", spot.ParentPlace);
        }),
        Sliced("slices in another order", (slicing, spot) => slicing.IsOrdered && List(spot).Count > 1, spot =>
        {
            var turned = List(spot).Select(item => item!.DeepClone()).Reverse().ToArray();
            spot.Parent![spot.Name] = new JsonArray(turned);
            return new("slicing-order", [.. turned.Select((_, at) => $"{spot.ParentPlace}.{spot.Name}[{at}]")]);
        }),
        Sliced("something else before the slices", (slicing, spot) => slicing.Rules == "openAtEnd" && Stranger(spot) is not null, spot =>
        {
            List(spot).Insert(0, Stranger(spot));
            return new("slicing-order", $"{spot.ParentPlace}.{spot.Name}[1]");
        }),
    ];

    /// <summary>At the first repetition of a sliced element.</summary>
    private static MutationKind Sliced(string name, Func<SlicingDefinition, Spot, bool> fits, Func<Spot, Expected> damage) => MutationKind.ByProfile(name,
        (row, spot) => spot is { Index: 0, Node: JsonObject } && spot.Name != "extension" && row.Slicing is { } slicing && fits(slicing, spot), (_, spot) => damage(spot));

    private static Mutant? Twice(Draft draft)
    {
        var single = draft.Constrained().Where(pair => pair.Item2 is { Index: 0, Node: JsonObject } && pair.Item1.Slicing?.Rules == "closed" && MayStandOnce(pair.Item1, draft.Subject));
        if (draft.Pick(single) is not { Item2: var spot }) return null;
        List(spot).Insert(0, spot.Node!.DeepClone());
        return draft.Mutant(new("cardinality-max", $"{spot.ParentPlace}.{spot.Name}"));
    }

    /// <summary>Whether that is so of all slices.</summary>
    private static bool MayStandOnce(ElementDefinition sliced, Subject subject) =>
        subject.Rows.Where(row => row.Path == sliced.Path && row.SliceName is not null).All(row => row.Max == "1");

    private static JsonArray List(Spot spot) => spot.Parent![spot.Name]!.AsArray();

    /// <summary>A repetition that fits no slice of the profiles at hand.</summary>
    private static JsonObject? Stranger(Spot spot) => spot.Type switch
    {
        "ContactPoint" => new() { ["system"] = "fax", ["value"] = "1" },
        "Address" => new() { ["text"] = "et sted" },
        "Observation.component" => new() { ["code"] = new JsonObject { ["text"] = "noe" }, ["valueInteger"] = 1 },
        _ => null,
    };
}
