using System.Collections.Frozen;
using Fhir.Security.Keys;

namespace Fhir.Security.Tokens;

/// <summary>An issuer as known right now: its identifier and the keys it signs with.</summary>
/// <param name="Issuer">Compared with <c>iss</c> character by character; a trailing slash counts.</param>
public sealed class TrustedIssuer(string issuer, IEnumerable<PublicKey> keys)
{
    private readonly FrozenDictionary<string, PublicKey> byId =
        keys.GroupBy(key => key.KeyId, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public string Issuer { get; } = issuer;

    /// <summary>Null when the issuer has no such key, or the token does not say which.</summary>
    public PublicKey? Key(string? keyId) => keyId is null ? null : byId.GetValueOrDefault(keyId);
}
