using System.Net.Http.Headers;

using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Http;

/// <summary>Puts the caller's authorization on a request: none, a given token, or one fetched from a token endpoint.</summary>
public interface ITokenSource
{
    /// <summary>A token that cannot be had throws <see cref="TokenRefusedException"/>.</summary>
    Task AuthorizeAsync(HttpRequestMessage request, CancellationToken cancel);
}

/// <summary>The issuer gave no token, or the settings do not allow one to be sent.</summary>
public sealed class TokenRefusedException(Words words) : Exception(words.En)
{
    public Words Words { get; } = words;
}

/// <summary>For a server that asks for no token.</summary>
public sealed class NoToken : ITokenSource
{
    public Task AuthorizeAsync(HttpRequestMessage request, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>The same bearer token on every request. https://www.rfc-editor.org/rfc/rfc6750</summary>
public sealed class FixedToken(string token) : ITokenSource
{
    public Task AuthorizeAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Task.CompletedTask;
    }
}
