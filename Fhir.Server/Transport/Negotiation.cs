using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Jobs;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Transport;

/// <summary>Which format and language the answer takes. https://hl7.org/fhir/R4/http.html#mime-type and #parameters</summary>
public sealed record Negotiation(BodyFormat Format, bool IsPretty, Language Language)
{
    private const string JobPath = $"{FhirRoutes.Base}/{JobStarter.Path}/";

    /// <summary>The content of a Binary itself is wanted, not the resource around it. https://hl7.org/fhir/R4/binary.html#rest</summary>
    public bool IsRaw { get; init; }

    /// <summary>The request named the FHIR version, and so does the answer. https://hl7.org/fhir/R4/http.html#version-parameter</summary>
    public bool NamesVersion { get; init; }

    /// <summary>What is used until a request could be understood.</summary>
    public static Negotiation Default { get; } = new(BodyFormat.Json, IsPretty: false, Language.Nb);

    /// <summary><c>_format</c> wins over Accept; nothing at all means JSON.</summary>
    /// <param name="parameters">Those of the address and of a form; null for the address alone.</param>
    public static Result<Negotiation> Of(HttpRequest request, IReadOnlyList<QueryParameter>? parameters = null)
    {
        var (pretty, language) = (Parameter(request, parameters, "_pretty") == "true", LanguageOf(request));
        if (Parameter(request, parameters, "_format") is { Length: > 0 } named) return Named(named, pretty, language);
        // A job's files are what they are, whatever Accept says of resources; an outcome about one is JSON.
        if (IsJobFile(request)) return new Negotiation(BodyFormat.Json, pretty, language);
        if (IsBinaryRead(request) && !NamesFhir(request)) return new Negotiation(BodyFormat.Json, pretty, language) { IsRaw = true };
        return FromAccept(request) is var (accepted, namesVersion)
            ? new Negotiation(accepted, pretty, language) { NamesVersion = namesVersion }
            : new Refusal(406, [TransportRules.FormatUnknown.At(null, request.Headers.Accept.ToString())]);
    }

    private static Result<Negotiation> Named(string named, bool pretty, Language language)
    {
        // A '+' that was not escaped arrives as a blank; no media type begins a word with one.
        var isType = MediaTypeHeaderValue.TryParse(named.Replace("fhir ", "fhir+", StringComparison.Ordinal), out var type);
        var format = isType ? MediaTypes.Of(type!.MediaType.Value!) : MediaTypes.Of(named);
        if (format is null or BodyFormat.Form || (isType && !MediaTypes.IsR4(type!))) return new Refusal(406, [TransportRules.FormatUnknown.At(null, named)]);
        return new Negotiation(format.Value, pretty, language) { NamesVersion = isType && MediaTypes.NamesVersion(type!) };
    }

    private static bool IsJobFile(HttpRequest request) =>
        request.Path.Value!.StartsWith(JobPath, StringComparison.Ordinal) && RequestReader.Segments(request.Path.Value!) is [JobStarter.Path, _, _];

    private static string Parameter(HttpRequest request, IReadOnlyList<QueryParameter>? parameters, string name) => parameters is null
        ? request.QueryString.HasValue ? request.Query[name].FirstOrDefault() ?? "" : ""
        : parameters.FirstOrDefault(parameter => parameter.Name == name).Value ?? "";

    private static bool IsBinaryRead(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Path.Value!.Contains("/Binary/", StringComparison.Ordinal)
        && RequestReader.Segments(request.Path.Value!) is ["Binary", _] or ["Binary", _, "_history", _];

    // A browser asks for text/html and gets the page about the resource: what somebody else uploaded is never shown as this server's own page. Of the others only
    // FHIR's own two mean the resource, as on the way in: application/xml may be what the content is.
    private static bool NamesFhir(HttpRequest request) => MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Value!.ToLowerInvariant() is MediaTypes.FhirJson or MediaTypes.FhirXml || MediaTypes.Of(type.MediaType.Value!) is BodyFormat.Html);

    private static (BodyFormat Format, bool NamesVersion)? FromAccept(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header.All(value => string.IsNullOrEmpty(value?.Trim(' ', ',')))) return (BodyFormat.Json, false);
        // A program names one type and nothing else; only what people's browsers send has to be weighed.
        if (header.Count == 1 && header[0]!.Contains('/') && MediaTypes.Of(header[0]!) is { } only and not BodyFormat.Form) return (only, false);
        return MediaTypeHeaderValue.TryParseList(header, out var accepted) ? AcceptedFormats.Best([.. accepted]) : null;
    }

    /// <summary>The language a reader has chosen by <c>?lang=</c>; null for none, and for the API, where the name would be a search parameter's.</summary>
    public static Language? ChosenOf(HttpRequest request) => !request.QueryString.HasValue || request.Path.StartsWithSegments(FhirRoutes.Base)
        ? null
        : request.Query["lang"].ToString() switch { "en" => Language.En, "nb" => Language.Nb, _ => null };

    /// <summary>The one of the two that the reader has chosen or the client prefers; bokmål when it prefers neither.</summary>
    public static Language LanguageOf(HttpRequest request)
    {
        if (ChosenOf(request) is { } chosen) return chosen;
        if (request.Headers.AcceptLanguage.Count == 0) return Language.Nb;
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)) return Language.Nb;
        foreach (var language in languages.OrderByDescending(language => language.Quality ?? 1))
        {
            if (language.Value.StartsWith("nb", StringComparison.OrdinalIgnoreCase) || language.Value.StartsWith("no", StringComparison.OrdinalIgnoreCase)) return Language.Nb;
            if (language.Value.StartsWith("nn", StringComparison.OrdinalIgnoreCase)) return Language.Nb;
            if (language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return Language.En;
        }
        return Language.Nb;
    }
}
