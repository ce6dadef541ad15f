using System.Collections.Immutable;
using System.Security.Cryptography;
using Fhir.Kernel.Outcome;
using Fhir.Security.Clients;
using Fhir.Security.Keys;
using Fhir.Security.Scopes;
using Fhir.Security.Tokens;
using Fhir.Server.Transport;
using Microsoft.IdentityModel.Tokens;

namespace Fhir.Server.Authorization;

/// <summary>
/// The issuer of Test mode: a signing key and one client made when the process starts, further clients from the settings. It gives tokens
/// for client credentials alone. Its addresses follow HelseID's, so that a client changes nothing but the issuer.
/// </summary>
public sealed class EmbeddedIssuer(SecuritySettings settings, IServiceProvider services, TimeProvider clock) : ITokenIssuer
{
    public const string Path = "/auth";
    public const string TokenPath = "/connect/token";
    public const string MetadataPath = "/.well-known/openid-configuration";
    public const string JwksPath = MetadataPath + "/jwks";

    /// <summary>The client made at start.</summary>
    public const string GeneratedId = "fhirref-test";

    private readonly SigningKey key = SigningKey.Generate();
    private readonly JtiCache used = new(clock);

    // The server's address is known when it listens; nobody asks before.
    private readonly Lazy<string> address = new(() => ListenAddresses.Local(services));

    public string Issuer => settings.Test.Issuer ?? $"{address.Value}{Path}";

    public string TokenEndpoint => $"{Issuer}{TokenPath}";

    public string Audience => settings.Audience ?? $"{address.Value}/fhir";

    public PublicKey PublicKey => key.Public;

    /// <summary>The key of the client made at start; it may ask for everything.</summary>
    public SigningKey GeneratedKey { get; } = SigningKey.Generate();

    /// <summary>The secret of the client made at start: 256 random bits.</summary>
    public string GeneratedSecret { get; } = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    public KnownIssuer Current => new(new TrustedIssuer(Issuer, [key.Public]), TokenEndpoint, $"{Issuer}{JwksPath}");

    public TimeSpan RetryAfter => TimeSpan.Zero;

    public Task<bool> RefreshAsync(CancellationToken cancel) => Task.FromResult(false);

    public TestClient? Find(string id) => id == GeneratedId ? Generated : settings.Test.Clients.FirstOrDefault(client => client.Registered.Id == id);

    /// <summary>The client an assertion proves; see <see cref="ClientAssertionValidator"/>.</summary>
    public Result<RegisteredClient> Authenticate(string assertion) =>
        new ClientAssertionValidator(new ClientAssertionSettings { Audiences = [Issuer, TokenEndpoint] }, used, clock).Validate(assertion, id => Find(id)?.Registered);

    /// <summary>True for this server's own audience and for those the settings add.</summary>
    public bool IsAudience(string resource) => resource == Audience || settings.Test.Audiences.Contains(resource);

    public TimeSpan TokenLifetime => settings.Test.TokenLifetime;

    /// <summary>A Bearer token for the client itself.</summary>
    public string IssueToken(RegisteredClient client, string audience, IEnumerable<SmartScope> scopes)
    {
        var writer = new AccessTokenWriter(Issuer, key, clock);
        var claims = writer.Claims(client.Id, audience, string.Join(' ', scopes), TokenLifetime);
        if (settings.Test.Hpr is { } hpr) claims[settings.Token.HprClaim] = hpr;
        if (settings.Test.Purpose is { } purpose) claims[Attestation.Claim] = new Attestation(purpose, Guid.NewGuid().ToString(), IsChosen: false).ToClaim();
        return writer.Write(claims);
    }

    private TestClient Generated =>
        new(new RegisteredClient(GeneratedId, [GeneratedKey.Public], [SmartScope.Parse("system/*.cruds")!]), TestClient.Hash(GeneratedSecret));
}
