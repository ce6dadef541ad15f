using System.CommandLine;
using System.Globalization;

using Fhir.Tiltak.Population;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref population</c>: made-up people with their records as a folder of NDJSON, which <c>fhirref import</c> takes.</summary>
internal sealed class PopulationVerb(Terminal terminal)
{
    private readonly Option<string> count = new("--count") { HelpName = "n", Required = true };
    private readonly Option<string> seed = new("--seed") { HelpName = "n" };
    private readonly Option<string> target = new("--out") { HelpName = "folder", Required = true };

    public static Command Create(Terminal terminal) => new PopulationVerb(terminal).Command();

    private Command Command()
    {
        count.Description = terminal.Say(new($"Antall pasienter, fra 1 til {PopulationSettings.MaxCount}.", $"Number of patients, from 1 to {PopulationSettings.MaxCount}."));
        seed.Description = terminal.Say(new("Heltall; samme tall gir de samme filene. Uten valg 1.", "A whole number; the same one gives the same files. Without a choice 1."));
        target.Description = terminal.Say(new("Mappen filene legges i; den må være tom eller ikke finnes.", "The folder the files go to; it must be empty or not exist."));
        var command = new Command("population", terminal.Say(new("Lager en syntetisk norsk befolkning som NDJSON.", "Makes a synthetic Norwegian population as NDJSON."))) { count, seed, target };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed, cancel)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancel)
    {
        if (!int.TryParse(parsed.GetValue(count), NumberStyles.None, CultureInfo.InvariantCulture, out var patients) || patients is < 1 or > PopulationSettings.MaxCount)
            return terminal.Stop(new($"--count er et heltall fra 1 til {PopulationSettings.MaxCount}", $"--count is a whole number from 1 to {PopulationSettings.MaxCount}"));
        if (!ulong.TryParse(parsed.GetValue(seed) ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var start))
            return terminal.Stop(new($"--seed er et heltall fra 0 til {ulong.MaxValue}", $"--seed is a whole number from 0 to {ulong.MaxValue}"));
        var folder = parsed.GetValue(target)!;
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) return terminal.Stop(new($"{folder} er ikke tom", $"{folder} is not empty"));
        try
        {
            Directory.CreateDirectory(folder);
            return Write(new(patients, start), folder, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return terminal.Stop(new($"kan ikke skrive til {folder}: {failure.Message}", $"cannot write to {folder}: {failure.Message}"));
        }
    }

    private int Write(PopulationSettings settings, string folder, CancellationToken cancel)
    {
        var bar = new ProgressBar(terminal, settings.Count);
        var summary = PopulationGenerator.Write(settings, folder, bar.Show, cancel);
        bar.Clear();
        foreach (var (file, lines) in summary.Files) terminal.Out.WriteLine($"{file} {lines}");
        terminal.Error.WriteLine(terminal.Say(new($"{summary.Patients} pasienter, {summary.Resources} ressurser, {summary.Bytes} byte", $"{summary.Patients} patients, {summary.Resources} resources, {summary.Bytes} bytes")));
        return ExitCode.Success;
    }
}
