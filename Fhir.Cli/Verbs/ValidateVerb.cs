using System.Collections.Immutable;
using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Cli.Validating;
using Fhir.Profiles;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref validate</c>: files, folders and standard input against R4 and profiles.</summary>
internal sealed class ValidateVerb(Terminal terminal)
{
    private static readonly string[] Formats = ["text", "json", "sarif"];

    private readonly Argument<string[]> paths = new("file") { Arity = ArgumentArity.OneOrMore };
    private readonly Option<string[]> profiles = new("--profile") { HelpName = "url" };
    private readonly GuideSource guides = new(terminal);
    private readonly TerminologySettings terminology = new(terminal);
    private readonly Option<string> format = new("--format") { HelpName = "text|json|sarif" };

    public static Command Create(Terminal terminal) => new ValidateVerb(terminal).Command();

    private Command Command()
    {
        paths.Description = terminal.Say(new("Filer eller mapper med JSON, XML eller NDJSON; - for standard inn.",
            "Files or folders with JSON, XML or NDJSON; - for standard input."));
        profiles.Description = terminal.Say(new("Profil ressursene skal følge i tillegg til dem de hevder (kan gjentas).",
            "Profile the resources must conform to beside those they claim (may be repeated)."));
        guides.Guides.Description = terminal.Say(new("FHIR-pakke med flere profiler; navn#versjon er en fra pakkelageret (kan gjentas).",
            "FHIR package with more profiles; name#version is one of the package cache (may be repeated)."));
        format.Description = terminal.Say(new("Form på svaret; uten valg text.", "Form of the answer; without a choice text."));
        var command = new Command("validate", terminal.Say(new("Validerer FHIR-ressurser.", "Validates FHIR resources."))) { paths, profiles, guides.Guides, guides.Cache, terminology.Folder, format };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (form, known) = (parsed.GetValue(format) ?? "text", string.Join(", ", Formats));
        if (!Formats.Contains(form)) return terminal.Stop(new($"--format er en av {known}", $"--format is one of {known}"));
        if (guides.Open(parsed, ProfilePackages.WithCore) is not { } definitions) return ExitCode.CouldNotRun;
        var wanted = (parsed.GetValue(profiles) ?? []).ToImmutableArray();
        if (wanted.FirstOrDefault(profile => definitions.Find(profile) is null) is { } unknown)
            return terminal.Stop(new($"ukjent profil: {unknown}", $"unknown profile: {unknown}"));
        if (Files(parsed.GetValue(paths)!) is not { } files) return ExitCode.CouldNotRun;
        if (files.Count == 0) return terminal.Stop(new("fant ingen filer å validere", "found no files to validate"));
        return Judge(files, new FileValidator(definitions, wanted, terminology.ProvidersOf(parsed)), form);
    }

    private List<string>? Files(string[] named)
    {
        var files = new List<string>();
        foreach (var path in named)
        {
            if (InputSet.Expand(path) is not { } found)
            {
                terminal.Stop(new($"{path} finnes ikke", $"{path} does not exist"));
                return null;
            }
            files.AddRange(found);
        }
        return files;
    }

    private int Judge(List<string> files, FileValidator validator, string form)
    {
        var (tally, bar) = (new Tally(), new ProgressBar(terminal, files.Count));
        using IVerdictReport report = form switch
        {
            "json" => new JsonReport(terminal),
            "sarif" => new SarifReport(terminal),
            _ => new TextReport(terminal),
        };
        foreach (var (piece, verdicts) in InOrder.Select(InputPiece.Of(files, terminal), validator.Validate))
        {
            if (piece.Trouble is { } why)
            {
                bar.Clear();
                return terminal.Stop(why);
            }
            tally.Add(verdicts);
            bar.Clear();
            report.Add(verdicts);
            bar.Show(piece.File);
        }
        bar.Clear();
        report.End(tally);
        return tally.Errors > 0 ? ExitCode.Found : ExitCode.Success;
    }
}
