using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Snapshot;
using Fhir.Profiles;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref snapshot</c>: a StructureDefinition with its snapshot, or every one of a package folder.</summary>
internal sealed class SnapshotVerb(Terminal terminal)
{
    private readonly Argument<string> path = new("file|folder");
    private readonly GuideSource guides = new(terminal);
    private readonly Option<bool> write = new("--write");

    public static Command Create(Terminal terminal) => new SnapshotVerb(terminal).Command();

    private Command Command()
    {
        path.Description = terminal.Say(new("StructureDefinition i JSON eller XML, - for standard inn, eller en pakkemappe.",
            "StructureDefinition in JSON or XML, - for standard input, or a package folder."));
        guides.Guides.Description = terminal.Say(new("FHIR-pakke med profiler den bygger på (kan gjentas).",
            "FHIR package with profiles it builds on (may be repeated)."));
        write.Description = terminal.Say(new("Skriver tilbake til filene; nødvendig for en mappe.", "Writes back to the files; needed for a folder."));
        var command = new Command("snapshot", terminal.Say(new("Lager snapshot av profiler med differential.",
            "Makes the snapshots of profiles with a differential."))) { path, guides.Guides, guides.Cache, write };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (target, inPlace) = (parsed.GetValue(path)!, parsed.GetValue(write));
        var isFolder = Directory.Exists(target);
        if (isFolder && !inPlace) return terminal.Stop(new("en mappe utvides bare med --write", "a folder is expanded with --write only"));
        if (inPlace && !isFolder && !target.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return terminal.Stop(new("--write skriver bare til JSON-filer", "--write writes to JSON files only"));

        // A folder is a package in the making: the tool's own packages may hold an older one of the same name.
        var definitions = isFolder ? guides.Open(parsed, DefinitionsPack.Core, first: target) : guides.Open(parsed, ProfilePackages.WithCore);
        if (definitions is null) return ExitCode.CouldNotRun;
        var source = new SnapshotSource(definitions);
        string[] files = isFolder ? [.. Directory.GetFiles(target, "StructureDefinition-*.json").Order(StringComparer.Ordinal)] : [target];
        return files.Select(file => Expand(file, source, inPlace)).Append(ExitCode.Success).Max();
    }

    private int Expand(string file, SnapshotSource source, bool inPlace)
    {
        var (bytes, trouble) = InputFile.Read(file, terminal);
        if (trouble is { } why) return terminal.Stop(why);
        var parsed = InputFile.Parse(bytes);
        foreach (var issue in parsed.Issues) terminal.Tell(file, issue);
        if (parsed.Document is not { } document) return ExitCode.CouldNotRun;
        // What the parser could not place would be lost on the way out.
        if (!parsed.IsClean) return ExitCode.Found;

        var snapshot = SnapshotGenerator.Generate(document, source, pretty: true);
        foreach (var issue in snapshot.Refusal?.Issues ?? []) terminal.Tell(file, issue);
        return snapshot.IsValue ? Write([.. snapshot.Value, (byte)'\n'], inPlace ? file : null) : ExitCode.Found;
    }

    private int Write(byte[] json, string? file)
    {
        try
        {
            if (file is null) terminal.Output.Write(json);
            else File.WriteAllBytes(file, json);
            return ExitCode.Success;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return terminal.Stop(new($"kan ikke skrive {file}", $"cannot write {file}"));
        }
    }
}
