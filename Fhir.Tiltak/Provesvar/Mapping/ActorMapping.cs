using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>
/// Who requested, performed or signed, to PractitionerRole. Persons and units are in it and not on their own: a message says who they were when it was sent, and is
/// no source for a register of them.
/// </summary>
internal sealed class ActorMapping(MappingContext context, IdentifierMapping identifiers, CodeMapping codes)
{
    private const string Hpr = "urn:oid:2.16.578.1.12.4.1.4.4";

    /// <summary>One reference for each person, or one for the unit alone, and one for each further department; none when the party has neither name nor number.</summary>
    /// <param name="party">Has an HCP, and may say in which relation it stands.</param>
    public IReadOnlyList<JsonObject> Of(SourceNode? party)
    {
        if (party is null) return [];
        var hcp = party.Child("HCP") ?? party;
        var units = hcp.Child("Inst") is { } inst ? Units(inst, hcp.Child("Address")) : [];
        var persons = Persons(hcp).Select(Person).OfType<JsonObject>().ToList();
        if (units.Count == 0 && persons.Count == 0) return Nobody(party);
        if (units.Count == 0 && hcp.Child("Address") is { } address) persons[0].SetAll("address", [AddressMapping.Of(address)]);
        var relation = codes.Concept(KithCode.Take(party.Child("Relation")), ProvesvarNames.Relations);
        var unit = units.FirstOrDefault() ?? [];
        return [.. persons.DefaultIfEmpty(null).Select(person => Role(hcp, unit, person)).Concat(units.Skip(1).Select(other => Role(hcp, other, null))).Select(role => Reference(role, relation))];
    }

    private static JsonObject[] Nobody(SourceNode party)
    {
        party.Leave(LossRules.NoPlace);
        return [];
    }

    private static IEnumerable<SourceNode> Persons(SourceNode hcp)
    {
        if (hcp.Child("HCProf") is { } person) yield return person;
        if (hcp.Child("Inst") is not { } inst) yield break;
        // Persons of a department are not as the schema wants them, and they exist.
        foreach (var found in inst.ChildrenNamed("HCPerson").Concat(inst.ChildrenNamed("Dept").SelectMany(dept => dept.ChildrenNamed("HCPerson")))) yield return found;
    }

    private JsonObject? Person(SourceNode node)
    {
        var person = new JsonObject { ["resourceType"] = "Practitioner", ["id"] = "person" }.SetAll("identifier", identifiers.Of(node));
        if (node.TakeChild("Name") is { } name) person.Set("name", FhirJson.Array(new JsonObject { ["text"] = name }));
        if (person.Count == 2)
        {
            node.Leave(LossRules.NoPlace);
            return null;
        }
        return KithCode.Take(node.Child("Type")) is { } type ? person.Set("qualification", FhirJson.Array(new JsonObject().Set("code", codes.Concept(type, "9060")))) : person;
    }

    /// <summary>Each department with the institution it belongs to, or the institution alone; the first of each is who acts.</summary>
    private List<List<JsonObject>> Units(SourceNode inst, SourceNode? address)
    {
        var whole = Unit(inst, "inst")?.SetAll("address", [address is null ? null : AddressMapping.Of(address, isUnit: true)]);
        var parts = inst.ChildrenNamed("Dept").Select(dept => Unit(dept, "avd")).OfType<JsonObject>().ToList();
        if (parts.Count == 0) return whole is null ? [] : [[whole]];
        if (whole is null && address is not null) parts[0].SetAll("address", [AddressMapping.Of(address, isUnit: true)]);
        return [.. parts.Select(part => whole is null ? new List<JsonObject> { part } : [part.Set("partOf", FhirJson.Reference("#inst")), whole])];
    }

    private JsonObject? Unit(SourceNode node, string id)
    {
        var unit = new JsonObject { ["resourceType"] = "Organization", ["id"] = id }.SetAll("identifier", identifiers.Of(node));
        var type = node.Child("Type") is { } kind && (unit.Count > 2 || node.Child("Name")?.Peek() is not null) ? codes.Concept(KithCode.Take(kind), context.Series("enhetstype")) : null;
        unit.SetAll("type", [type]).Set("name", node.TakeChild("Name"));
        if (unit.Count > 2) return unit;
        node.Leave(LossRules.NoPlace);
        return null;
    }

    private JsonObject Role(SourceNode hcp, List<JsonObject> unit, JsonObject? person)
    {
        var role = FhirJson.Resource("PractitionerRole", ProvesvarNames.Role)
            .SetAll("contained", unit.Append(person))
            .Set("practitioner", person is null ? null : Inside(person, PersonName(person)))
            .Set("organization", unit.Count == 0 ? null : Inside(unit[0], UnitName(unit)))
            .Set("code", person?["qualification"]?[0]?["code"] is { } code ? FhirJson.Array(code) : null)
            .SetAll("specialty", hcp.ChildrenNamed("MedSpeciality").Select(node => codes.Concept(KithCode.Take(node), "7426")))
            .SetAll("telecom", AddressMapping.Telecom(hcp.Child("Address")));
        return role;
    }

    private JsonObject Reference(JsonObject role, JsonObject? relation)
    {
        // What the message says of the actor is the actor's key: said again, it is the same one.
        var (system, key) = (context.Series("aktor"), SenderKey.Hash(role.ToJsonString()));
        var display = (string?)role["practitioner"]?["display"] is { } person ? Joined(person, (string?)role["organization"]?["display"]) : (string?)role["organization"]?["display"];
        var placed = Placed(role, FhirJson.Identifier(system, key));
        var extension = relation is null ? null : FhirJson.Array(FhirJson.Extension(ProvesvarNames.Relation, "valueCodeableConcept", relation));
        return new JsonObject().Set("extension", extension).Set("reference", context.Bundle.Create(placed, system, key)).Set("display", display);
    }

    private static JsonObject Placed(JsonObject role, JsonObject identifier)
    {
        var placed = new JsonObject();
        foreach (var (name, value) in role)
        {
            if (name is "practitioner" or "organization" && placed["identifier"] is null) placed.Set("identifier", FhirJson.Array(identifier));
            placed.Set(name, value);
        }
        return placed;
    }

    private static JsonObject Inside(JsonObject contained, string? display) =>
        new JsonObject { ["reference"] = $"#{(string)contained["id"]!}" }.Set("identifier", Best(contained["identifier"] as JsonArray)).Set("display", display);

    // An organisation number and an HPR number are what others know.
    private static JsonObject? Best(JsonArray? identifiers)
    {
        var all = identifiers?.OfType<JsonObject>().ToList() ?? [];
        var best = all.FirstOrDefault(identifier => (string?)identifier["system"] is IdentifierType.Enh or Hpr) ?? all.FirstOrDefault();
        return best is null ? null : FhirJson.Identifier((string)best["system"]!, (string)best["value"]!);
    }

    private static string? PersonName(JsonObject person) => (string?)person["name"]?[0]?["text"];

    private static string? UnitName(List<JsonObject> units) => units.AsEnumerable().Reverse().Select(unit => (string?)unit["name"]).Aggregate(Joined);

    private static string? Joined(string? first, string? second) => first is null ? second : second is null ? first : $"{first}, {second}";
}
