using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Server.Operability.Load;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Fhir.Server.Transport;

/// <summary>
/// What is no HTTP, or far too long, Kestrel refuses with a status and nothing else, and it never becomes a request that anything later could answer. On its way out
/// such a refusal gets an OperationOutcome. Every answer of the server's own has a header that those lack. https://hl7.org/fhir/R4/http.html#Status-Codes
/// </summary>
public static class BareRefusals
{
    private static ReadOnlySpan<byte> Empty => "Content-Length: 0\r\n"u8;

    /// <summary>Where connections are encrypted by this process, what goes by here is, too, and stays as it is.</summary>
    public static void AddOutcomesToRefusals(this KestrelServerOptions kestrel, HostSettings settings) => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => async connection =>
    {
        var transport = connection.Transport;
        connection.Transport = new Watched(transport.Input, new Writer(transport.Output, settings));
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
        }
    }));

    /// <summary>The answer with an outcome; null when it is none of Kestrel's own refusals.</summary>
    public static byte[]? Explained(ReadOnlySpan<byte> answer, HostSettings settings)
    {
        if (answer.Length < 13 || answer[9] is not ((byte)'4' or (byte)'5') || !answer.StartsWith("HTTP/1.1 "u8)) return null;
        var at = answer.IndexOf(Empty);
        if (at < 0 || !answer.EndsWith("\r\n\r\n"u8) || answer.IndexOf("X-Content-Type-Options"u8) >= 0) return null;
        var outcome = OperationOutcomeWriter.ToBytes([IssueOf(int.Parse(answer[9..12], CultureInfo.InvariantCulture), settings)], Language.Nb);
        var header = $"Content-Type: application/fhir+json; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Length: {outcome.Length}\r\n";
        return [.. answer[..at], .. Encoding.ASCII.GetBytes(header), .. answer[(at + Empty.Length)..], .. outcome];
    }

    private static Issue IssueOf(int status, HostSettings settings) => status switch
    {
        408 => TransportRules.RequestTooSlow.At(null),
        413 => TransportRules.BodyTooLarge.At(null, Text(settings.MaxBodyBytes)),
        414 => LoadRules.AddressTooLong.At(null, Text(settings.Operability.Load.UrlLength)),
        431 => LoadRules.HeadersTooLong.At(null, Text(settings.Operability.Load.HeaderLength)),
        _ => TransportRules.RequestMalformed.At(null),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Watched(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Kestrel writes the head of an answer in one piece.</summary>
    private sealed class Writer(PipeWriter inner, HostSettings settings) : PipeWriter
    {
        private Memory<byte> offered;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => offered = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            if (Explained(offered.Span[..bytes], settings) is { } explained) inner.Write(explained);
            else inner.Advance(bytes);
            // What is left of the same memory may be filled, too.
            offered = offered[bytes..];
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
