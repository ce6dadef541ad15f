using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fhir.Server.OpenApi;

/// <summary>Serves the description to everybody: it tells of the server and nothing of anybody in it.</summary>
public static class OpenApiEndpoint
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapOpenApi(this WebApplication app) => app.MapMethods("/openapi.json", ["GET", "HEAD"], (HttpRequest request, OpenApiDocument document) =>
        Results.Text(document.Of($"{request.Scheme}://{request.Host}{request.PathBase}").ToJsonString(Readable), "application/json; charset=utf-8"));
}
