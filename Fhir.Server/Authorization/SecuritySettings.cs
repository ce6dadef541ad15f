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

    public required SecurityMode Mode { get; init; }

    public static SecuritySettings Read(SettingReader reader, IHostEnvironment environment) =>
        new() { Mode = ReadMode(reader, environment) };

    /// <summary>Open by default in Development alone: elsewhere somebody must have decided.</summary>
    private static SecurityMode ReadMode(SettingReader reader, IHostEnvironment environment)
    {
        if (reader.Text(ModeKey) is null && !environment.IsDevelopment())
        {
            reader.Problem(SettingRules.ModeMissing.At(null, environment.EnvironmentName, ModeKey, string.Join(", ", Enum.GetNames<SecurityMode>())));
        }

        return reader.Choice<SecurityMode>(ModeKey) ?? SecurityMode.Open;
    }
}
