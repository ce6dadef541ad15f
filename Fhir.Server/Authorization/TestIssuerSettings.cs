using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Security.Clients;
using Fhir.Security.Keys;
using Fhir.Security.Scopes;
using Fhir.Security.Tokens;
using Fhir.Server.Transport;

namespace Fhir.Server.Authorization;

/// <summary>A client of the embedded issuer: registered keys, and for the convenience of testers perhaps a secret.</summary>
/// <param name="SecretHash">SHA-256 of the secret; null when the client has none.</param>
public sealed record TestClient(RegisteredClient Registered, byte[]? SecretHash)
{
    public bool HasSecret(string secret) => SecretHash is not null && CryptographicOperations.FixedTimeEquals(SecretHash, Hash(secret));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>The settings below <c>FhirRef:Security:Test</c>, the embedded issuer's.</summary>
public sealed record TestIssuerSettings
{
    private const string ClientsKey = "FhirRef:Security:Test:Clients";

    /// <summary>The issuer's identifier; null means <c>/auth</c> on the address the server listens on.</summary>
    public string? Issuer { get; init; }

    /// <summary>Audiences beside the server's own that a client may ask a token for by <c>resource</c> (RFC 8707).</summary>
    public ImmutableArray<string> Audiences { get; init; } = [];

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clients registered by configuration, beside the one that is made at start.</summary>
    public ImmutableArray<TestClient> Clients { get; init; } = [];

    /// <summary>HPR number in every token, as that of a person who has logged in; null for none.</summary>
    public string? Hpr { get; init; }

    /// <summary>Purpose of use that every token attests; null for no attestation.</summary>
    public string? Purpose { get; init; }

    public static TestIssuerSettings Read(SettingReader reader) => new()
    {
        Hpr = reader.Text("FhirRef:Security:Test:Hpr"),
        Purpose = ReadPurpose(reader, "FhirRef:Security:Test:Purpose"),
        Issuer = reader.Text("FhirRef:Security:Test:Issuer"),
        Audiences = [.. reader.Words("FhirRef:Security:Test:Audiences")],
        TokenLifetime = TimeSpan.FromSeconds(reader.Number("FhirRef:Security:Test:TokenSeconds", otherwise: 300, least: 1, most: 3600)),
        Clients = [.. reader.Members(ClientsKey).Select(key => ReadClient(reader, key)).OfType<TestClient>()],
    };

    private static string? ReadPurpose(SettingReader reader, string key)
    {
        if (reader.Text(key) is not { } purpose || Attestation.Purposes.Contains(purpose)) return reader.Text(key);
        reader.Problem(SettingRules.UnknownValue.At(null, key, purpose, string.Join(", ", Attestation.Purposes)));
        return null;
    }

    private static TestClient? ReadClient(SettingReader reader, string key)
    {
        var id = reader.Required($"{key}:Id");
        var secret = reader.Text($"{key}:Secret");
        ImmutableArray<PublicKey> keys = ReadKey(reader, $"{key}:Jwk") is { } read ? [read] : [];
        if (secret is null && reader.Text($"{key}:Jwk") is null) reader.Problem(SettingRules.Client.At(null, key, "Jwk eller Secret kreves.", "Jwk or Secret is required."));

        return new TestClient(new RegisteredClient(id, keys, ReadScopes(reader, $"{key}:Scope")), secret is null ? null : TestClient.Hash(secret));
    }

    private static PublicKey? ReadKey(SettingReader reader, string key)
    {
        if (reader.Text(key) is not { } json) return null;

        var parsed = PublicKey.Parse(json);
        if (parsed.IsValue) return parsed.Value;

        foreach (var issue in parsed.Refusal.Issues) reader.Problem(SettingRules.Client.At(null, key, issue.Text(Language.Nb), issue.Text(Language.En)));
        return null;
    }

    private static ImmutableArray<SmartScope> ReadScopes(SettingReader reader, string key)
    {
        foreach (var unknown in reader.Words(key).Where(word => SmartScope.Parse(word) is null))
        {
            reader.Problem(SettingRules.UnknownValue.At(null, key, unknown, "system/*.rs, system/Patient.cruds ..."));
        }

        return reader.Words(key) is { Count: > 0 } words ? [.. words.Select(SmartScope.Parse).OfType<SmartScope>()] : [SmartScope.Parse("system/*.cruds")!];
    }
}
