using System.Globalization;
using System.Text.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>The versions of one resource, newest first. https://hl7.org/fhir/R4/http.html#history</summary>
public sealed class HistoryInstance(TimeProvider clock)
{
    private const int DefaultCount = 50;
    private const int MostCount = 1000;

    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var query = Query(request);
        if (query.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        var page = await store.HistoryAsync(query.Value, cancel);
        if (page.Refusal is { } denied) return FhirResponse.Refuse(denied);
        if (page.Value.Total == 0 && query.Value.Since is null) return FhirResponse.Refuse(404, InteractionRules.NotFound.At(null, request.Type, request.Id));
        return FhirResponse.OfJson(Bundle(request, page.Value));
    }

    private static Result<HistoryQuery> Query(FhirRequest request)
    {
        var count = DefaultCount;
        if (request.Parameter("_count") is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count))
            return Refusal.BadRequest(InteractionRules.ParameterInvalid.At("_count", "_count", text));
        DateTimeOffset? since = null;
        if (request.Parameter("_since") is { } instant)
        {
            if (!DateTimeOffset.TryParse(instant.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
                return Refusal.BadRequest(InteractionRules.ParameterInvalid.At("_since", "_since", instant));
            since = parsed;
        }
        return new HistoryQuery(request.Type, request.Id, Math.Clamp(count, 1, MostCount)) { Since = since, Cursor = request.Parameter("_cursor") };
    }

    private byte[] Bundle(FhirRequest request, HistoryPage page)
    {
        using var bundle = new BundleWriter("history", clock.GetUtcNow());
        if (page.Total is { } total) bundle.Total(total);
        var self = $"{request.BaseUrl}/{request.Type}/{request.Id}/_history";
        var parameters = request.Query.Where(pair => pair.Name is "_count" or "_since").ToList();
        bundle.Links(page.Next is { } next
            ? [("self", Link(self, parameters)), ("next", Link(self, [.. parameters, new QueryParameter("_cursor", next)]))]
            : [("self", Link(self, parameters))]);
        foreach (var version in page.Versions)
            bundle.Entry($"{request.BaseUrl}/{version.Reference}", version.Json.Span, writer => WriteVersion(writer, version, request.Language));
        return bundle.ToBytes();
    }

    private static string Link(string self, List<QueryParameter> parameters) => parameters.Count == 0 ? self : $"{self}?{QueryText.Format(parameters)}";

    private static void WriteVersion(Utf8JsonWriter writer, StoredResource version, Language language)
    {
        var (method, url, status) = version.Method switch
        {
            WriteMethod.Create => ("POST", version.Type, 201),
            WriteMethod.Delete => ("DELETE", version.Reference, 204),
            _ => ("PUT", version.Reference, version.Version == 1 ? 201 : 200),
        };
        writer.WriteStartObject("request"u8);
        writer.WriteString("method"u8, method);
        writer.WriteString("url"u8, url);
        writer.WriteEndObject();
        BundleWriter.Response(writer, new FhirResponse(status) { Version = version.Version, LastModified = version.LastUpdated }, language);
    }
}
