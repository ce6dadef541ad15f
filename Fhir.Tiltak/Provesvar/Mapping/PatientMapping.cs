using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>The patient of a report, and how everything else refers to it. An existing patient is never changed by a report: the entry is a conditional create.</summary>
internal sealed class PatientMapping(MappingContext context, IdentifierMapping identifiers)
{
    /// <summary>The subject of all resources of the report.</summary>
    /// <param name="reportKey">Tells a patient without a number from all others.</param>
    public JsonObject Of(SourceNode node, string reportKey)
    {
        var name = node.Carry().TakeChild("Name");
        var national = National(node);
        var all = Identifiers(node, national);
        var key = national ?? all.FirstOrDefault(IsOwn) ?? FhirJson.Identifier(context.Series("pasient-i-svar"), reportKey);
        if (national is null) context.Warn(SvarrapportRules.PatientUnidentified, node, $"{(string)key["system"]!}|{(string)key["value"]!}");
        if (!all.Contains(key)) all.Add(key);
        var patient = FhirJson.Resource("Patient", ProvesvarNames.Patient).SetAll("identifier", all);
        var (system, value) = ((string)key["system"]!, (string)key["value"]!);
        if (context.Bundle.Contains("Patient", system, value)) node.Leave(LossRules.Repeated);
        else Describe(patient, node, name);
        var reference = context.Bundle.Create(patient, system, value);
        return new JsonObject { ["reference"] = reference }.Set("identifier", national is null ? null : national.DeepClone()).Set("display", name);
    }

    private void Describe(JsonObject patient, SourceNode node, string? name)
    {
        var address = node.Child("Address");
        patient
            .SetAll("name", [Name(name)])
            .SetAll("telecom", AddressMapping.Telecom(address))
            .Set("gender", Gender(node.Child("Sex")))
            .Set("birthDate", BirthDate(node.Child("DateOfBirth")))
            .Set("deceasedDateTime", context.Time(node.Child("DateOfDeath"))?.Text)
            .SetAll("address", [address is null ? null : AddressMapping.Of(address)]);
    }

    /// <summary>The number that identifies the person for everybody; null when there is none that can be believed.</summary>
    private JsonObject? National(SourceNode node)
    {
        if (node.Child("OffId") is not { } id || id.Peek() is not { } written) return null;
        var number = new string([.. written.Where(letter => !char.IsWhiteSpace(letter))]);
        if (PersonNumber.SeriesOf(number) is not { } series) return null;
        id.Take();
        // The number itself says which series it is of.
        var type = node.Child("TypeOffId");
        type?.Leave(LossRules.Implied);
        if (type?.Peek() is { } kind && IdentifierType.SystemOf(kind) != series) context.Warn(SvarrapportRules.NumberOfOtherType, id, kind, Short(series));
        return FhirJson.Identifier(series, number);
    }

    private List<JsonObject> Identifiers(SourceNode node, JsonObject? national)
    {
        var found = new List<JsonObject?> { national ?? identifiers.Of(node.Child("OffId"), node.Child("TypeOffId")) };
        found.AddRange(node.ChildrenNamed("AdditionalId").Select(more => identifiers.Of(more.Child("Id") ?? more, more.Child("TypeId") ?? more.Child("Type"))));
        found.Add(Own(node.Child("IdByServProvider"), "pasient"));
        found.Add(Own(node.Child("IdByRequester"), "pasient-hos-rekvirent"));
        return [.. found.OfType<JsonObject>().DistinctBy(identifier => ((string)identifier["system"]!, (string)identifier["value"]!))];
    }

    // What should have been a national number and is none, often stands for nobody in particular: it must not make two patients one.
    private static bool IsOwn(JsonObject identifier) => (string?)identifier["type"]?["text"] is not { } kind || IdentifierType.SystemOf(kind) is null;

    private JsonObject? Own(SourceNode? node, string kind) => node?.Take() is { } number ? FhirJson.Identifier(context.Series(kind), number) : null;

    // "Etternavn, Fornavn" is the order that is seen; a name without a comma is told as it stands.
    private static JsonObject? Name(string? written)
    {
        if (written is null) return null;
        var name = new JsonObject { ["text"] = written };
        if (written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is not [var family, var given]) return name;
        return name.Set("family", family).SetAll("given", given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => (JsonNode?)part));
    }

    private static string? Gender(SourceNode? node)
    {
        if (node?.Peek() is not { } code) return null;
        var gender = code switch { "1" or "M" => "male", "2" or "K" => "female", "0" => "unknown", "9" => "other", _ => null };
        if (gender is null) node.Leave(LossRules.Unreadable);
        else node.Take();
        return gender;
    }

    private static string? BirthDate(SourceNode? node)
    {
        if (node?.Peek() is not { } text) return null;
        if (KithTime.Parse(text) is not { } time) return Unreadable(node);
        node.Take();
        return time.Date ?? time.Text;
    }

    private static string? Unreadable(SourceNode node)
    {
        node.Leave(LossRules.Unreadable);
        return null;
    }

    private static string Short(string series) => series switch { IdentifierType.Fnr => "FNR", IdentifierType.Dnr => "DNR", _ => "FHN" };
}
