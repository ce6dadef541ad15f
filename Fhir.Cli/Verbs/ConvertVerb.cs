using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Xml;

using ParseResult = System.CommandLine.ParseResult;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref convert</c>: a resource from JSON to XML or back, on standard output; of NDJSON every line, one resource a line.</summary>
internal sealed class ConvertVerb(Terminal terminal)
{
    private readonly Argument<string> file = new("file");
    private readonly Option<string> to = new("--to") { HelpName = "json|xml", Required = true };

    public static Command Create(Terminal terminal) => new ConvertVerb(terminal).Command();

    private Command Command()
    {
        file.Description = terminal.Say(new("Ressurs i JSON eller XML, eller NDJSON; - for standard inn.", "Resource in JSON or XML, or NDJSON; - for standard input."));
        to.Description = terminal.Say(new("Formatet det konverteres til; av NDJSON blir det én ressurs per linje.", "The format to convert to; NDJSON gives one resource a line."));
        var command = new Command("convert", terminal.Say(new("Konverterer ressurser mellom JSON og XML.",
            "Converts resources between JSON and XML."))) { file, to };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(to) is not ("json" or "xml")) return terminal.Stop(new("--to er json eller xml", "--to is json or xml"));
        var toXml = parsed.GetValue(to) == "xml";
        var code = ExitCode.Success;
        foreach (var (piece, converted) in InOrder.Select(InputPiece.Of([parsed.GetValue(file)!], terminal), piece => (piece, Convert(piece, toXml))))
        {
            if (piece.Trouble is { } why) return terminal.Stop(why);
            foreach (var (place, issue) in converted.Issues) terminal.Tell(place, issue);
            terminal.Output.Write(converted.Text.GetBuffer(), 0, (int)converted.Text.Length);
            code = Math.Max(code, converted.ExitCode);
        }
        return code;
    }

    private static Converted Convert(InputPiece piece, bool toXml)
    {
        var converted = new Converted();
        if (piece.Trouble is not null) return converted;
        if (piece.Lines is null)
        {
            var parsed = InputFile.Parse(piece.Bytes);
            converted.Add(piece.Path, parsed, toXml, isLine: false);
            if (parsed.Document is null) converted.ExitCode = ExitCode.CouldNotRun;
            return converted;
        }
        using var lines = piece.Lines;
        if (lines.SkippedBytes > 0) converted.Refuse($"{piece.Path}:{lines.FirstLine}", ParseRules.LimitBytes.At(null, $"{lines.SkippedBytes}", $"{LineReader.MaxLineBytes}"));
        foreach (var (number, text) in lines.Lines()) converted.Add($"{piece.Path}:{number}", InputFile.Parse(text), toXml, isLine: true);
        return converted;
    }

    private sealed class Converted
    {
        public MemoryStream Text { get; } = new();

        public List<(string Place, Issue Issue)> Issues { get; } = [];

        public int ExitCode { get; set; }

        public void Refuse(string place, Issue issue)
        {
            Issues.Add((place, issue));
            ExitCode = Cli.ExitCode.Found;
        }

        public void Add(string place, Kernel.Elements.ParseResult parsed, bool toXml, bool isLine)
        {
            Issues.AddRange(parsed.Issues.Select(issue => (place, isLine ? issue with { Position = null } : issue)));
            // What the parser could not place would be missing in the other format.
            if (!parsed.IsClean) ExitCode = Cli.ExitCode.Found;
            else if (toXml) WriteXml(parsed.Document!, isLine);
            else Text.Write(JsonWriter.ToBytes(parsed.Document!.Root, pretty: !isLine));
            if (parsed.IsClean) Text.WriteByte((byte)'\n');
        }

        // The end of a line within a text would end the resource; as a character reference it says the same.
        private void WriteXml(Document document, bool isLine)
        {
            var xml = XmlFormatWriter.ToBytes(document.Root, pretty: !isLine);
            if (!isLine)
            {
                Text.Write(xml);
                return;
            }
            foreach (var part in xml.AsSpan().Split((byte)'\n'))
            {
                if (part.Start.Value > 0) Text.Write("&#10;"u8);
                Text.Write(xml.AsSpan()[part]);
            }
        }
    }
}
