using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;
using Fhir.Tiltak.Provesvar;

using ParseResult = System.CommandLine.ParseResult;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref svarrapport</c>: a KITH Svarrapport to a transaction Bundle on standard output, and the account of it on standard error.</summary>
internal sealed class SvarrapportVerb(Terminal terminal)
{
    private readonly Argument<string> file = new("file");
    private readonly Option<bool> keepDocuments = new("--keep-documents");

    public static Command Create(Terminal terminal) => new SvarrapportVerb(terminal).Command();

    private Command Command()
    {
        file.Description = terminal.Say(new("KITH Svarrapport 1.3 eller 1.4 i XML, alene eller i et MsgHead; - for standard inn.", "KITH Svarrapport 1.3 or 1.4 in XML, alone or within a MsgHead; - for standard input."));
        keepDocuments.Description = terminal.Say(new("Tar med dokumentene som følger meldingen.", "Keeps the documents that come with the message."));
        var command = new Command("svarrapport", terminal.Say(new("Gjør en Svarrapport om til en FHIR-transaksjon, med regnskap over det som ikke er ført over.",
            "Converts a Svarrapport to a FHIR transaction, with an account of what was not carried over."))) { file, keepDocuments };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(file)!;
        var (bytes, trouble) = InputFile.Read(path, terminal);
        if (trouble is { } why) return terminal.Stop(why);
        var converted = Svarrapport.Convert(bytes, null, new SvarrapportOptions(parsed.GetValue(keepDocuments)));
        foreach (var issue in converted.Refusal?.Issues ?? converted.Value.Issues) terminal.Tell(path, issue);
        return converted.IsValue ? Write(path, converted.Value) : ExitCode.CouldNotRun;
    }

    private int Write(string path, ConvertedReport converted)
    {
        var bundle = JsonParser.Parse(converted.Bundle, DefinitionsPack.Core.Schema);
        var validator = new ProfileValidator(ProfilePackages.WithCore, new TerminologyService(ProfilePackages.WithCore), DefinitionsPack.Core.Schema);
        List<Issue> errors = [.. bundle.Issues.Concat(validator.Validate(bundle.Document!)).Where(issue => issue.IsError)];
        foreach (var error in errors) terminal.Tell(path, error);
        terminal.Output.Write(JsonWriter.ToBytes(bundle.Document!.Root, pretty: true));
        terminal.Output.WriteByte((byte)'\n');
        return errors.Count > 0 || converted.Unexplained > 0 ? ExitCode.Found : ExitCode.Success;
    }
}
