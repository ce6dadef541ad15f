namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>A request as the reference server and the mutations see it.</summary>
internal sealed class Call
{
    private Call(HttpRequestMessage request, string path, string query, string body)
    {
        (Method, Body) = (request.Method.Method, body);
        Path = path.Length == 0 ? [] : path.Split('/');
        Query = Parse(query);
        Headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
    }

    public string Method { get; }

    /// <summary>The segments below the base.</summary>
    public string[] Path { get; }

    /// <summary>The parameters of a URL or of a form body, decoded, in order.</summary>
    public List<(string Name, string Value)> Query { get; }

    public Dictionary<string, string> Headers { get; }

    public string Body { get; set; }

    public string Type => Path.Length > 0 ? Path[0] : "";

    public bool IsPostSearch => Method == "POST" && Path is [_, "_search"];

    public bool IsSearch => (Method == "GET" && Path.Length == 1 && Type != "metadata") || IsPostSearch;

    public bool IsRead => Method == "GET" && Path.Length == 2;

    public string Accept => Headers.GetValueOrDefault("Accept", "");

    public bool Has(string parameter) => Query.Exists(pair => pair.Name == parameter);

    public bool HasOnly(params string[] parameters) => Query.Select(pair => pair.Name).SequenceEqual(parameters);

    /// <summary>The parameters are exactly these, _count aside.</summary>
    public bool Searches(params string[] parameters) => Query.Select(pair => pair.Name).Where(name => name != "_count").Distinct().SequenceEqual(parameters);

    public string? Value(string parameter) => Query.Find(pair => pair.Name == parameter).Value;

    public static async Task<Call> OfAsync(HttpRequestMessage request, string basePath, CancellationToken cancel)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancel);
        var path = request.RequestUri!.AbsolutePath[basePath.Length..].Trim('/');
        var isForm = path.EndsWith("_search", StringComparison.Ordinal) && request.Method == HttpMethod.Post;
        return new Call(request, path, isForm ? body : request.RequestUri.Query.TrimStart('?'), body);
    }

    private static List<(string, string)> Parse(string query) => [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Select(pair => (Decode(pair[0]), pair.Length > 1 ? Decode(pair[1]) : ""))];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
