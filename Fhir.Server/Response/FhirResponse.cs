using Fhir.Kernel.Outcome;
using Fhir.Server.Authorization;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Response;

/// <summary>What an interaction answers, before any format is chosen. Bodies are FHIR JSON; issues become an OperationOutcome.</summary>
public sealed record FhirResponse(int Status)
{
    /// <summary>A resource as complete FHIR JSON; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>What a Binary holds, to be sent as it is; null for everything else.</summary>
    public RawContent? Raw { get; init; }

    /// <summary>Writes a resource as complete FHIR JSON piece by piece, in place of <see cref="Json"/>; null for everything else.</summary>
    public Func<Stream, CancellationToken, Task>? Content { get; init; }

    /// <summary>A file to be sent as it is; null for everything else.</summary>
    public FileContent? File { get; init; }

    /// <summary>What the OperationOutcome in the body says; null when the body is not one.</summary>
    public IReadOnlyList<Issue>? Outcome { get; init; }

    /// <summary>The version for the ETag header.</summary>
    public long? Version { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Absolute address of what was written.</summary>
    public string? Location { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>How it is to be written when the body of the request had a say in that; null leaves it to the address and the headers.</summary>
    public Negotiation? Negotiated { get; init; }

    /// <summary>Type and id of the resource the answer is about; a Bundle's entry needs them.</summary>
    public StoredResource? Resource { get; init; }

    public static FhirResponse Refuse(Refusal refusal) => new(refusal.Status) { Outcome = refusal.Issues };

    /// <summary>A refusal of access, with its challenge.</summary>
    public static FhirResponse Refuse(AccessRefusal refusal)
    {
        var headers = new HeaderDictionary();
        refusal.AddHeaders(headers);
        return Refuse(refusal.Refusal) with { Headers = [.. headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))] };
    }

    public static FhirResponse Refuse(int status, params Issue[] issues) => new(status) { Outcome = issues };

    /// <summary>An existing resource with its version headers.</summary>
    public static FhirResponse Of(int status, StoredResource resource) => new(status)
    {
        Json = resource.Json,
        Version = resource.Version,
        LastModified = resource.LastUpdated,
        Resource = resource,
    };

    public static FhirResponse OfJson(ReadOnlyMemory<byte> json, int status = 200) => new(status) { Json = json };

    /// <summary>The same with what would be written piece by piece as <see cref="Json"/>.</summary>
    public async Task<FhirResponse> CollectAsync(CancellationToken cancel)
    {
        if (Content is null) return this;
        using var memory = new MemoryStream();
        await Content(memory, cancel);
        return this with { Content = null, Json = memory.ToArray() };
    }

    public FhirResponse With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}

/// <param name="ContentType">A media type that was read and found well-formed.</param>
public sealed record RawContent(string ContentType, ReadOnlyMemory<byte> Bytes);
