using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fhir.Security.Tokens;

/// <summary>
/// What the caller's organisation attests of an access, as the issuer has put it into the token: the claim <c>nhn:tillitsrammeverk:parameters</c> of the national trust
/// framework. Read as far as this server goes by it.
/// </summary>
/// <param name="Purpose">TREAT, ETREAT, COC or BTG.</param>
/// <param name="DecisionId">By which the consumer finds the decision in its own log.</param>
/// <param name="IsChosen">Whether a user picked the decision.</param>
public sealed record Attestation(string Purpose, string DecisionId, bool IsChosen)
{
    public const string Claim = "nhn:tillitsrammeverk:parameters";
    public const string PurposeSystem = "2.16.840.1.113883.1.11.20448";

    public static ImmutableArray<string> Purposes { get; } = ["TREAT", "ETREAT", "COC", "BTG"];

    /// <summary>HPR number that the attestation itself names; null when it names none.</summary>
    public string? HprNumber { get; private init; }

    public string? LegalEntity { get; private init; }

    public string? PointOfCare { get; private init; }

    /// <summary>The claim, as an issuer writes it.</summary>
    public JsonObject ToClaim() => new()
    {
        ["care_relationship"] = new JsonObject
        {
            ["purpose_of_use"] = new JsonObject { ["code"] = Purpose, ["system"] = $"urn:oid:{PurposeSystem}" },
            ["decision_ref"] = new JsonObject { ["id"] = DecisionId, ["user_selected"] = IsChosen },
        },
    };

    /// <summary>Null when it is not one: a required element is missing or of another kind, or the purpose is unknown.</summary>
    public static Attestation? Read(JsonElement claim)
    {
        if (Unpacked(claim) is not { } attestation || Object(attestation, "care_relationship") is not { } relation || Object(relation, "decision_ref") is not { } decision) return null;
        if (PurposeOf(relation) is not { } purpose || Text(decision, "id") is not { Length: > 0 } id) return null;
        if (!decision.TryGetProperty("user_selected", out var chosen) || chosen.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return null;
        var practitioner = Object(attestation, "practitioner");
        return new Attestation(purpose, id, chosen.GetBoolean())
        {
            HprNumber = IdOf(practitioner, "hpr_nr"), LegalEntity = IdOf(practitioner, "legal_entity"), PointOfCare = IdOf(practitioner, "point_of_care"),
        };
    }

    private static string? PurposeOf(JsonElement relation)
    {
        if (Object(relation, "purpose_of_use") is not { } coded || Text(coded, "code") is not { } code || !Purposes.Contains(code)) return null;
        // The prefix is left out in some places of the framework's own text.
        return Text(coded, "system") is { } system && (system == PurposeSystem || system == $"urn:oid:{PurposeSystem}") ? code : null;
    }

    private static string? IdOf(JsonElement? owner, string name) => owner is { } there && Object(there, name) is { } identifier ? Text(identifier, "id") : null;

    private static JsonElement? Object(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>The claim is an object, or a string that holds one.</summary>
    private static JsonElement? Unpacked(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object) return value;
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            using var inner = JsonDocument.Parse(value.GetString()!, new JsonDocumentOptions { MaxDepth = 16 });
            return inner.RootElement.ValueKind == JsonValueKind.Object ? inner.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
