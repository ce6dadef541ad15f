using System.Collections.Immutable;

using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Http;

/// <summary>A request to the target.</summary>
/// <param name="Path">Relative to the base (<c>Patient/1</c>, without a leading slash) or an absolute URL of the same origin.</param>
public sealed record Ask(HttpMethod Method, string Path)
{
    public const string Json = "application/fhir+json";

    public const string Xml = "application/fhir+xml";

    /// <summary>Null leaves the header out.</summary>
    public string? Accept { get; init; } = Json;

    public ImmutableArray<Header> Headers { get; init; } = [];

    /// <summary>Null for none.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = Json;

    public static Ask Get(string path) => new(HttpMethod.Get, path);

    public static Ask Delete(string path) => new(HttpMethod.Delete, path);

    public static Ask Post(string path, string body) => new(HttpMethod.Post, path) { Body = body };

    public static Ask Put(string path, string body) => new(HttpMethod.Put, path) { Body = body };

    /// <summary>A search by POST: the parameters go in a form body and leave no trace in a URL. https://hl7.org/fhir/R4/search.html#Introduction</summary>
    public static Ask SearchByPost(string type, string query) =>
        new(HttpMethod.Post, $"{type}/_search") { Body = query, ContentType = "application/x-www-form-urlencoded" };

    public Ask With(string header, string value) => this with { Headers = Headers.Add(new Header(header, value)) };
}
