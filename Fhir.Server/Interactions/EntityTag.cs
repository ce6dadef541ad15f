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
    /// The versions If-Match demands one of; null without the header. A tag that is no version here is well-formed and matches nothing, so that it is 412.
    /// FHIR's tags are weak and compared all the same.
    /// </summary>
    public static Result<VersionDemand?> IfMatch(string? header)
    {
        if (header is null) return (VersionDemand?)null;
        if (header.Trim() == "*") return VersionDemand.Any;
        var tags = Tags(header);
        return tags.Count > 0 && tags.TrueForAll(IsTag)
            ? new VersionDemand([.. tags.Select(tag => VersionOf(tag) is > 0 and var version ? version : NoVersion)])
            : Refusal.BadRequest(InteractionRules.IfMatchInvalid.At(null, header));
    }

    /// <summary>Whether the version that is current is one that If-Match demands.</summary>
    public static bool IsDemanded(VersionDemand? demanded, long current) => demanded?.Allows(current) ?? true;

    /// <summary>True when the client already has this version, so that 304 answers it.</summary>
    public static bool Holds(string? ifNoneMatch, long version) => ifNoneMatch is not null && Tags(ifNoneMatch).Exists(tag => tag == "*" || VersionOf(tag) == version);

    /// <summary>The members of a list: empty ones do not count, and a comma between quotes is a part of its tag. https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1</summary>
    private static List<string> Tags(string header)
    {
        var (tags, start, isQuoted) = (new List<string>(), 0, false);
        for (var at = 0; at <= header.Length; at++)
        {
            if (at < header.Length && header[at] == '"') isQuoted = !isQuoted;
            if (at < header.Length && (isQuoted || header[at] != ',')) continue;
            if (header[start..at].Trim() is { Length: > 0 } tag) tags.Add(tag);
            start = at + 1;
        }
        return tags;
    }

    /// <summary>Null for a tag that is no version. A bare number is taken for one too, as some clients write it.</summary>
    private static long? VersionOf(string tag)
    {
        var text = Opaque(tag);
        if (text.Length > 2 && text[0] == '"' && text[^1] == '"') text = text[1..^1];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static bool IsTag(string tag)
    {
        var opaque = Opaque(tag);
        return VersionOf(tag) is not null || (opaque.Length >= 2 && opaque[0] == '"' && opaque[^1] == '"' && !opaque[1..^1].Contains('"'));
    }

    private static ReadOnlySpan<char> Opaque(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag.AsSpan(2) : tag.AsSpan();
}
