using System.Text;
using Fhir.Security.Clients;

namespace Fhir.Server.Authorization;

/// <summary>The form of a token request, with the client's credentials from wherever they were sent. https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2</summary>
/// <param name="ClientId">As posted beside an assertion; null when not said.</param>
/// <param name="Assertion">Null when the client sent none.</param>
/// <param name="Secret">Client id and secret; null when the client sent none.</param>
/// <param name="Resource">The audience asked for (RFC 8707); null when not said.</param>
public sealed record TokenRequest(string GrantType, string? ClientId, string? Assertion, (string Id, string Secret)? Secret, string? Scope, string? Resource)
{
    /// <summary>Bytes; an assertion is a few kilobytes at most.</summary>
    public const int LargestForm = 64 * 1024;

    /// <summary>Null when the form is malformed, repeats a parameter or authenticates the client in more than one way.</summary>
    public static async Task<TokenRequest?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType || request.ContentLength is null or > LargestForm) return null;

        try
        {
            var form = await request.ReadFormAsync(cancel);
            return form.Any(field => field.Value.Count != 1) ? null : Of(form, Basic(request.Headers.Authorization.ToString()));
        }
        catch (Exception malformed) when (malformed is InvalidDataException or FormatException)
        {
            return null;
        }
    }

    private static TokenRequest? Of(IFormCollection form, (string Id, string Secret)? basic)
    {
        (string Id, string Secret)? posted = Field(form, "client_secret") is { } secret ? (Field(form, "client_id") ?? "", secret) : null;
        var assertion = Field(form, "client_assertion");
        var isAssertionTyped = assertion is null || Field(form, "client_assertion_type") == ClientAssertion.FormType;
        var ways = (basic is null ? 0 : 1) + (posted is null ? 0 : 1) + (assertion is null ? 0 : 1);
        if (ways > 1 || !isAssertionTyped || Field(form, "grant_type") is not { } grant) return null;

        return new TokenRequest(grant, Field(form, "client_id"), assertion, basic ?? posted, Field(form, "scope"), Field(form, "resource"));
    }

    private static string? Field(IFormCollection form, string name) => form.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1: both halves are form-encoded before they are joined.</summary>
    private static (string Id, string Secret)? Basic(string header)
    {
        const string Scheme = "Basic ";
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;

        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(header[Scheme.Length..].Trim())).Split(':', 2);
        return parts is [var id, var secret] ? (Decode(id), Decode(secret)) : throw new FormatException("no colon");
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
