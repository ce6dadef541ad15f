using Fhir.Server.Transport;

namespace Fhir.Server.Operability;

/// <summary>How much the server takes on at once; the settings below <c>FhirRef:Limits</c> that are not the parsers'.</summary>
public sealed record LoadSettings
{
    /// <summary>Requests that are worked on at the same time.</summary>
    public required int Concurrent { get; init; }

    /// <summary>Requests that may wait for a place; the next one is told to come back.</summary>
    public required int Queue { get; init; }

    /// <summary>How long a request waits for a place.</summary>
    public required TimeSpan QueuePatience { get; init; }

    /// <summary>Requests of one client in a minute; null without a limit.</summary>
    public required int? RequestsPerMinute { get; init; }

    /// <summary>How long one request may take.</summary>
    public required TimeSpan RequestTime { get; init; }

    /// <summary>Bytes of large bodies that are held at the same time, all requests together.</summary>
    public required long BodiesBytes { get; init; }

    /// <summary>Bytes of the resources on one page of a search.</summary>
    public required long PageBytes { get; init; }

    /// <summary>Characters of the request's address, path and query.</summary>
    public required int UrlLength { get; init; }

    /// <summary>Characters of all headers together.</summary>
    public required int HeaderLength { get; init; }

    /// <summary>How long a client may take to send its headers.</summary>
    public required TimeSpan HeaderTime { get; init; }

    /// <summary>Open connections; null without a limit.</summary>
    public required int? Connections { get; init; }

    public static LoadSettings Read(SettingReader reader) => new()
    {
        Concurrent = reader.Number("FhirRef:Limits:Concurrent", 256, 1, 100_000),
        Queue = reader.Number("FhirRef:Limits:Queue", 1024, 0, 1_000_000),
        QueuePatience = TimeSpan.FromSeconds(reader.Number("FhirRef:Limits:QueueSeconds", 10, 1, 600)),
        RequestsPerMinute = Unlimited(reader.Number("FhirRef:Limits:RequestsPerMinute", 0, 0, 10_000_000)),
        RequestTime = TimeSpan.FromSeconds(reader.Number("FhirRef:Limits:RequestSeconds", 60, 1, 3600)),
        BodiesBytes = reader.Number("FhirRef:Limits:BodiesBytes", 256 << 20, 1024, int.MaxValue),
        PageBytes = reader.Number("FhirRef:Limits:PageBytes", 64 << 20, 1024, int.MaxValue),
        UrlLength = reader.Number("FhirRef:Limits:UrlLength", 16 << 10, 256, 64 << 10),
        HeaderLength = reader.Number("FhirRef:Limits:HeaderLength", 32 << 10, 1024, 256 << 10),
        HeaderTime = TimeSpan.FromSeconds(reader.Number("FhirRef:Limits:HeaderSeconds", 15, 1, 600)),
        Connections = Unlimited(reader.Number("FhirRef:Limits:Connections", 0, 0, 1_000_000)),
    };

    private static int? Unlimited(int number) => number == 0 ? null : number;
}
