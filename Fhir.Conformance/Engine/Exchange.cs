using System.Collections.Immutable;

namespace Fhir.Conformance.Engine;

public readonly record struct Header(string Name, string Value);

/// <summary>
/// One request and what came back, as evidence. Everything in it is masked already (<see cref="Masking"/>): tokens, proofs, cookies and national
/// numbers never reach a report.
/// </summary>
/// <param name="RequestBody">Null when the request had none.</param>
/// <param name="Status">0 when no answer came; <see cref="Trouble"/> then says why.</param>
/// <param name="ResponseBody">At most <see cref="MaxBodyCharacters"/> characters; null when there was none.</param>
public sealed record Exchange(
    string Method, string Url, ImmutableArray<Header> RequestHeaders, string? RequestBody,
    int Status, ImmutableArray<Header> ResponseHeaders, string? ResponseBody, TimeSpan Duration, Words? Trouble)
{
    public const int MaxBodyCharacters = 8_000;
}
