using Fhir.Server.Transport;

namespace Fhir.Server.Operability;

/// <summary>What whoever runs the server decides: what is logged, what one client and one request may take, how the server stops.</summary>
public sealed record OperabilitySettings
{
    public required LogSettings Log { get; init; }

    public required LoadSettings Load { get; init; }

    public required ShutdownSettings Shutdown { get; init; }

    public required TelemetrySettings Telemetry { get; init; }

    public static OperabilitySettings Read(SettingReader reader, IHostEnvironment environment) => new()
    {
        Log = LogSettings.Read(reader, environment),
        Load = LoadSettings.Read(reader),
        Shutdown = ShutdownSettings.Read(reader),
        Telemetry = TelemetrySettings.Read(reader),
    };
}
