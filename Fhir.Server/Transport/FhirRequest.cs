using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Operability;
using Fhir.Server.Visibility;

namespace Fhir.Server.Transport;

/// <summary>
/// One request as FHIR sees it, whether it came over HTTP or as an entry of a batch: interactions read this and nothing of HTTP.
/// </summary>
public sealed record FhirRequest
{
    public required string Method { get; init; }

    /// <summary>The path below the FHIR base, split at slashes and unescaped: <c>["Patient", "p1"]</c>.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>Absolute address of the FHIR base, without a slash at the end.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Parameters in the order they were given; those of a posted form come after those of the address.</summary>
    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Why the body is in no form that is taken; null when it is, or there is none.</summary>
    public Refusal? Unsupported { get; init; }

    /// <summary>Where whoever parses the body leaves what came of it; null where nobody asks for that.</summary>
    public ParsedBody? Parsed { get; init; }

    /// <summary>The body of an import, which is not read before somebody keeps it; null for everything else.</summary>
    public Stream? Upload { get; init; }

    /// <summary>Null when there is no body.</summary>
    public BodyFormat? ContentFormat { get; init; }

    /// <summary>The character set that Content-Type names; null when it names none.</summary>
    public string? ContentCharset { get; init; }

    public Prefer Prefer { get; init; } = Prefer.Default;

    public Language Language { get; init; } = Language.Nb;

    /// <summary>The content of a Binary is wanted, not the resource around it.</summary>
    public bool WantsRaw { get; init; }

    /// <summary>Header Accept as sent, where the content of a Binary is wanted; empty for anything.</summary>
    public string Accept { get; init; } = "";

    /// <summary>Header If-Match as sent.</summary>
    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    public DateTimeOffset? IfModifiedSince { get; init; }

    /// <summary>The search of a conditional create, as sent.</summary>
    public string? IfNoneExist { get; init; }

    /// <summary>Header X-Provenance as sent; null when it was not.</summary>
    public string? Provenance { get; init; }

    /// <summary>A national number stands in the address, and the caller is to be told; never so in an entry of a batch, whose address is in a body.</summary>
    public bool NamesNumber { get; init; }

    /// <summary>The network address of the client; null when the request came by none.</summary>
    public string? Origin { get; init; }

    /// <summary>What the caller is not shown, unless he has said by what right he should be.</summary>
    public Withheld Withheld { get; init; } = Withheld.Everything;

    /// <summary>Where the route tells what was asked; null when nobody observes the request.</summary>
    public RequestFacts? Facts { get; init; }

    /// <summary>Filled by the route.</summary>
    public string Type { get; init; } = "";

    /// <summary>Filled by the route.</summary>
    public string Id { get; init; } = "";

    /// <summary>Filled by the route.</summary>
    public string VersionId { get; init; } = "";

    /// <summary>The type of the compartment's owner, whose id is <see cref="Id"/>; empty outside compartments. Filled by the route.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The search in the address of a conditional interaction; what is about the answer is no part of it. https://hl7.org/fhir/R4/http.html#cond-update</summary>
    public string Condition => QueryText.Format(Query.Where(parameter => parameter.Name is not ("_format" or "_pretty" or "_summary" or "_elements")));

    /// <summary>The first value of a query parameter; null when it is not there.</summary>
    public string? Parameter(string name)
    {
        foreach (var (key, value) in Query)
            if (key == name) return value;
        return null;
    }
}
