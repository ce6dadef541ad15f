using Fhir.Security.Keys;
using Fhir.Security.Tokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Fhir.Server.Authorization;

/// <summary>
/// An external issuer, known by its metadata, which a background task fetches at start and once a day, so that the start never waits for it
/// and no request does either; as long as it is down, the task tries again after 1, 2, 4 ... 30 seconds. Keys once fetched stay in use
/// until newer ones replace them. https://openid.net/specs/openid-connect-discovery-1_0.html
/// </summary>
public sealed class RemoteIssuer(SecuritySettings settings, TimeProvider clock, ILogger<RemoteIssuer> log) : BackgroundService, ITokenIssuer
{
    private const int LargestDocument = 1024 * 1024;
    private static readonly TimeSpan Daily = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim oneFetch = new(1);
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LargestDocument,
    };

    private volatile KnownIssuer? current;
    private DateTimeOffset nextRefresh = DateTimeOffset.MinValue;

    public KnownIssuer? Current => current;

    public string Audience => settings.Audience!;

    public TimeSpan RetryAfter { get; private set; } = TimeSpan.FromSeconds(1);

    /// <summary>At most one fetch per <see cref="SecuritySettings.KeyRefresh"/>, whatever keys callers claim; those who come during one wait for it.</summary>
    public async Task<bool> RefreshAsync(CancellationToken cancel)
    {
        var known = current;
        await oneFetch.WaitAsync(cancel);
        try
        {
            if (!ReferenceEquals(known, current)) return true;
            if (clock.GetUtcNow() < nextRefresh) return false;

            nextRefresh = clock.GetUtcNow() + settings.KeyRefresh;
            return await TryFetchAsync(cancel);
        }
        finally
        {
            oneFetch.Release();
        }
    }

    public override void Dispose()
    {
        http.Dispose();
        oneFetch.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = TimeSpan.FromSeconds(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            var isFetched = await TryFetchAsync(stoppingToken);
            RetryAfter = wait;
            await Task.Delay(isFetched ? Daily : wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = isFetched ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, LongestWait.Ticks));
        }
    }

    private async Task<bool> TryFetchAsync(CancellationToken cancel)
    {
        try
        {
            current = await FetchAsync(cancel);
            log.LogInformation("Fetched the token issuer's keys");
            return true;
        }
        catch (Exception unusable) when (!cancel.IsCancellationRequested)
        {
            // Whatever a foreign document does to a parser, the server goes on and asks again.
            log.LogWarning(unusable, "The token issuer gave no usable metadata");
            return false;
        }
    }

    private async Task<KnownIssuer> FetchAsync(CancellationToken cancel)
    {
        var authority = settings.Authority!.OriginalString.TrimEnd('/');
        var metadata = OpenIdConnectConfiguration.Create(await http.GetStringAsync(new Uri($"{authority}/.well-known/openid-configuration"), cancel));
        if (metadata.Issuer?.TrimEnd('/') != authority) throw new InvalidDataException($"its metadata names another issuer: {metadata.Issuer}");

        var keys = PublicKey.OfSet(new JsonWebKeySet(await http.GetStringAsync(SameOrigin(metadata.JwksUri), cancel)));
        if (keys.Count == 0) throw new InvalidDataException("it publishes no usable signing key");

        return new KnownIssuer(new TrustedIssuer(metadata.Issuer, keys), metadata.TokenEndpoint ?? "", metadata.JwksUri);
    }

    /// <summary>The setting names one destination; metadata cannot send the server elsewhere.</summary>
    private Uri SameOrigin(string? address)
    {
        const UriComponents Origin = UriComponents.SchemeAndServer;
        var isSame = Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && Uri.Compare(uri, settings.Authority, Origin, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
        return isSame ? uri! : throw new InvalidDataException($"its jwks_uri is not at the issuer's own address: {address}");
    }
}
