using Fhir.Kernel.Outcome;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Fhir.Server.Authorization;

/// <summary>Three lines put security into the server: services, pipeline, routes.</summary>
public static class SecurityRegistration
{
    /// <summary>Registers the <see cref="Authorizer"/>, and in Test and HelseId mode the issuer and the Bearer scheme.</summary>
    public static IServiceCollection AddFhirRefSecurity(this IServiceCollection services, SecuritySettings settings)
    {
        services.AddSingleton(settings).AddSingleton<Authorizer>();
        if (settings.Mode == SecurityMode.Test) AddEmbeddedIssuer(services);
        if (settings.Mode == SecurityMode.HelseId) AddRemoteIssuer(services);
        if (settings.Mode != SecurityMode.Open) AddBearer(services);
        return services;
    }

    /// <summary>Goes first in the pipeline: in Open mode the <see cref="OpenGuard"/>, else authentication.</summary>
    /// <param name="refuse">The server's own way of answering with an OperationOutcome; the headers are set already.</param>
    public static void UseFhirRefSecurity(this WebApplication app, Func<HttpContext, Refusal, Task> refuse)
    {
        if (app.Services.GetRequiredService<SecuritySettings>().Mode != SecurityMode.Open)
        {
            app.UseAuthentication();
            return;
        }

        var web = app.Services.GetService<Transport.HostSettings>()?.Web ?? Transport.WebSettings.None;
        app.Use((context, next) =>
        {
            if (OpenGuard.Check(context, web.IsListed) is not { } refusal) return next(context);

            refusal.AddHeaders(context.Response.Headers);
            return refuse(context, refusal.Refusal);
        });
    }

    /// <summary>Maps the issuer's and SMART's documents and the token endpoint, as far as the mode has them. None of them asks for a token.</summary>
    /// <param name="refuse">As for <see cref="UseFhirRefSecurity"/>.</param>
    public static void MapFhirRefSecurity(this WebApplication app, Func<HttpContext, Refusal, Task> refuse)
    {
        if (app.Services.GetService<EmbeddedIssuer>() is { } embedded) MapEmbeddedIssuer(app, embedded);
        if (app.Services.GetService<ITokenIssuer>() is { } issuer)
        {
            app.MapGet("/fhir/.well-known/smart-configuration", context => SmartAsync(context, issuer, refuse));
        }
    }

    private static void AddEmbeddedIssuer(IServiceCollection services) =>
        services.AddSingleton<EmbeddedIssuer>().AddSingleton<ITokenIssuer>(all => all.GetRequiredService<EmbeddedIssuer>())
            .AddSingleton<TokenEndpoint>().AddHostedService<TestClientFile>();

    private static void AddRemoteIssuer(IServiceCollection services) =>
        services.AddSingleton<RemoteIssuer>().AddSingleton<ITokenIssuer>(all => all.GetRequiredService<RemoteIssuer>())
            .AddHostedService(all => all.GetRequiredService<RemoteIssuer>());

    /// <summary>
    /// The handler is given no authority: it would fetch metadata in the middle of a request; <see cref="ITokenIssuer"/> knows the keys. Not
    /// AddAuthentication, which brings data protection for cookies along and with it a key file in the user's home.
    /// </summary>
    private static void AddBearer(IServiceCollection services)
    {
        services.AddSingleton<BearerTokenHandler>();
        services.AddAuthenticationCore(options => options.DefaultScheme = JwtBearerDefaults.AuthenticationScheme).AddWebEncoders();
        services.AddSingleton<IAuthenticationConfigurationProvider, NoSchemeSettings>();
        new AuthenticationBuilder(services).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<BearerTokenHandler>((options, handler) =>
        {
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(handler);
            options.SaveToken = false;
        });
        // A refused token is told once, by the Authorizer, with its rule; not a second time with a stack.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Warning));
    }

    /// <summary>The scheme's settings are those of <see cref="SecuritySettings"/>; a section Authentication:Schemes has no say.</summary>
    private sealed class NoSchemeSettings : IAuthenticationConfigurationProvider
    {
        public IConfiguration AuthenticationConfiguration { get; } = new ConfigurationBuilder().Build();
    }

    private static void MapEmbeddedIssuer(WebApplication app, EmbeddedIssuer issuer)
    {
        var auth = app.MapGroup(EmbeddedIssuer.Path);
        auth.MapGet(EmbeddedIssuer.MetadataPath, () => Results.Json(IssuerDocuments.Metadata(issuer)));
        auth.MapGet(EmbeddedIssuer.JwksPath, () => Results.Json(IssuerDocuments.Keys(issuer)));
        auth.MapPost(EmbeddedIssuer.TokenPath, app.Services.GetRequiredService<TokenEndpoint>().HandleAsync);
    }

    private static Task SmartAsync(HttpContext context, ITokenIssuer issuer, Func<HttpContext, Refusal, Task> refuse)
    {
        if (issuer.Current is { } known) return Results.Json(IssuerDocuments.Smart(known)).ExecuteAsync(context);

        var refusal = AccessRefusals.IssuerUnavailable(issuer.RetryAfter);
        refusal.AddHeaders(context.Response.Headers);
        return refuse(context, refusal.Refusal);
    }
}
