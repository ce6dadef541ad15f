using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>Numbers with a type to Identifier: in the national series when the number can be one of it, else in a series of the sender's own.</summary>
internal sealed class IdentifierMapping(MappingContext context)
{
    /// <summary>The identifiers of a person or unit: <c>Id</c> with <c>TypeId</c>, and each <c>AdditionalId</c>.</summary>
    public IReadOnlyList<JsonObject> Of(SourceNode party)
    {
        var identifiers = new List<JsonObject?> { Of(party.Child("Id"), party.Child("TypeId")) };
        identifiers.AddRange(party.ChildrenNamed("AdditionalId").Select(more => Of(more.Child("Id") ?? more, more.Child("TypeId") ?? more.Child("Type"))));
        return [.. identifiers.OfType<JsonObject>().DistinctBy(identifier => ((string)identifier["system"]!, (string)identifier["value"]!))];
    }

    /// <summary>Null when there is no number.</summary>
    public JsonObject? Of(SourceNode? id, SourceNode? type)
    {
        if (id?.Take() is not { } written) return Nothing(type);
        var kind = type?.Take();
        if (kind is null || IdentifierType.SystemOf(kind) is not { } system) return Own(written, kind);
        var number = new string([.. written.Where(letter => !char.IsWhiteSpace(letter))]);
        if (IdentifierType.IsValid(system, number)) return FhirJson.Identifier(system, number);
        context.Warn(SvarrapportRules.NumberInvalid, id, kind);
        return Own(written, kind);
    }

    // The type of a number that is not there.
    private static JsonObject? Nothing(SourceNode? type)
    {
        type?.Leave(LossRules.NoPlace);
        return null;
    }

    /// <summary>A number that only the sender can explain.</summary>
    public JsonObject Own(string number, string? kind)
    {
        var identifier = FhirJson.Identifier(context.Series(kind is null ? "id" : $"id-{SenderKey.Tidy(kind)}"), number);
        if (kind is not null) identifier.Set("type", FhirJson.Concept(null, kind));
        return identifier.Set("assigner", context.SenderName is { } name ? new JsonObject { ["display"] = name } : null);
    }
}
