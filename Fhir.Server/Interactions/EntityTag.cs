using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>Versions in If-Match and If-None-Match. https://hl7.org/fhir/R4/http.html#concurrency and https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3</summary>
public static class EntityTag
{
    // Versions are counted from 1.
    private const long NoVersion = -1;

    /// <summary>
    /// The version If-Match demands: null without the header, <see cref="WriteCommand.AnyVersion"/> for <c>*</c>. A tag that is no version here is well-formed
    /// and matches nothing, so that it is 412; several tags are refused, since a write replaces one version.
    /// </summary>
    public static Result<long?> IfMatch(string? header)
    {
        if (header is null) return (long?)null;
        if (header.Trim() == "*") return WriteCommand.AnyVersion;
        if (TryParse(header.Trim(), out var version)) return version > 0 ? version : NoVersion;
        return IsTag(header.Trim()) ? NoVersion : Refusal.BadRequest(InteractionRules.IfMatchInvalid.At(null, header));
    }

    /// <summary>Whether the version that is current is the one that If-Match demands.</summary>
    public static bool IsDemanded(long? demanded, long current) => demanded is null or WriteCommand.AnyVersion || demanded == current;

    /// <summary>True when the client already has this version, so that 304 answers it.</summary>
    public static bool Holds(string? ifNoneMatch, long version) =>
        ifNoneMatch is not null && ifNoneMatch.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || (TryParse(tag, out var held) && held == version));

    private static bool TryParse(string tag, out long version)
    {
        var text = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        if (text.Length > 2 && text[0] == '"' && text[^1] == '"') text = text[1..^1];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    private static bool IsTag(string text)
    {
        var opaque = text.StartsWith("W/", StringComparison.Ordinal) ? text.AsSpan(2) : text.AsSpan();
        return opaque.Length >= 2 && opaque[0] == '"' && opaque[^1] == '"' && !opaque[1..^1].ContainsAny('"', ',');
    }
}
