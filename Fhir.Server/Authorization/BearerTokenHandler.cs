using System.Security.Claims;
using Fhir.Kernel.Outcome;
using Fhir.Security.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace Fhir.Server.Authorization;

/// <summary>Puts <see cref="AccessTokenValidator"/> where the JwtBearer handler asks for a verdict. What it makes of a token is a <see cref="CallerClaims"/> identity.</summary>
public sealed class BearerTokenHandler(ITokenIssuer issuer, SecuritySettings settings, TimeProvider clock) : TokenHandler
{
    // The embedded issuer's audience is known only when the server listens.
    private readonly Lazy<AccessTokenValidator> validator = new(() => new(settings.Token with { Audience = issuer.Audience }, clock));

    /// <summary>A token signed with a key not seen before gets a second look after the issuer's keys have been fetched again.</summary>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var verdict = Validate(token);
        var isKeyUnknown = verdict.Refusal?.Issues[0].Rule == TokenRules.KeyUnknown;
        if (isKeyUnknown && await issuer.RefreshAsync(CancellationToken.None)) verdict = Validate(token);

        return verdict.IsValue ? Accepted(verdict.Value) : new TokenValidationResult { IsValid = false, Exception = new TokenRefusedException(verdict.Refusal) };
    }

    private Result<AccessToken> Validate(string token) =>
        issuer.Current is { } known ? validator.Value.ValidateBearer(token, known.Trusted) : new Refusal(StatusCodes.Status503ServiceUnavailable, [TokenRules.IssuerUnavailable.At(null)]);

    private static TokenValidationResult Accepted(AccessToken token) =>
        new() { IsValid = true, ClaimsIdentity = CallerClaims.Of(token), SecurityToken = new Accept(token) };

    /// <summary>The handler wants to know how long the token lives.</summary>
    private sealed class Accept(AccessToken token) : SecurityToken
    {
        public override string Id => token.TokenId ?? "";

        public override string Issuer => "";

        public override SecurityKey SecurityKey => null!;

        public override SecurityKey SigningKey { get => null!; set { } }

        public override DateTime ValidFrom => DateTime.MinValue;

        public override DateTime ValidTo => token.ExpiresAt.UtcDateTime;
    }
}
