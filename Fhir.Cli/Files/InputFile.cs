using System.Text.Json;

using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;

namespace Fhir.Cli.Files;

/// <summary>A file named on the command line, or <c>-</c> for standard input.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    /// <summary>The bytes, or why there are none. Of what is larger than the parsers take only as much as shows them that it is.</summary>
    public static (byte[]? Bytes, Words? Trouble) Read(string path, Terminal terminal) =>
        Read(path, () => path == StandardInput ? terminal.Input : File.OpenRead(path), []);

    /// <param name="start">What was read from the stream before.</param>
    public static (byte[]? Bytes, Words? Trouble) Read(string path, Func<Stream> open, ReadOnlySpan<byte> start)
    {
        try
        {
            using var source = open();
            var all = new MemoryStream(source.CanSeek ? (int)Math.Min(source.Length, ParseLimits.Default.MaxBytes) + 1 : 0);
            all.Write(start);
            CopyUpTo(source, all, ParseLimits.Default.MaxBytes + 1);
            return (all.Length == all.Capacity ? all.GetBuffer() : all.ToArray(), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, Unreadable(path));
        }
    }

    public static Words Unreadable(string path) => new($"kan ikke lese {path}", $"cannot read {path}");

    /// <summary>JSON or XML by its first character.</summary>
    public static ParseResult Parse(ReadOnlyMemory<byte> bytes) => Parse(bytes, LimitSettings.OfProcess.Limits);

    public static ParseResult Parse(ReadOnlyMemory<byte> bytes, ParseLimits limits) =>
        IsXml(bytes.Span) ? XmlParser.Parse(bytes, DefinitionsPack.Core.Schema, limits) : JsonParser.Parse(bytes, DefinitionsPack.Core.Schema, limits);

    /// <summary>The document of the file. Null after telling the person why there is none.</summary>
    public static Document? ReadDocument(string path, Terminal terminal)
    {
        var (bytes, trouble) = Read(path, terminal);
        if (trouble is { } why) terminal.Stop(why);
        if (bytes is null) return null;
        var parsed = Parse(bytes);
        foreach (var issue in parsed.Issues.Where(issue => parsed.Document is null || issue.IsError)) terminal.Tell(path, issue);
        return parsed.Document;
    }

    // https://hl7.org/fhir/uv/bulkdata/export.html: one resource a line.
    public static bool IsLines(string path) => path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether text without a name is NDJSON: its first line is a JSON object and more comes behind.</summary>
    public static bool IsLines(ReadOnlyMemory<byte> start)
    {
        var end = start.Span.IndexOf((byte)'\n');
        return end > 0 && !start.Span[(end + 1)..].TrimStart(" \t\r\n"u8).IsEmpty && IsObject(start.Span[..end]);
    }

    private static bool IsObject(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsXml(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return start.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    private static void CopyUpTo(Stream source, MemoryStream target, int maxBytes)
    {
        var buffer = new byte[64 << 10];
        while (target.Length < maxBytes && source.Read(buffer, 0, (int)Math.Min(buffer.Length, maxBytes - target.Length)) is var count and > 0) target.Write(buffer, 0, count);
    }
}
