using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Store.Access;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref backup</c> and <c>fhirref restore</c>: a store to a file while the server runs, and back while it does not.</summary>
internal sealed class BackupVerb(Terminal terminal)
{
    private readonly StoreLocation location = new(terminal);
    private readonly Option<string> target = new("--out") { HelpName = "file", Required = true };
    private readonly Argument<string> source = new("file");
    private readonly Option<bool> force = new("--force");

    public static Command CreateBackup(Terminal terminal) => new BackupVerb(terminal).Backup();

    public static Command CreateRestore(Terminal terminal) => new BackupVerb(terminal).Restore();

    private Command Backup()
    {
        target.Description = terminal.Say(new("Filen som skrives; den kan ikke finnes fra før.", "The file to write; it must not exist."));
        var command = new Command("backup", terminal.Say(new("Tar sikkerhetskopi av et lager, også mens serveren skriver.", "Backs up a store, also while the server writes.")))
        {
            location.Data, location.Connection, target,
        };
        command.SetAction(parsed => location.Of(parsed) is { } store ? Tell(parsed.GetValue(target)!, StoreBackup.Save(store, parsed.GetValue(target)!)) : location.Unclear());
        return command;
    }

    private Command Restore()
    {
        source.Description = terminal.Say(new("Sikkerhetskopien; den prøves før noe byttes ut.", "The backup; it is checked before anything is replaced."));
        force.Description = terminal.Say(new("Bytter ut et lager som finnes; det gamle blir liggende under et annet navn.", "Replaces a store that exists; the old one is kept under another name."));
        var command = new Command("restore", terminal.Say(new("Legger en sikkerhetskopi tilbake mens serveren er stanset.", "Puts a backup back while the server is stopped.")))
        {
            source, location.Data, location.Connection, force,
        };
        command.SetAction(parsed => location.Of(parsed) is { } store
            ? Tell(parsed.GetValue(source)!, StoreBackup.Restore(parsed.GetValue(source)!, store, parsed.GetValue(force)))
            : location.Unclear());
        return command;
    }

    private int Tell(string file, Kernel.Outcome.Result<BackupReport> result)
    {
        if (result.Refusal is { } refusal) return terminal.Refuse(refusal);
        var report = result.Value;
        terminal.Out.WriteLine(terminal.Say(new(
            $"{file}: {report.Resources} ressurser, {report.Versions} versjoner, journalen til og med {report.LastSequence}, {report.Bytes} byte",
            $"{file}: {report.Resources} resources, {report.Versions} versions, the journal up to {report.LastSequence}, {report.Bytes} bytes")));
        return ExitCode.Success;
    }
}
