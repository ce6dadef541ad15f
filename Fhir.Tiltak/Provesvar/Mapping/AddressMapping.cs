using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>Addresses of the message to Address and ContactPoint.</summary>
internal static class AddressMapping
{
    // Kodeverk 3401.
    private static string? Use(string? type) => type switch
    {
        "H" or "HP" or "RES" => "home",
        "WP" => "work",
        "HV" or "TMP" => "temp",
        "BAD" => "old",
        "INV" => "billing",
        _ => null,
    };

    /// <summary>Null when nothing is said but how to call.</summary>
    /// <param name="isUnit">Of an institution, which has no home. https://hl7.org/fhir/R4/organization.html#invs</param>
    public static JsonObject? Of(SourceNode node, bool isUnit = false)
    {
        var postalCode = node.TakeChild("PostalCode");
        var country = Country(node.Child("Country"));
        // A Norwegian postal code is four digits; what is not stays legible in the text.
        var isCode = country is not (null or "NO") || (postalCode is { Length: 4 } && postalCode.All(char.IsAsciiDigit));
        var city = node.TakeChild("City");
        var address = new JsonObject()
            .Set("text", postalCode is not null && !isCode ? $"{postalCode} {city}".Trim() : null)
            .SetAll("line", node.ChildrenNamed("StreetAdr").Concat(node.ChildrenNamed("PostalBox")).Select(line => (JsonNode?)line.Take()))
            .Set("city", city)
            .Set("district", Named(node.Child("CityDistr")) ?? Named(node.Child("Municipality")))
            .Set("state", Named(node.Child("County")))
            .Set("postalCode", isCode ? postalCode : null)
            .Set("country", country);
        var kind = node.Child("Type");
        if (address.Count == 0) return Nothing(kind);
        var use = Use(kind?.Peek("V"));
        var isPostal = kind?.Peek("V") == "PST";
        if (use is null && !isPostal) kind?.Leave(LossRules.NoPlace);
        else kind?.Take("V");
        return new JsonObject().Set("use", use == "home" && isUnit ? "work" : use).Set("type", isPostal ? "postal" : null).With(address);
    }

    private static JsonObject? Nothing(SourceNode? kind)
    {
        kind?.Leave(LossRules.NoPlace);
        return null;
    }

    public static IEnumerable<JsonObject> Telecom(SourceNode? address) =>
        address?.ChildrenNamed("TeleAddress").Select(ContactPoint).OfType<JsonObject>() ?? [];

    private static JsonObject? ContactPoint(SourceNode node)
    {
        if (node.Take() is not { } written) return null;
        var (system, value) = Split(written.Split(':', 2));
        return new JsonObject { ["system"] = system, ["value"] = value };
    }

    private static (string System, string Value) Split(string[] parts) => parts switch
    {
        ["tel" or "callto" or "TEL", var number] when number.Trim().Length > 0 => ("phone", number.Trim()),
        ["mailto" or "MAILTO", var mail] when mail.Trim().Length > 0 => ("email", mail.Trim()),
        ["fax" or "FAX", var fax] when fax.Trim().Length > 0 => ("fax", fax.Trim()),
        ["http" or "https", _] => ("url", string.Join(':', parts)),
        [var only] when only.Contains('@', StringComparison.Ordinal) => ("email", only),
        [var only] when only.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '+') => ("phone", only),
        _ => ("other", string.Join(':', parts)),
    };

    private static string? Country(SourceNode? node) => node?.Take() switch
    {
        null => null,
        "NO" or "NOR" or "578" or "Norge" or "NORGE" => "NO",
        var other => other,
    };

    // The name of a coded place says more to a reader than its number.
    private static string? Named(SourceNode? node)
    {
        if (node is null) return null;
        var (code, name) = (node.Take(), node.Take("DN"));
        return name is not null && code is not null ? $"{name} ({code})" : name ?? code;
    }

    private static JsonObject With(this JsonObject first, JsonObject rest)
    {
        foreach (var (name, value) in rest) first.Set(name, value);
        return first;
    }
}
