using System.CommandLine;
using System.CommandLine.Invocation;

using Fhir.Conformance.Engine;

namespace Fhir.Cli;

/// <summary>The <c>--help</c> of a verb in the run's language.</summary>
internal sealed class HelpPage(Terminal terminal) : SynchronousCommandLineAction
{
    private static readonly Words Usage = new("Bruk", "Usage");
    private static readonly Words Verbs = new("Verb", "Verbs");
    private static readonly Words Arguments = new("Argumenter", "Arguments");
    private static readonly Words Options = new("Valg", "Options");

    /// <summary>Help is asked for beside missing arguments.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        terminal.Out.WriteLine(command.Description);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{terminal.Say(Usage)}: {Line(command)}");
        Section(Verbs, command.Subcommands.Where(verb => !verb.Hidden).Select(verb => (verb.Name, verb.Description)));
        Section(Arguments, command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description)));
        Section(Options, OptionsOf(command).Select(option => (Label(option), option.Description)));
        return ExitCode.Success;
    }

    private void Section(Words title, IEnumerable<(string Label, string? Description)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        var width = all.Max(row => row.Label.Length);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{terminal.Say(title)}:");
        foreach (var (label, description) in all) terminal.Out.WriteLine($"  {label.PadRight(width)}  {description}");
    }

    private static string Line(Command command)
    {
        var path = Path(command);
        var arguments = string.Concat(command.Arguments.Select(argument => $" {Shown(argument)}"));
        var needed = string.Concat(command.Options.Where(option => option.Required).Select(option => $" {Label(option)}"));
        return $"{path}{(command.Subcommands.Count > 0 ? " <verb>" : "")}{arguments}{needed} [--...]";
    }

    private static string Shown(Argument argument)
    {
        var name = $"<{argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}";
        return argument.HasDefaultValue ? $"[{name}]" : name;
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "fhirref";

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        var own = command.Options.Where(option => !option.Hidden);
        var inherited = command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive);
        return own.Concat(inherited).Distinct();
    }

    private static string Label(Option option) => option.HelpName is null ? option.Name : $"{option.Name} <{option.HelpName}>";
}
