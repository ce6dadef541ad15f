using System.Text;
using System.Text.Json;
using Fhir.Security.Keys;
using Microsoft.IdentityModel.Tokens;

namespace Fhir.Security.Tokens;

/// <summary>
/// A JWS in compact form, read but not believed: nothing in it counts before <see cref="IsSignedBy"/> says so. Keys and addresses in the
/// header (<c>jwk</c>, <c>jku</c>, <c>x5u</c>, <c>x5c</c>) are never looked at. https://www.rfc-editor.org/rfc/rfc7515
/// </summary>
public sealed class Jws
{
    /// <summary>Characters; far above any token in use, far below what would cost memory.</summary>
    public const int MaxLength = 16 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly JsonElement header;
    private readonly string signedText;
    private readonly byte[] signature;

    private Jws(JsonElement header, JsonElement claims, string signedText, byte[] signature) =>
        (this.header, Claims, this.signedText, this.signature) = (header, claims, signedText, signature);

    /// <summary>A JSON object.</summary>
    public JsonElement Claims { get; }

    /// <summary>Null when the header does not say.</summary>
    public string? Type => Text(header, "typ");

    /// <summary>Null when the header does not say.</summary>
    public string? Algorithm => Text(header, "alg");

    /// <summary>Null when the header does not say.</summary>
    public string? KeyId => Text(header, "kid");

    /// <summary>
    /// Null when the text is not three base64url parts with a JSON object in each of the first two, repeats a member, is longer than
    /// <see cref="MaxLength"/>, or demands an extension by <c>crit</c> (none is understood here).
    /// </summary>
    public static Jws? Parse(string text)
    {
        if (text.Length > MaxLength || text.Split('.') is not [var headerPart, var claimsPart, var signaturePart]) return null;

        try
        {
            var (header, claims) = (Decode(headerPart), Decode(claimsPart));
            var isPlain = header.ValueKind == JsonValueKind.Object && claims.ValueKind == JsonValueKind.Object && !header.TryGetProperty("crit", out _);
            return isPlain ? new Jws(header, claims, $"{headerPart}.{claimsPart}", Base64UrlEncoder.DecodeBytes(signaturePart)) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    public bool IsSignedBy(PublicKey key) => key.Verifies(Encoding.ASCII.GetBytes(signedText), signature, Algorithm ?? "");

    /// <summary>Null when the claim is absent or no string.</summary>
    public string? Text(string claim) => Text(Claims, claim);

    /// <summary>Null when the claim is absent or no NumericDate. https://www.rfc-editor.org/rfc/rfc7519#section-2</summary>
    public DateTimeOffset? Time(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
        && seconds is >= 0 and < 253402300800 // the year 10000
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    /// <summary>A claim that is a string or an array of strings alone, such as <c>aud</c>; empty when absent or of another kind.</summary>
    public IReadOnlyList<string> Texts(string claim) => !Claims.TryGetProperty(claim, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!)],
        _ => [],
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Decode(string part)
    {
        using var document = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(part), Strict);
        return document.RootElement.Clone();
    }
}
