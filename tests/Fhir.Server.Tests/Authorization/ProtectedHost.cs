using System.Net.Http.Headers;
using Fhir.Server.Authorization;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fhir.Server.Tests.Authorization;

/// <summary>The server's security around an endpoint that only tells the caller's permit: GET /fhir/{type} searches, POST creates.</summary>
internal sealed class ProtectedHost : IAsyncDisposable
{
    public const string Audience = "https://fhir.example/fhir";

    private readonly WebApplication app;

    private ProtectedHost(WebApplication app) => this.app = app;

    public HttpClient Http { get; } = new();

    /// <summary>A host in HelseId mode that trusts the authority, on a free port of this machine.</summary>
    public static async Task<ProtectedHost> StartAsync(string authority, CancellationToken cancel, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(
        [
            new("urls", "http://127.0.0.1:0"), new(SecuritySettings.ModeKey, "HelseId"), new(SecuritySettings.AuthorityKey, authority), new(SecuritySettings.AudienceKey, Audience),
            .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var read = HostSettings.Read(builder.Configuration, builder.Environment).Value;
        builder.Services.AddSingleton(TimeProvider.System).AddFhirRefSecurity(read.Security);

        var host = new ProtectedHost(builder.Build());
        host.Map();
        await host.app.StartAsync(cancel);
        host.Http.BaseAddress = new Uri(ListenAddresses.Bound(host.app.Services)[0]);
        return host;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Http.SendAsync(request, cancel);
    }

    public async Task UntilIssuerIsKnownAsync(CancellationToken cancel)
    {
        var issuer = app.Services.GetRequiredService<ITokenIssuer>();
        for (var wait = 0; issuer.Current is null && wait < 300; wait++) await Task.Delay(100, cancel);

        Assert.NotNull(issuer.Current);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private void Map()
    {
        app.UseFhirRefSecurity(RefusalResponse.WriteAsync);
        app.MapFhirRefSecurity(RefusalResponse.WriteAsync);
        app.Map("/fhir/{type}", async (HttpContext context, string type, Authorizer authorizer) =>
        {
            var outcome = await authorizer.AuthorizeAsync(context, type, HttpMethods.IsGet(context.Request.Method) ? Interaction.Search : Interaction.Create);
            if (outcome.IsPermitted)
            {
                await context.Response.WriteAsync(outcome.Permit.ToString(), context.RequestAborted);
                return;
            }

            outcome.Refusal.AddHeaders(context.Response.Headers);
            await RefusalResponse.WriteAsync(context, outcome.Refusal.Refusal);
        });
    }
}
