using Fhir.Server.Transport;
using OpenTelemetry.Exporter;

namespace Fhir.Server.Operability;

/// <summary>
/// Where traces and metrics are sent: nowhere unless <c>FhirRef:Telemetry:Endpoint</c> or OpenTelemetry's own variable names a collector.
/// https://opentelemetry.io/docs/languages/sdk-configuration/otlp-exporter/
/// </summary>
/// <param name="IsOn">A destination is named.</param>
/// <param name="Endpoint">Null when OpenTelemetry's variables say everything.</param>
public sealed record TelemetrySettings(bool IsOn, Uri? Endpoint, OtlpExportProtocol Protocol)
{
    private const string EndpointKey = "FhirRef:Telemetry:Endpoint";

    public enum Transport
    {
        Grpc,
        Http,
    }

    public static TelemetrySettings Read(SettingReader reader)
    {
        var protocol = reader.Choice<Transport>("FhirRef:Telemetry:Protocol") == Transport.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        if (reader.Text(EndpointKey) is not { } text) return new(reader.Text("OTEL_EXPORTER_OTLP_ENDPOINT") is not null, null, protocol);
        if (Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https") return new(true, endpoint, protocol);

        reader.Problem(SettingRules.UnknownValue.At(null, EndpointKey, text, "http://..., https://..."));
        return new(false, null, protocol);
    }

    /// <summary>The address for one kind of signal: gRPC has one for all, HTTP a path for each.</summary>
    public void Apply(OtlpExporterOptions options, string signal)
    {
        if (Endpoint is null) return;
        options.Protocol = Protocol;
        options.Endpoint = Protocol == OtlpExportProtocol.Grpc ? Endpoint : new Uri($"{Endpoint.ToString().TrimEnd('/')}/v1/{signal}");
    }
}
