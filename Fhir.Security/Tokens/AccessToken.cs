using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Security.Tokens;

/// <summary>What a valid access token says about its holder.</summary>
/// <param name="Client">The client the token was given to.</param>
/// <param name="Subject">The token's <c>sub</c>; null when it has none.</param>
/// <param name="TokenId">The token's <c>jti</c>, for the log; null when it has none.</param>
/// <param name="Scopes">As issued, one entry per scope.</param>
/// <param name="Person">Who sits at the client; a refusal when the token contradicts itself about it.</param>
public sealed record AccessToken(string Client, string? Subject, string? TokenId, ImmutableArray<string> Scopes, DateTimeOffset ExpiresAt, Result<TokenPerson> Person);
