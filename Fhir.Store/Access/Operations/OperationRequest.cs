using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Store.Access.Operations;

/// <summary>What an operation was asked.</summary>
public sealed record OperationRequest
{
    public required string Method { get; init; }

    /// <summary>The type in the address; empty for an operation on the system.</summary>
    public string Type { get; init; } = "";

    /// <summary>The id in the address; empty for an operation on a type or the system.</summary>
    public string Id { get; init; } = "";

    /// <summary>Absolute address of the FHIR base, without a slash at the end.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Parameters of the address and, after them, of a posted form.</summary>
    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    /// <summary>What was posted, well-formed and known to the parser; null when nothing was, or when the operation takes foreign content.</summary>
    public Document? Body { get; init; }

    /// <summary>The bytes of a foreign body as they came.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The character set that Content-Type names for a foreign body; null when it names none.</summary>
    public string? ContentCharset { get; init; }

    public Language Language { get; init; } = Language.Nb;

    /// <summary><c>Prefer: handling=strict</c>.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Header If-Match as sent; null when it was not.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The network address the request came from; null when it came by none.</summary>
    public string? Origin { get; init; }

    /// <summary>The right by which the caller says he asks; null when he says none that is known.</summary>
    public string? AccessBasis { get; init; }

    /// <inheritdoc cref="OperationInput.Of"/>
    public Result<OperationInput> Input(params ReadOnlySpan<string> known) => OperationInput.Of(Query, Body, IsStrict, known);
}
