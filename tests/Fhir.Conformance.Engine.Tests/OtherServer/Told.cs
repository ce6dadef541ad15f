using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.OtherServer;

/// <summary>A request on its way in, as a form may change it.</summary>
internal sealed class Asked
{
    public required string Method { get; init; }

    public required string Url { get; set; }

    public string? Body { get; set; }

    public required Dictionary<string, string> Headers { get; init; }

    /// <summary>Below the base, without parameters.</summary>
    public required string Path { get; init; }

    public bool IsSearch => (Method == "GET" && Path is not "metadata" && !Path.Contains('/') && !Path.Contains('$')) || Path.EndsWith("_search", StringComparison.Ordinal);

    public string Type => Path.Split('/')[0];

    /// <summary>The parameters of the URL or of the form body.</summary>
    public string Parameters => Path.EndsWith("_search", StringComparison.Ordinal) ? Body ?? "" : Url.Split('?') is [_, var query] ? query : "";

    public static async Task<Asked> OfAsync(HttpRequestMessage request, string basePath, CancellationToken cancel) => new()
    {
        Method = request.Method.Method,
        Url = request.RequestUri!.AbsoluteUri,
        Path = request.RequestUri.AbsolutePath[basePath.Length..].Trim('/'),
        Body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancel),
        Headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
    };

    public HttpRequestMessage Message()
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), Url);
        if (Body is not null) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        foreach (var (name, value) in Headers)
            if (name != "Content-Length" && !request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}

/// <summary>An answer on its way out, as a form may change it.</summary>
internal sealed class Told
{
    public int Status { get; set; }

    public required Dictionary<string, string> Headers { get; init; }

    /// <summary>The resource; null when the answer has none, or is no JSON.</summary>
    public JsonObject? Resource { get; set; }

    public required byte[] Bytes { get; set; }

    public string ResourceType => (string?)Resource?["resourceType"] ?? "";

    public string BundleType => ResourceType == "Bundle" ? (string?)Resource!["type"] ?? "" : "";

    public IEnumerable<JsonObject> Entries => (Resource?["entry"] as JsonArray ?? []).OfType<JsonObject>();

    public static async Task<Told> OfAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/fhir+json" && bytes.Length > 0;
        return new Told
        {
            Status = (int)response.StatusCode,
            Bytes = bytes,
            Resource = isJson ? JsonNode.Parse(bytes)!.AsObject() : null,
            Headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    public HttpResponseMessage Message()
    {
        var bytes = Resource is null ? Bytes : Encoding.UTF8.GetBytes(Resource.ToJsonString());
        var message = new HttpResponseMessage((HttpStatusCode)Status) { Content = new ByteArrayContent(bytes) };
        foreach (var (name, value) in Headers)
            if (name != "Content-Length" && !message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    /// <summary>Without a body.</summary>
    public void Empty()
    {
        (Resource, Bytes) = (null, []);
        Headers.Remove("Content-Type");
    }

    /// <summary>Every object in the answer, the outermost first.</summary>
    public IEnumerable<JsonObject> Objects() => Resource is null ? [] : Objects(Resource);

    public static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject element => element.Select(property => property.Value).OfType<JsonNode>().ToList().SelectMany(Objects).Prepend(element),
        JsonArray array => array.OfType<JsonNode>().ToList().SelectMany(Objects),
        _ => [],
    };
}
