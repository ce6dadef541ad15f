using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>References to what they may not point at, and contained resources. https://hl7.org/fhir/R4/references.html</summary>
internal static class ReferenceKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.At("reference to a wrong type", HasTargets, spot => Put(spot, """{ "reference": "Binary/1" }""", "reference-target")),
        MutationKind.At("absolute reference to a wrong type", HasTargets, spot => Put(spot, """{ "reference": "https://fhirref.example/fhir/Binary/1/_history/2" }""", "reference-target")),
        MutationKind.At("logical reference to a wrong type", HasTargets, spot => Put(spot, """{ "type": "Binary", "identifier": { "value": "1" } }""", "reference-target")),
        MutationKind.At("reference to a contained resource of a wrong type", spot => HasTargets(spot) && IsInRoot(spot), spot =>
        {
            Root(spot)["contained"] = new JsonArray(new JsonObject { ["resourceType"] = "Binary", ["id"] = "feil", ["contentType"] = "text/plain" });
            return Put(spot, """{ "reference": "#feil" }""", "reference-target");
        }),
        MutationKind.At("reference to nothing contained", spot => spot.Type == "Reference", spot => Put(spot, """{ "reference": "#borte" }""", "reference-contained-missing")),
        MutationKind.At("reference that is none", spot => spot.Type == "Reference", spot => Put(spot, """{ "reference": "Pasient/1" }""", "reference-format")),
        MutationKind.At("reference with another type than it says", HasTargets, spot => Put(spot, """{ "reference": "Binary/1", "type": "Patient" }""", "reference-type")),
        MutationKind.AtRoot("contained resource without an id", root => root.Object["contained"] is JsonArray, root =>
        {
            root.Object["contained"]![0]!.AsObject().Remove("id");
            return new("contained-id", $"{root.Place}.contained[0]");
        }),
        MutationKind.AtRoot("contained resources with one id", root => root.Object["contained"] is JsonArray, root =>
        {
            var all = root.Object["contained"]!.AsArray();
            all.Add(all[0]!.DeepClone());
            return new("contained-id", $"{root.Place}.contained[{all.Count - 1}].id");
        }),
        MutationKind.AtRoot("contained resource that nobody refers to", IsDomainResource, root =>
        {
            root.Object["contained"] = new JsonArray(new JsonObject { ["resourceType"] = "Basic", ["id"] = "alene", ["code"] = new JsonObject { ["text"] = "a" } });
            return new("invariant-dom-3", root.Place);
        }),
        Contained("contained resource within a contained one", "invariant-dom-2", inner =>
            inner["contained"] = new JsonArray(new JsonObject { ["resourceType"] = "Basic", ["id"] = "innerst", ["code"] = new JsonObject { ["text"] = "a" } })),
        Contained("contained resource with a version", "invariant-dom-4", inner => inner["meta"] = new JsonObject { ["versionId"] = "1" }),
        Contained("contained resource with a security label", "invariant-dom-5", inner => inner["meta"] = new JsonObject { ["security"] = new JsonArray(new JsonObject { ["code"] = "R" }) }),
    ];

    private static MutationKind Contained(string name, string rule, Action<JsonObject> damage) =>
        MutationKind.AtRoot(name, root => root.Object["contained"] is JsonArray, root =>
        {
            damage(root.Object["contained"]![0]!.AsObject());
            return new(rule, root.Place);
        });

    private static bool IsDomainResource(Spot root) => root.Element.Type.IsA("DomainResource");

    private static bool IsInRoot(Spot spot) => spot.Element.Resource.IsRoot && spot.Element.Resource.Type.IsA("DomainResource") && !spot.Element.Resource.Child("contained").Exists;

    private static JsonObject Root(Spot spot) => spot.Parent!.Root.AsObject();

    private static Expected Put(Spot spot, string reference, string rule)
    {
        spot.Put(JsonNode.Parse(reference));
        return new(rule, spot.Place);
    }

    // A Binary is among the targets of a few; where anything may stand there is nothing to break.
    private static bool HasTargets(Spot spot)
    {
        if (spot.Type != "Reference" || spot.Property.Owner.Name == "Extension") return false;
        var path = spot.Property.Path;
        var row = Subjects.Rows(Canonical.CoreDefinitions + path.Split('.')[0]).FirstOrDefault(row => row.Path == path);
        var targets = row?.Types.SelectMany(type => type.TargetProfiles).Select(target => target[(target.LastIndexOf('/') + 1)..]).ToList() ?? [];
        return targets.Count > 0 && !targets.Contains("Resource") && !targets.Contains("Binary");
    }
}
