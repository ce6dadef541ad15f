using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Transport;

/// <summary>
/// Weighs what Accept names: a type that is named counts for itself, a range for the formats that are not, and what has the quality 0 is not wanted at all.
/// https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
/// </summary>
public static class AcceptedFormats
{
    // Among equals a range means the first of them. A page is for those who name one.
    private static readonly BodyFormat[] Formats = [BodyFormat.Json, BodyFormat.Xml, BodyFormat.Html];

    private readonly record struct Offer(BodyFormat Format, double Quality, int At, bool NamesVersion);

    /// <summary>The format the client prefers, of equals the one it named first; null when it wants none there is.</summary>
    public static (BodyFormat Format, bool NamesVersion)? Best(IReadOnlyList<MediaTypeHeaderValue> accepted)
    {
        var best = Formats.Select(format => Of(format, accepted)).Where(offer => offer.Quality > 0)
            .OrderByDescending(offer => offer.Quality).ThenBy(offer => offer.At).FirstOrDefault();
        return best.Quality > 0 ? (best.Format, best.NamesVersion) : null;
    }

    private static Offer Of(BodyFormat format, IReadOnlyList<MediaTypeHeaderValue> accepted)
    {
        var (named, ranged) = (default(Offer?), default(Offer?));
        for (var at = 0; at < accepted.Count; at++)
        {
            var type = accepted[at];
            if (!MediaTypes.IsR4(type)) continue;
            var offer = new Offer(format, type.Quality ?? 1, at, MediaTypes.NamesVersion(type));
            if (MediaTypes.Of(type.MediaType.Value!) == format) named = Better(named, offer);
            else if (IsRange(type) && format != BodyFormat.Html) ranged = Better(ranged, offer);
        }
        return named ?? ranged ?? default;
    }

    private static Offer Better(Offer? known, Offer offer) => known is { } had && had.Quality >= offer.Quality ? had : offer;

    private static bool IsRange(MediaTypeHeaderValue type) => type.MatchesAllTypes || type.MediaType.Value!.ToLowerInvariant() is "application/*" or "text/*";
}
