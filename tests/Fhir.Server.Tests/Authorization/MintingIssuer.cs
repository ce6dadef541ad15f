using System.Text.Json.Nodes;
using Fhir.Security.Keys;
using Fhir.Security.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fhir.Server.Tests.Authorization;

/// <summary>An issuer in this process that signs whatever claims a test wants, with a key made for the run.</summary>
internal sealed class MintingIssuer : IAsyncDisposable
{
    public const string Hpr = "helseid://claims/hpr/hpr_number";
    public const string Parent = "helseid://claims/client/claims/orgnr_parent";

    private readonly SigningKey key = SigningKey.Generate();
    private readonly WebApplication app;

    public MintingIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(new JsonObject { ["issuer"] = Address, ["jwks_uri"] = $"{Address}/keys", ["token_endpoint"] = $"{Address}/token" }.ToJsonString(), "application/json"));
        app.MapGet("/keys", () => Results.Text(new JsonObject { ["keys"] = new JsonArray(key.Public.ToJwk()) }.ToJsonString(), "application/json"));
        app.Start();
    }

    public string Address => app.Urls.Single();

    /// <param name="change">What is put into the claims, or taken out of them.</param>
    public string Token(string scope, string subject, Action<JsonObject>? change = null)
    {
        var writer = new AccessTokenWriter(Address, key, TimeProvider.System);
        var claims = writer.Claims("epj", ProtectedHost.Audience, scope, TimeSpan.FromMinutes(30));
        claims["sub"] = subject;
        change?.Invoke(claims);
        return writer.Write(claims);
    }

    /// <summary>As an issuer of the trust framework puts it into a token.</summary>
    public static JsonObject Attestation(string purpose, string? hpr = null, string? legalEntity = null)
    {
        var claim = new Attestation(purpose, Guid.NewGuid().ToString(), IsChosen: true).ToClaim();
        var practitioner = new JsonObject();
        if (hpr is not null) practitioner["hpr_nr"] = new JsonObject { ["id"] = hpr, ["system"] = "urn:oid:2.16.578.1.12.4.1.4.4" };
        if (legalEntity is not null) practitioner["legal_entity"] = new JsonObject { ["id"] = legalEntity, ["system"] = "urn:oid:2.16.578.1.12.4.1.4.101" };
        claim["practitioner"] = practitioner;
        return claim;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
