using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;

namespace Fhir.Cli.Files;

/// <summary>A file named on the command line, or <c>-</c> for standard input.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    /// <summary>The bytes, or why there are none.</summary>
    public static (byte[]? Bytes, Words? Trouble) Read(string path, Terminal terminal)
    {
        try
        {
            return (path == StandardInput ? ReadAll(terminal.Input) : File.ReadAllBytes(path), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, new Words($"kan ikke lese {path}", $"cannot read {path}"));
        }
    }

    /// <summary>JSON or XML by its first character.</summary>
    public static ParseResult Parse(ReadOnlyMemory<byte> bytes) =>
        IsXml(bytes.Span) ? XmlParser.Parse(bytes, DefinitionsPack.Core.Schema) : JsonParser.Parse(bytes, DefinitionsPack.Core.Schema);

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

    private static bool IsXml(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return start.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
