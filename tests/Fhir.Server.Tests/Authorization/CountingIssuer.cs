using System.Text.Json.Nodes;
using Fhir.Security.Keys;
using Fhir.Security.Tokens;
using Fhir.Server.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fhir.Server.Tests.Authorization;

/// <summary>An issuer in the test's own hands: it signs anything, and counts how often its keys are fetched.</summary>
internal sealed class CountingIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int fetches;

    private CountingIssuer(WebApplication app) => this.app = app;

    public SigningKey Key { get; } = SigningKey.Generate();

    public int Fetches => fetches;

    public string Address => ListenAddresses.Bound(app.Services)[0];

    /// <param name="change">What to change in otherwise good metadata.</param>
    public static async Task<CountingIssuer> StartAsync(CancellationToken cancel, Action<JsonObject>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new CountingIssuer(builder.Build());
        issuer.Map(change ?? (_ => { }));
        await issuer.app.StartAsync(cancel);
        return issuer;
    }

    public JsonObject Claims(string scope) => new AccessTokenWriter(Address, Key, TimeProvider.System).Claims("client-1", ProtectedHost.Audience, scope, TimeSpan.FromMinutes(5));

    public string Sign(JsonObject claims) => Key.Sign("at+jwt", claims);

    public string Token(string scope) => Sign(Claims(scope));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Map(Action<JsonObject> change)
    {
        app.MapGet("/.well-known/openid-configuration", () =>
        {
            var metadata = new JsonObject { ["issuer"] = Address, ["jwks_uri"] = $"{Address}/jwks", ["token_endpoint"] = $"{Address}/token" };
            change(metadata);
            return Results.Json(metadata);
        });
        app.MapGet("/jwks", () =>
        {
            Interlocked.Increment(ref fetches);
            return Results.Json(new JsonObject { ["keys"] = new JsonArray(Key.Public.ToJwk()) });
        });
    }
}
