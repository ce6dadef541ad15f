using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;

namespace Fhir.Fuzz.Tests.Targets;

/// <summary>Parsing, validating and writing: what is accepted and valid comes back the same through both formats.</summary>
internal abstract class DocumentTarget : FuzzTarget
{
    public override IReadOnlyList<byte[]> Dictionary => Material.Words;

    public override (long Base, long PerByte) MemoryBound => (64 << 20, 8192);

    protected abstract ParseResult Parse(byte[] input);

    public override string Run(byte[] input)
    {
        var parsed = Parse(input);
        Require(parsed.Document is not null || parsed.Issues.Any(issue => issue.IsError), "nothing was read and nothing was said");
        foreach (var issue in parsed.Issues) Require(issue.ToString().Length < 20_000, "an issue repeats the input at length");
        if (parsed.Document is not { } document) return Material.Answer(parsed.Issues);

        var found = Material.Validator.Validate(document);
        foreach (var issue in found) Require(issue.ToString().Length < 20_000, "an issue repeats the input at length");
        if (parsed.IsClean && !found.Any(issue => issue.IsError)) ComeBack(document);
        return $"{document.Root.Type.Name} {Material.Answer(parsed.Issues.Concat(found))}";
    }

    private static void ComeBack(Document document)
    {
        var json = JsonWriter.ToBytes(document.Root);
        var again = JsonParser.Parse(json, Material.Schema);
        Require(again.IsClean, $"its JSON is not read again: {string.Join('\n', again.Issues)}");
        Require(JsonWriter.ToBytes(again.Document!.Root).AsSpan().SequenceEqual(json), "its JSON differs when it is written again");

        var xml = XmlFormatWriter.ToBytes(document.Root);
        var fromXml = XmlParser.Parse(xml, Material.Schema);
        Require(fromXml.IsClean, $"its XML is not read again: {string.Join('\n', fromXml.Issues)}");
        Require(fromXml.Document!.Count == document.Count, "its XML has another number of elements");
        Require(XmlFormatWriter.ToBytes(fromXml.Document.Root).AsSpan().SequenceEqual(xml), "its XML differs when it is written again");
    }
}

internal sealed class JsonTarget : DocumentTarget
{
    public override string Name => "json";

    public override IGrain Grain { get; } = new JsonGrain();

    public override IEnumerable<byte[]> Seeds => Material.Examples.Select(document => document.Source.ToArray());

    protected override ParseResult Parse(byte[] input) => JsonParser.Parse(input, Material.Schema);
}

internal sealed class XmlTarget : DocumentTarget
{
    public override string Name => "xml";

    public override IGrain Grain { get; } = new XmlGrain();

    public override IEnumerable<byte[]> Seeds => Material.Examples.Select(document => XmlFormatWriter.ToBytes(document.Root));

    protected override ParseResult Parse(byte[] input) => XmlParser.Parse(input, Material.Schema);
}
