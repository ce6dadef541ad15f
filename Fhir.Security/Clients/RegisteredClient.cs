using System.Collections.Immutable;
using Fhir.Security.Keys;
using Fhir.Security.Scopes;

namespace Fhir.Security.Clients;

/// <summary>A client an issuer knows.</summary>
/// <param name="Keys">Public keys the client signs its assertions with.</param>
/// <param name="Scopes">What the client may ask for.</param>
public sealed record RegisteredClient(string Id, ImmutableArray<PublicKey> Keys, ImmutableArray<SmartScope> Scopes)
{
    public PublicKey? Key(string? keyId) => Keys.FirstOrDefault(key => key.KeyId == keyId);

    public bool MayAskFor(SmartScope scope) => Scopes.Any(allowed => allowed.Covers(scope));
}
