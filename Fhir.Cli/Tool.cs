using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

using Fhir.Cli.Files;
using Fhir.Cli.Verbs;

namespace Fhir.Cli;

/// <summary>The tool <c>fhirref</c>: verbs, arguments and exit codes; the work is the libraries'.</summary>
/// <param name="handler">What carries requests to servers.</param>
public sealed class Tool(Terminal terminal, Func<HttpMessageHandler> handler)
{
    private static readonly Words Purpose = new("Verktøy for FHIR R4 i Norge: tester servere, validerer ressurser.",
        "Tool for FHIR R4 in Norway: tests servers, validates resources.");

    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancel)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0) return Refuse(parsed);
        if (LimitSettings.OfProcess.Trouble is { } trouble) return terminal.Stop(trouble);
        var settings = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(settings, cancel);
        }
        catch (IOException failure)
        {
            // Whoever read the output went away, or the disk is full.
            return terminal.Stop(new($"kan ikke skrive svaret: {failure.Message}", $"cannot write the answer: {failure.Message}"));
        }
    }

    private RootCommand Root()
    {
        var root = new RootCommand(terminal.Say(Purpose))
        {
            ValidateVerb.Create(terminal), TestVerb.Create(terminal, handler), PackagesVerb.Create(terminal, handler),
            TerminologyVerb.Create(terminal), SnapshotVerb.Create(terminal), DiffVerb.Create(terminal), FhirPathVerb.Create(terminal), ConvertVerb.Create(terminal), SvarrapportVerb.Create(terminal),
            ExportVerb.Create(terminal, handler), ImportVerb.Create(terminal, handler), BackupVerb.CreateBackup(terminal), BackupVerb.CreateRestore(terminal),
            ReindexVerb.Create(terminal), ClusterVerb.Create(terminal), PopulationVerb.Create(terminal),
        };
        var description = terminal.Say(new("Språk: nb eller en.", "Language: nb or en."));
        root.Add(new Option<string>("--lang") { Description = description, HelpName = "nb|en", Recursive = true });
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = terminal.Say(new("Viser denne hjelpen.", "Shows this help."));
            help.Action = new HelpPage(terminal);
        }
        foreach (var version in root.Options.OfType<VersionOption>()) version.Description = terminal.Say(new("Viser versjonen.", "Shows the version."));
        return root;
    }

    private int Refuse(ParseResult parsed)
    {
        foreach (var words in parsed.Errors.Select(error => Trouble(error, parsed)).Distinct()) terminal.Stop(words);
        terminal.Error.WriteLine(terminal.Say(new("Bruk --help for å se hva som kan gis.", "Use --help to see what can be given.")));
        return ExitCode.CouldNotRun;
    }

    private static Words Trouble(ParseError error, ParseResult parsed) => error.SymbolResult switch
    {
        ArgumentResult argument => new($"<{argument.Argument.Name}> mangler", $"<{argument.Argument.Name}> is missing"),
        OptionResult option => new($"{option.Option.Name} trenger en verdi", $"{option.Option.Name} needs a value"),
        _ when parsed.UnmatchedTokens.Count > 0 => new($"ukjent argument: {string.Join(' ', parsed.UnmatchedTokens)}",
            $"unknown argument: {string.Join(' ', parsed.UnmatchedTokens)}"),
        _ => new("et verb mangler", "a verb is missing"),
    };
}
