using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref convert</c>: a resource from JSON to XML or back, on standard output.</summary>
internal sealed class ConvertVerb(Terminal terminal)
{
    private readonly Argument<string> file = new("file");
    private readonly Option<string> to = new("--to") { HelpName = "json|xml", Required = true };

    public static Command Create(Terminal terminal) => new ConvertVerb(terminal).Command();

    private Command Command()
    {
        file.Description = terminal.Say(new("Ressurs i JSON eller XML; - for standard inn.", "Resource in JSON or XML; - for standard input."));
        to.Description = terminal.Say(new("Formatet det konverteres til.", "The format to convert to."));
        var command = new Command("convert", terminal.Say(new("Konverterer en ressurs mellom JSON og XML.",
            "Converts a resource between JSON and XML."))) { file, to };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(to) is not ("json" or "xml")) return terminal.Stop(new("--to er json eller xml", "--to is json or xml"));
        var path = parsed.GetValue(file)!;
        var (bytes, trouble) = InputFile.Read(path, terminal);
        if (trouble is { } why) return terminal.Stop(why);

        var resource = InputFile.Parse(bytes);
        foreach (var issue in resource.Issues) terminal.Tell(path, issue);
        if (resource.Document is not { } document) return ExitCode.CouldNotRun;
        // What the parser could not place would be missing in the other format.
        if (!resource.IsClean) return ExitCode.Found;
        terminal.Output.Write(parsed.GetValue(to) == "xml" ? XmlFormatWriter.ToBytes(document.Root, pretty: true)
            : JsonWriter.ToBytes(document.Root, pretty: true));
        terminal.Out.WriteLine();
        return ExitCode.Success;
    }
}
