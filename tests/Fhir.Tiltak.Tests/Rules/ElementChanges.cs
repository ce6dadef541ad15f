using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>An element that is gone, is there once too often, points elsewhere, or is something else.</summary>
internal static class ElementChanges
{
    private const int MostValues = 24;

    private static readonly string[] OtherTargets =
    [
        "Linkage", "Patient", "Practitioner", "PractitionerRole", "Organization", "RelatedPerson", "Device", "Group", "Location", "CareTeam", "Medication", "Observation", "Encounter", "HealthcareService",
        "DocumentReference", "DiagnosticReport", "ServiceRequest", "Specimen", "Procedure", "Condition", "QuestionnaireResponse", "Media", "CarePlan", "List", "Binary", "MedicationStatement", "ImagingStudy", "Substance",
    ];

    public static IEnumerable<Change> Removals(JsonObject parent, string property)
    {
        yield return (here, _) => here.Remove(property);
        if (parent[property] is not JsonArray { Count: > 1 } items) yield break;
        for (var index = 0; index < items.Count; index++)
        {
            var at = index;
            yield return (here, _) => here[property]!.AsArray().RemoveAt(at);
        }
    }

    public static IEnumerable<Change> Additions(JsonObject parent, string property)
    {
        if (parent[property] is not JsonArray items) yield break;
        for (var index = 0; index < items.Count; index++)
            foreach (var times in (int[])[1, 4])
            {
                var (at, copies) = (index, times);
                yield return (here, _) => Repeat(here[property]!.AsArray(), at, copies);
            }
    }

    private static void Repeat(JsonArray items, int at, int copies)
    {
        for (var copy = 0; copy < copies; copy++) items.Add(items[at]!.DeepClone());
    }

    /// <summary>The same references, to a resource of another type and to a contained one that follows no profile.</summary>
    public static IEnumerable<Change> References(IReadOnlyList<string> targets, JsonObject parent, string property)
    {
        foreach (var target in OtherTargets) yield return (here, _) => Point(here, property, target + "/x");
        foreach (var target in targets)
        {
            foreach (var identifiers in (string[][])[[], ["urn:oid:2.16.578.1.12.4.1.4.1", "urn:oid:2.16.578.1.12.4.1.4.4", "urn:oid:2.16.578.1.12.4.1.4.101"]])
                yield return (here, resource) => Contain(here, resource, property, target, identifiers);
        }
    }

    private static void Point(JsonObject here, string property, string reference)
    {
        if (here[property] is JsonArray items) items[0] = new JsonObject { ["reference"] = reference };
        else here[property] = new JsonObject { ["reference"] = reference };
    }

    private static void Contain(JsonObject here, JsonObject resource, string property, string type, string[] identifiers)
    {
        var bad = new JsonObject { ["resourceType"] = type, ["id"] = "bad" };
        if (identifiers.Length > 0) bad["identifier"] = new JsonArray([.. identifiers.Select(system => new JsonObject { ["system"] = system, ["value"] = "x" })]);
        if (resource["contained"] is JsonArray contained) contained.Add(bad);
        else resource["contained"] = new JsonArray(bad);
        Point(here, property, "#bad");
    }

    /// <summary>A resource or element with nothing of what its profile asks.</summary>
    public static IEnumerable<Change> Emptied(JsonObject parent, string property)
    {
        if (parent[property] is JsonObject fields) yield return (here, _) => here[property] = Bare(fields);
        if (parent[property] is JsonObject { Count: > 0 } resource && resource.ContainsKey("resourceType")) yield return (here, _) => here[property] = new JsonObject { ["resourceType"] = "Basic", ["code"] = new JsonObject { ["text"] = "x" } };
        for (var index = 0; index < (parent[property] as JsonArray)?.Count; index++)
        {
            var at = index;
            if (parent[property]![at] is JsonObject item) yield return (here, _) => here[property]![at] = Bare(item);
        }
    }

    private static JsonObject Bare(JsonObject fields)
    {
        var bare = new JsonObject();
        foreach (var kept in (string[])["resourceType", "id", "url"])
            if (fields[kept] is { } value) bare[kept] = value.DeepClone();
        if (bare.Count == 0) bare["extension"] = new JsonArray(Builder.Sample("Extension"));
        return bare;
    }

    /// <summary>A further repetition that belongs to no slice.</summary>
    public static IEnumerable<Change> Strangers(JsonObject parent, string property)
    {
        if (parent[property] is not JsonArray items) yield break;
        foreach (var leaf in ValueChanges.Leaves(items[0], Place.Root).Take(MostValues))
            yield return (here, _) =>
            {
                var copy = here[property]![0]!.DeepClone();
                ValueChanges.Alter(leaf, copy);
                here[property]!.AsArray().Add(copy);
            };
        yield return (here, _) => here[property]!.AsArray().Add(new JsonObject { ["resource"] = new JsonObject { ["resourceType"] = "Basic", ["code"] = new JsonObject { ["text"] = "x" } } });
    }
}
