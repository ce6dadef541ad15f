using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Server.Interactions;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Response;

/// <summary>One page of a history as a Bundle: each version with the request that made it. https://hl7.org/fhir/R4/http.html#history</summary>
public sealed class HistoryBundle(FhirRequest request, Subset subset, Schema schema)
{
    public FhirResponse Of(HistoryParameters asked, HistoryPage page, DateTimeOffset now)
    {
        using var bundle = new BundleWriter("history", now);
        if (page.Total is { } total) bundle.Total(total);
        bundle.Links(Links(asked, page));
        foreach (var version in asked.IsCountOnly ? [] : page.Versions)
            bundle.Entry($"{request.BaseUrl}/{version.Reference}", DocumentUrls.Absolute(version.Type, subset.Apply(version.Json, schema), request.BaseUrl).Span, writer => Write(writer, version));
        return FhirResponse.OfJson(bundle.ToBytes());
    }

    private IEnumerable<(string Relation, string Url)> Links(HistoryParameters asked, HistoryPage page)
    {
        yield return ("self", Link(asked, asked.Query.Cursor));
        if (asked.Query.Cursor is not null) yield return ("first", Link(asked, null));
        if (page.Next is { } next && !asked.IsCountOnly) yield return ("next", Link(asked, next));
    }

    private string Link(HistoryParameters asked, string? cursor)
    {
        var address = $"{request.BaseUrl}/{string.Join('/', request.Path)}";
        var parameters = cursor is null ? asked.Applied : asked.Applied.Add(new QueryParameter(SearchQueryParser.CursorParameter, cursor));
        return parameters.IsEmpty ? address : $"{address}?{QueryText.Format(parameters)}";
    }

    private void Write(Utf8JsonWriter writer, StoredResource version)
    {
        var (method, url, status) = VersionRequest.Of(version);
        writer.WriteStartObject("request"u8);
        writer.WriteString("method"u8, method);
        writer.WriteString("url"u8, url);
        writer.WriteEndObject();
        var response = new FhirResponse(status) { Version = version.Version, LastModified = version.LastUpdated };
        BundleWriter.Response(writer, version.IsDeleted ? response : response with { Location = Written.Location(request, version) }, request.Language);
    }
}
