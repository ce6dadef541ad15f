using System.Collections.Immutable;
using Fhir.Security.Keys;
using Fhir.Security.Tokens;
using Fhir.Server.Transport;

namespace Fhir.Server.Authorization;

/// <summary>Who may use the server.</summary>
public enum SecurityMode
{
    /// <summary>No token. The server then listens on this machine only.</summary>
    Open,

    /// <summary>Tokens from the issuer embedded under <c>/auth</c>.</summary>
    Test,

    /// <summary>Tokens from an external issuer.</summary>
    HelseId,
}

/// <summary>The settings below <c>FhirRef:Security</c>.</summary>
public sealed record SecuritySettings
{
    public const string ModeKey = "FhirRef:Security:Mode";
    public const string AuthorityKey = "FhirRef:Security:Authority";
    public const string AudienceKey = "FhirRef:Security:Audience";
    private const string AlgorithmsKey = "FhirRef:Security:Algorithms";

    public required SecurityMode Mode { get; init; }

    /// <summary>The external issuer's address; null outside HelseId mode.</summary>
    public Uri? Authority { get; init; }

    /// <summary>What tokens must be meant for. Null in Test mode means the FHIR base the server listens on.</summary>
    public string? Audience { get; init; }

    /// <summary>How often at most an unknown key makes the server ask the issuer for its keys again.</summary>
    public TimeSpan KeyRefresh { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Without the audience, which may not be known until the server listens.</summary>
    public AccessTokenSettings Token { get; init; } = new() { Audience = "" };

    public TestIssuerSettings Test { get; init; } = new();

    public static SecuritySettings Read(SettingReader reader, IHostEnvironment environment)
    {
        var mode = ReadMode(reader, environment);
        return new SecuritySettings
        {
            Mode = mode,
            Authority = mode == SecurityMode.HelseId ? ReadAuthority(reader) : null,
            Audience = mode == SecurityMode.HelseId ? reader.Required(AudienceKey) : reader.Text(AudienceKey),
            KeyRefresh = TimeSpan.FromSeconds(reader.Number("FhirRef:Security:KeyRefreshSeconds", otherwise: 300, least: 1, most: 86400)),
            Token = ReadToken(reader),
            Test = mode == SecurityMode.Test ? TestIssuerSettings.Read(reader) : new(),
        };
    }

    /// <summary>Open by default in Development alone: elsewhere somebody must have decided.</summary>
    private static SecurityMode ReadMode(SettingReader reader, IHostEnvironment environment)
    {
        if (reader.Text(ModeKey) is null && !environment.IsDevelopment())
        {
            reader.Problem(SettingRules.ModeMissing.At(null, environment.EnvironmentName, ModeKey, string.Join(", ", Enum.GetNames<SecurityMode>())));
        }

        return reader.Choice<SecurityMode>(ModeKey) ?? SecurityMode.Open;
    }

    /// <summary>Keys fetched in clear text could be anyone's, so the address must be https unless it never leaves the machine.</summary>
    private static Uri? ReadAuthority(SettingReader reader)
    {
        if (reader.Required(AuthorityKey) is not { Length: > 0 } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && ListenAddresses.IsLoopback(text)))) return uri;

        reader.Problem(SettingRules.NotHttps.At(null, AuthorityKey, text));
        return null;
    }

    private static AccessTokenSettings ReadToken(SettingReader reader)
    {
        var defaults = new AccessTokenSettings { Audience = "" };
        return defaults with
        {
            ClockSkew = TimeSpan.FromSeconds(reader.Number("FhirRef:Security:ClockSkewSeconds", otherwise: 5, least: 0, most: 60)),
            Algorithms = ReadAlgorithms(reader),
            ScopeClaim = reader.Text("FhirRef:Security:ScopeClaim") ?? defaults.ScopeClaim,
            ClientClaim = reader.Text("FhirRef:Security:ClientClaim") ?? defaults.ClientClaim,
            HprClaim = reader.Text("FhirRef:Security:HprClaim") ?? defaults.HprClaim,
        };
    }

    private static ImmutableArray<string> ReadAlgorithms(SettingReader reader)
    {
        var chosen = reader.Words(AlgorithmsKey);
        foreach (var unknown in chosen.Where(word => !SigningAlgorithms.All.Contains(word)))
        {
            reader.Problem(SettingRules.UnknownValue.At(null, AlgorithmsKey, unknown, string.Join(", ", SigningAlgorithms.All)));
        }

        return chosen.Count == 0 ? SigningAlgorithms.All : [.. chosen];
    }
}
