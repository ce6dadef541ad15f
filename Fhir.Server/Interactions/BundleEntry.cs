using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;

namespace Fhir.Server.Interactions;

/// <summary>One entry of a batch or transaction as it was sent. https://hl7.org/fhir/R4/bundle.html#Bundle</summary>
/// <param name="Path">The request's address below the FHIR base, split and unescaped.</param>
/// <param name="Expression">Where the entry stands, for issues: <c>Bundle.entry[2]</c>.</param>
public sealed record BundleEntry(
    string Method, IReadOnlyList<string> Path, string Query, string Url, Element Resource, string? FullUrl, string? IfMatch, string? IfNoneExist, string? IfNoneMatch,
    DateTimeOffset? IfModifiedSince, string Expression)
{
    public static Result<BundleEntry> Read(Element entry, string baseUrl)
    {
        var (request, expression) = (entry.Child("request"), entry.Path);
        if (request.ValueOf("method") is not { } method || request.ValueOf("url") is not { } url)
            return Refusal.BadRequest(InteractionRules.EntryRequestMissing.At(expression));
        if (Relative(url, baseUrl) is not { } relative) return Refusal.BadRequest(InteractionRules.EntryUrlInvalid.At($"{expression}.request.url", url));

        var question = relative.IndexOf('?', StringComparison.Ordinal);
        var path = (question < 0 ? relative : relative[..question]).Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);
        return new BundleEntry(method, [.. path], question < 0 ? "" : relative[(question + 1)..], url, entry.Child("resource"), entry.ValueOf("fullUrl"),
            request.ValueOf("ifMatch"), request.ValueOf("ifNoneExist"), request.ValueOf("ifNoneMatch"),
            Time(request.ValueOf("ifModifiedSince")), expression);
    }

    public Refusal? RequireResource() => Resource.Exists ? null : Refusal.BadRequest(InteractionRules.EntryResourceMissing.At(Expression, Method, Url));

    private static DateTimeOffset? Time(string? instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? Relative(string url, string baseUrl)
    {
        if (url.StartsWith(baseUrl + "/", StringComparison.Ordinal)) return url[(baseUrl.Length + 1)..];
        // "Patient/1", and the "/Patient/1" that many clients write; another server's address is not ours to serve.
        var isAbsolute = url.Contains("://", StringComparison.Ordinal) && url.IndexOf(':', StringComparison.Ordinal) < url.IndexOfAny(['/', '?']);
        return isAbsolute || url.Length == 0 ? null : url.TrimStart('/');
    }
}
