using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Store.Access;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref cluster</c>: a patient's rows beside each other in PostgreSQL, beside a running server or without one.</summary>
internal sealed class ClusterVerb(Terminal terminal)
{
    private readonly Option<string> connection = new("--connection") { HelpName = "string", Required = true };

    public static Command Create(Terminal terminal) => new ClusterVerb(terminal).Command();

    private Command Command()
    {
        connection.Description = terminal.Say(new("Tilkoblingen (FhirRef:Store:ConnectionString).", "The connection (FhirRef:Store:ConnectionString)."));
        var command = new Command("cluster", terminal.Say(new("Legger hver pasients rader ved siden av hverandre i PostgreSQL.", "Lays each patient's rows beside each other in PostgreSQL."))) { connection };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var store = parsed.GetValue(connection)!;
        if (!StoreClustering.IsFor(store)) return terminal.Stop(new("tilkoblingen gjelder ikke PostgreSQL; i SQLite ligger radene slik av seg selv", "the connection is not PostgreSQL's; in SQLite rows lie so by themselves"));
        ProgressBar? bar = null;
        try
        {
            var report = await StoreClustering.RunAsync(store, at => (bar ??= new ProgressBar(terminal, Megabytes(at.Bytes))).Show(Megabytes(at.DoneBytes)), StoreClustering.Patience, cancel);
            bar?.Clear();
            terminal.Out.WriteLine(terminal.Say(new($"{report.Tables} tabeller, {Megabytes(report.Bytes)} MB", $"{report.Tables} tables, {Megabytes(report.Bytes)} MB")));
            return ExitCode.Success;
        }
        catch (Exception failure) when (failure is StoreException or ArgumentException)
        {
            bar?.Clear();
            return terminal.Stop(new($"lageret kan ikke brukes: {failure.Message}", $"the store cannot be used: {failure.Message}"));
        }
    }

    private static int Megabytes(long bytes) => (int)(bytes >> 20);
}
