using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

using Fhir.Cli.Files;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Snapshot;
using Fhir.Profiles;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref diff</c>: what two profiles say otherwise; exit codes as those of diff.</summary>
internal sealed class DiffVerb(Terminal terminal)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly Argument<string> before = new("before");
    private readonly Argument<string> after = new("after");
    private readonly GuideSource guides = new(terminal);
    private readonly Option<string> format = new("--format") { HelpName = "text|json" };

    public static Command Create(Terminal terminal) => new DiffVerb(terminal).Command();

    private Command Command()
    {
        before.Description = terminal.Say(new("Den første profilen: en fil, eller kanonisk adresse med eller uten |versjon.", "The first profile: a file, or a canonical with or without |version."));
        after.Description = terminal.Say(new("Den andre.", "The second."));
        guides.Guides.Description = terminal.Say(new("FHIR-pakke med profiler (kan gjentas).", "FHIR package with profiles (may be repeated)."));
        format.Description = terminal.Say(new("Svarets form; uten valg text.", "Form of the answer; without a choice text."));
        var command = new Command("diff", terminal.Say(new("Sammenligner to profiler: kardinalitet, typer, bindinger, must-support, invarianter.",
            "Compares two profiles: cardinality, types, bindings, must-support, invariants."))) { before, after, guides.Guides, guides.Cache, format };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(format) is not (null or "text" or "json")) return terminal.Stop(new("--format er text eller json", "--format is text or json"));
        if (guides.Open(parsed, ProfilePackages.WithCore) is not { } definitions) return ExitCode.CouldNotRun;
        var source = new SnapshotSource(definitions);
        if (Read(parsed.GetValue(before)!, source) is not { } first || Read(parsed.GetValue(after)!, source) is not { } second) return ExitCode.CouldNotRun;

        var changes = ProfileComparison.Compare(first, second, source);
        if (parsed.GetValue(format) == "json") WriteJson(first, second, changes);
        else foreach (var change in changes) terminal.Out.WriteLine(Line(change));
        return changes.Count == 0 ? ExitCode.Success : ExitCode.Found;
    }

    /// <returns>With its snapshot; null after telling the person why there is none.</returns>
    private StructureDefinition? Read(string name, SnapshotSource source)
    {
        var definition = name.Contains("://", StringComparison.Ordinal) ? source.Canonicals.Find(name) : InputFile.ReadDocument(name, terminal);
        if (definition is null)
        {
            if (name.Contains("://", StringComparison.Ordinal)) terminal.Stop(new($"finner ikke {name}", $"cannot find {name}"));
            return null;
        }
        if (StructureDefinition.Read(definition.Root) is { Snapshot.IsEmpty: false } complete) return complete;
        var expanded = SnapshotGenerator.Generate(definition, source);
        foreach (var issue in expanded.Refusal?.Issues ?? []) terminal.Tell(name, issue);
        return expanded.IsValue ? StructureDefinition.Read(InputFile.Parse(expanded.Value).Document!.Root) : null;
    }

    private string Line(ProfileChange change) => $"{change.Element}  {terminal.Say(Words(change.Aspect))}: {(change.Before, change.After) switch
    {
        ({ } old, { } fresh) => $"{old} → {fresh}",
        ({ } old, null) => $"- {old}",
        (_, var fresh) => $"+ {fresh}",
    }}";

    private static Words Words(ProfileAspect aspect) => aspect switch
    {
        ProfileAspect.Element => new("element", "element"),
        ProfileAspect.Cardinality => new("kardinalitet", "cardinality"),
        ProfileAspect.Types => new("typer", "types"),
        ProfileAspect.Binding => new("binding", "binding"),
        ProfileAspect.Value => new("verdi", "value"),
        ProfileAspect.Slicing => new("slicing", "slicing"),
        ProfileAspect.MustSupport => new("must-support", "must-support"),
        ProfileAspect.Modifier => new("modifikator", "modifier"),
        _ => new("invariant", "invariant"),
    };

    private void WriteJson(StructureDefinition first, StructureDefinition second, IReadOnlyList<ProfileChange> changes) =>
        terminal.Out.WriteLine(JsonSerializer.Serialize(new
        {
            Before = first.Canonical,
            After = second.Canonical,
            Changes = changes.Select(change => new { change.Element, Aspect = JsonNamingPolicy.KebabCaseLower.ConvertName($"{change.Aspect}"), change.Before, change.After }),
        }, Json));
}
