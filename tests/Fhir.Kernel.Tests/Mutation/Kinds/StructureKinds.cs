using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>The shape of JSON: names, kinds, lists, nothing where something should be. https://hl7.org/fhir/R4/json.html</summary>
internal static class StructureKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.At("required element removed", IsRequired, spot =>
        {
            spot.Remove();
            return new("cardinality-min", spot.ParentPlace);
        }),
        MutationKind.At("unknown property", spot => spot.Node is JsonObject, spot =>
        {
            spot.Object["favorittfarge"] = "blå";
            return new("structure-unknown-element", spot.Place);
        }),
        MutationKind.At("misspelt property", spot => spot.Name.Length > 3 && spot.Node is not null, spot =>
        {
            spot.Rename(spot.Name[..^2] + spot.Name[^1] + spot.Name[^2] + "x");
            return new("structure-unknown-element", spot.ParentPlace);
        }),
        MutationKind.At("property in another case", spot => spot.Node is not null, spot =>
        {
            spot.Rename(char.ToUpperInvariant(spot.Name[0]) + spot.Name[1..]);
            return new("structure-unknown-element", spot.ParentPlace);
        }),
        MutationKind.At("choice with a type that is none", spot => spot.Property.IsChoice && spot.Node is not null, spot =>
        {
            spot.Rename(spot.Property.Name + "Elefant");
            return new("structure-unknown-element", spot.ParentPlace);
        }),
        MutationKind.At("extensions on what is no primitive", spot => spot.Node is JsonObject && spot.Index is null, spot =>
        {
            spot.Parent!["_" + spot.Name] = new JsonObject { ["id"] = "a" };
            return new("structure-unknown-element", spot.ParentPlace);
        }),
        MutationKind.At("list where one is wanted", spot => spot.Index is null && spot.Node is not null, spot =>
        {
            spot.Put(new JsonArray(spot.Node!.DeepClone()));
            return new("json-array-unexpected", spot.ParentPlace);
        }),
        MutationKind.At("one where a list is wanted", spot => spot.Index == 0 && spot.IsAlone && spot.Node is not null, spot =>
        {
            spot.Parent![spot.Name] = spot.Node!.DeepClone();
            return new("json-array-expected", spot.ParentPlace);
        }),
        MutationKind.At("number as string", spot => spot.Node?.GetValueKind() == JsonValueKind.Number, spot => Wrong(spot, spot.Node!.ToJsonString())),
        MutationKind.At("boolean as string", spot => spot.Node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False, spot => Wrong(spot, spot.Node!.ToJsonString())),
        MutationKind.At("string as number", spot => spot.Node?.GetValueKind() == JsonValueKind.String, spot => Wrong(spot, 17)),
        MutationKind.At("string as boolean", spot => spot.Node?.GetValueKind() == JsonValueKind.String, spot => Wrong(spot, true)),
        MutationKind.At("primitive as object", spot => spot.IsPrimitive && spot.Node is not null, spot => Wrong(spot, new JsonObject { ["value"] = "a" })),
        MutationKind.At("object as string", spot => spot.Node is JsonObject && !spot.Element.IsResource, spot => Wrong(spot, "tekst")),
        MutationKind.At("null", spot => spot.Index is null && spot.Node is not null, spot =>
        {
            spot.Put(null);
            return new("json-null", spot.ParentPlace);
        }),
        MutationKind.At("null among objects", spot => spot.Index is not null && spot.Node is JsonObject, spot =>
        {
            spot.Parent![spot.Name]!.AsArray().Add(null);
            return new("json-null", spot.ParentPlace);
        }),
        MutationKind.At("null in a list of primitives with nothing beside it", spot => spot.Index is not null && spot.IsPrimitive && !spot.Element.HasChildren, spot =>
        {
            spot.Put(null);
            return new("json-array-lengths", spot.Place);
        }),
        MutationKind.At("empty list", spot => spot.Index == 0 && spot.IsAlone, spot =>
        {
            spot.Remove();
            spot.Parent![spot.Name] = new JsonArray();
            return new("json-array-empty", spot.ParentPlace);
        }),
        MutationKind.At("empty object", spot => spot.Node is JsonObject && !spot.Element.IsResource, spot =>
        {
            spot.Put(new JsonObject());
            return new("invariant-ele-1", spot.Place);
        }),
        MutationKind.At("object with only an id", spot => spot.Node is JsonObject && !spot.Element.IsResource, spot =>
        {
            spot.Put(new JsonObject { ["id"] = "tom" });
            return new("invariant-ele-1", spot.Place);
        }),
        MutationKind.At("two types of one choice", spot => spot.Property.IsChoice && spot.Property.Owner.Find(Other(spot)) is not null, spot =>
        {
            spot.Parent![System.Text.Encoding.UTF8.GetString(Other(spot))] = spot.Type == "string" ? JsonValue.Create(true) : JsonValue.Create("to");
            return new("choice-multiple", $"{spot.ParentPlace}.{spot.Property.Name}");
        }),
        MutationKind.AtRoot("no resourceType", _ => true, root =>
        {
            root.Object.Remove("resourceType");
            return new("resource-type-missing");
        }),
        MutationKind.AtRoot("a resourceType that is none", _ => true, root =>
        {
            root.Object["resourceType"] = "Pasient";
            return new("resource-type-unknown");
        }),
        MutationKind.AtRoot("an abstract resourceType", _ => true, root =>
        {
            root.Object["resourceType"] = "DomainResource";
            return new("resource-type-unknown");
        }),
        MutationKind.At("inner resource without resourceType", spot => spot.Element.IsResource, spot =>
        {
            spot.Object.Remove("resourceType");
            return new("resource-type-missing", spot.ParentPlace);
        }),
        MutationKind.At("inner resource of no type", spot => spot.Element.IsResource, spot =>
        {
            spot.Object["resourceType"] = "Journal";
            return new("resource-type-unknown", spot.ParentPlace);
        }),
    ];

    private static bool IsRequired(Spot spot) => spot.Property.Min > 0 && spot.IsAlone;

    private static byte[] Other(Spot spot) => System.Text.Encoding.UTF8.GetBytes(spot.Property.Name + (spot.Type == "string" ? "Boolean" : "String"));

    // An object's place is its parent's, a primitive's its own but for the place in a list.
    private static Expected Wrong(Spot spot, JsonNode value)
    {
        spot.Put(value);
        return new("json-wrong-kind", spot.ParentPlace, $"{spot.ParentPlace}.{spot.Property.Name}", spot.Place);
    }
}
