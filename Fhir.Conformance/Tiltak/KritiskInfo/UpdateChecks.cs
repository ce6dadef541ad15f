using System.Text.Json.Nodes;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.EveryServer;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.KritiskInfo;

/// <summary>What may change in critical information. Tried on a copy of a record of the target's own, which is deleted again.</summary>
internal static class UpdateChecks
{
    private const string Profiles = "https://fhirref.example/no/kritisk-info/StructureDefinition/";

    private static readonly string[] Needed = ["search-type", "create", "update", "delete"];

    public static readonly Group Group = new("KRI-UPD", "kritisk-info", new Words("Endring av kritisk informasjon", "Changes of critical information"),
    [
        Changing("KRI-UPD-001", copy => copy["code"] = new JsonObject { ["text"] = "Noe annet" }),
        Changing("KRI-UPD-002", copy => copy["category"] = new JsonArray((string?)copy["category"]?[0] == "food" ? "environment" : "food")),
        Changing("KRI-UPD-003", copy => copy["recordedDate"] = "1999-12-31"),
        Changing("KRI-UPD-004", copy => copy["extension"] = new JsonArray()),
    ]);

    /// <summary>The change is refused, and the record stays as it was.</summary>
    private static Check Changing(string requirement, Action<JsonObject> change) => new(requirement, async (probe, cancel) =>
    {
        var known = await probe.FindAsync(Critical.Recorded, cancel);
        if (known.IsEmpty) return probe.NoData(Critical.Recorded);
        var copy = Copy(known[0]);
        var created = await probe.SendAsync(Ask.Post("AllergyIntolerance", copy.ToJsonString()), cancel);
        if (Expect.Status(created, 201) is { } problem) return problem;
        var reference = OwnResources.ReferenceOf(created);
        try
        {
            Change(copy, reference, change);
            var answer = await probe.SendAsync(Ask.Put(reference, copy.ToJsonString()), cancel);
            return (Expect.Refused(answer) ?? Expect.Outcome(answer)).OrPass();
        }
        finally
        {
            await probe.CleanUpAsync(Ask.Delete(reference));
        }
    })
    { Writes = true, Claims = [.. Needed.Select(code => Claim.Interaction("AllergyIntolerance", code))] };

    private static JsonObject Copy(Node record)
    {
        var copy = JsonNode.Parse(record.Raw)!.AsObject();
        copy.Remove("id");
        copy["meta"] = new JsonObject { ["profile"] = new JsonArray(Profiles + "kritisk-allergyintolerance") };
        // The copy is a record of its own: a server may refuse two with one identifier.
        copy["identifier"] = new JsonArray(new JsonObject { ["system"] = OwnResources.TagSystem, ["value"] = $"{Guid.NewGuid()}" });
        return copy;
    }

    /// <summary>A change that says who made it and when, as it should, and changes one thing it should not.</summary>
    private static void Change(JsonObject copy, string reference, Action<JsonObject> change)
    {
        copy["id"] = reference.Split('/')[^1];
        copy["criticality"] = (string?)copy["criticality"] == "low" ? "high" : "low";
        copy["extension"] = new JsonArray(
            new JsonObject { ["url"] = Profiles + "kritisk-updater", ["valueReference"] = copy["recorder"]?.DeepClone() },
            new JsonObject { ["url"] = Profiles + "kritisk-updated", ["valueDateTime"] = "2099-01-01" });
        change(copy);
    }
}
