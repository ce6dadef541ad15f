using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Interactions;

/// <summary>Versions in If-Match and If-None-Match. https://hl7.org/fhir/R4/http.html#concurrency</summary>
public static class EntityTag
{
    /// <summary>The version If-Match demands: null without the header; 0 or lower never matches a stored version.</summary>
    public static Result<long?> IfMatch(string? header) => header is null
        ? (long?)null
        : TryParse(header, out var version) ? version : Refusal.BadRequest(InteractionRules.IfMatchInvalid.At(null, header));

    /// <summary>True when the client already has this version, so that 304 answers it.</summary>
    public static bool Holds(string? ifNoneMatch, long version) =>
        ifNoneMatch is not null && ifNoneMatch.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || (TryParse(tag, out var held) && held == version));

    private static bool TryParse(string tag, out long version)
    {
        var text = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        if (text.Length > 2 && text[0] == '"' && text[^1] == '"') text = text[1..^1];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }
}
