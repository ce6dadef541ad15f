using System.CommandLine;

using Fhir.Conformance.Engine;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Snapshot;
using Fhir.Profiles;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref snapshot</c>: a StructureDefinition with its snapshot, or every one of a package folder.</summary>
internal sealed class SnapshotVerb(Terminal terminal)
{
    private readonly Argument<string> path = new("file|folder");
    private readonly Option<string[]> ig = new("--ig") { HelpName = "folder|tgz" };
    private readonly Option<bool> write = new("--write");

    public static Command Create(Terminal terminal) => new SnapshotVerb(terminal).Command();

    private Command Command()
    {
        path.Description = terminal.Say(new("StructureDefinition (JSON), eller en pakkemappe.", "StructureDefinition (JSON), or a package folder."));
        ig.Description = terminal.Say(new("Pakke som definisjonene bygger på (kan gjentas).", "Package that the definitions build on (may be repeated)."));
        write.Description = terminal.Say(new("Skriver tilbake til filene; nødvendig for en mappe.", "Writes back to the files; needed for a folder."));
        var command = new Command("snapshot", terminal.Say(new("Utvider profiler til snapshot.", "Expands profiles to snapshots."))) { path, ig, write };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var target = parsed.GetValue(path)!;
        if (Directory.Exists(target) && !parsed.GetValue(write))
            return terminal.Stop(new("en mappe utvides bare med --write", "a folder is expanded with --write only"));
        try
        {
            return Packages(target, parsed.GetValue(ig) ?? []) is { } layers ? Expand(target, layers, parsed.GetValue(write)) : ExitCode.CouldNotRun;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return terminal.Stop(new($"kan ikke lese eller skrive {target}", $"cannot read or write {target}"));
        }
    }

    /// <summary>The folder itself, the packages it builds on, and R4; null when one cannot be read, which has then been said.</summary>
    private LayeredSource? Packages(string target, IReadOnlyList<string> others)
    {
        var layers = new List<ICanonicalSource>();
        foreach (var one in Directory.Exists(target) ? [target, .. others] : others)
        {
            var read = Read(one);
            if (!read.IsValue)
            {
                terminal.Stop(new(read.Refusal.Issues[0].Text(Language.Nb), read.Refusal.Issues[0].Text(Language.En)));
                return null;
            }
            layers.Add(read.Value);
        }
        return new LayeredSource([.. layers, DefinitionsPack.Core]);
    }

    private static Result<FhirPackage> Read(string package)
    {
        if (!File.Exists(package)) return PackageReader.ReadFolder(package);
        using var archive = File.OpenRead(package);
        return PackageReader.ReadArchive(archive, package);
    }

    private int Expand(string target, LayeredSource layers, bool inPlace)
    {
        var files = Directory.Exists(target) ? Directory.GetFiles(target, "StructureDefinition-*.json") : [target];
        var source = new SnapshotSource(layers);
        var failed = files.Order(StringComparer.Ordinal).Count(file => !Expand(file, source, inPlace));
        return failed == 0 ? ExitCode.Success : ExitCode.Found;
    }

    private bool Expand(string file, SnapshotSource source, bool inPlace)
    {
        var parsed = JsonParser.Parse(File.ReadAllBytes(file), DefinitionsPack.Core.Schema);
        var expanded = parsed is { IsClean: true, Document: { } document }
            ? SnapshotGenerator.Generate(document, source, pretty: true)
            : new Refusal(400, parsed.Issues);
        foreach (var issue in expanded.Refusal?.Issues ?? []) terminal.Error.WriteLine($"{file}: {issue.RuleId}: {issue.Expression} {issue.Text(terminal.Language)}");
        if (expanded.IsValue) Write([.. expanded.Value, (byte)'\n'], inPlace ? file : null);
        return expanded.IsValue;
    }

    private void Write(byte[] json, string? file)
    {
        if (file is null) terminal.Output.Write(json);
        else File.WriteAllBytes(file, json);
    }
}
