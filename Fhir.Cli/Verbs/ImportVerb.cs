using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;

using Fhir.Cli.Servers;
using Fhir.Conformance.Http;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref import</c>: a file of lines, or a folder of them, into a server; each file is a job of its own.</summary>
internal sealed class ImportVerb(Terminal terminal, Func<HttpMessageHandler> handler)
{
    private static readonly string[] Endings = ["*.ndjson", "*.ndjson.gz"];

    private readonly Argument<string> file = new("file");
    private readonly Option<string> to = new("--to") { HelpName = "base-url", Required = true };
    private readonly Option<string> mode = new("--mode") { HelpName = "update|skip" };
    private readonly ServerChoice server = new(terminal);

    public static Command Create(Terminal terminal, Func<HttpMessageHandler> handler) => new ImportVerb(terminal, handler).Command();

    private Command Command()
    {
        file.Description = terminal.Say(new("NDJSON, også pakket med gzip, eller en mappe med slike; - for standard inn.", "NDJSON, packed by gzip too, or a folder of it; - for standard input."));
        to.Description = terminal.Say(new("FHIR-basen det importeres til.", "The FHIR base to import to."));
        mode.Description = terminal.Say(new("Hva som skjer med det som finnes fra før; uten valg update.", "What happens to what is there already; without a choice update."));
        var command = new Command("import", terminal.Say(new("Sender NDJSON til en server ($import).", "Sends NDJSON to a server ($import)."))) { file, to, mode, server.Auth };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var chosen = parsed.GetValue(mode) ?? "update";
        if (chosen is not ("update" or "skip")) return terminal.Stop(new("--mode er update eller skip", "--mode is update or skip"));
        var path = parsed.GetValue(file)!;
        if (path != "-" && !Path.Exists(path)) return terminal.Stop(new($"{path} finnes ikke", $"{path} does not exist"));
        if (FilesOf(path) is not { Length: > 0 } files) return terminal.Stop(new($"{path} har ingen filer med NDJSON", $"{path} has no files of NDJSON"));
        using var http = new HttpClient(handler()) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            return await SendAllAsync(parsed, files, chosen, http, cancel);
        }
        catch (Exception failure) when (failure is HttpRequestException or TokenRefusedException)
        {
            return terminal.Stop(new($"serveren kan ikke nås: {failure.Message}", $"the server cannot be reached: {failure.Message}"));
        }
    }

    /// <summary>Goes on after lines that were refused, not after a job that could not be run.</summary>
    private async Task<int> SendAllAsync(ParseResult parsed, string[] files, string chosen, HttpClient http, CancellationToken cancel)
    {
        var worst = ExitCode.Success;
        foreach (var path in files)
        {
            if (files.Length > 1) terminal.Out.WriteLine(path);
            worst = Math.Max(worst, await SendAsync(parsed, path, chosen, http, cancel));
            if (worst == ExitCode.CouldNotRun) break;
        }
        return worst;
    }

    private async Task<int> SendAsync(ParseResult parsed, string path, string chosen, HttpClient http, CancellationToken cancel)
    {
        if (await server.OpenAsync(parsed, parsed.GetValue(to), http, cancel) is not { } job) return ExitCode.CouldNotRun;
        using var body = new StreamContent(path == "-" ? terminal.Input : File.OpenRead(path));
        body.Headers.ContentType = new("application/fhir+ndjson");
        if (!await job.StartAsync(HttpMethod.Post, $"$import?mode={chosen}", body, cancel) || await job.WaitAsync(cancel) is not { } manifest) return ExitCode.CouldNotRun;
        return await ReportAsync(job, manifest, path, cancel);
    }

    /// <summary>The files of a folder by name, so that two runs send the same in the same order.</summary>
    private static string[] FilesOf(string path) => !Directory.Exists(path) ? [path]
        : [.. Endings.SelectMany(ending => Directory.EnumerateFiles(path, ending)).Order(StringComparer.Ordinal)];

    private async Task<int> ReportAsync(ServerJob job, JsonNode manifest, string path, CancellationToken cancel)
    {
        var errors = manifest["error"] as JsonArray ?? [];
        foreach (var error in errors)
        {
            using var outcomes = new MemoryStream();
            if (!await job.FetchAsync($"{error?["url"]}", outcomes, cancel)) return ExitCode.CouldNotRun;
            foreach (var line in Encoding.UTF8.GetString(outcomes.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                terminal.Out.WriteLine($"{path}:{Outcome.LineOf(line)}: {Outcome.TextsOf(line)}");
        }
        if (manifest["extension"]?["https://fhirref.example/no/import"] is JsonObject counts)
            terminal.Out.WriteLine(terminal.Say(new($"opprettet {counts["created"]}, oppdatert {counts["updated"]}, hoppet over {counts["skipped"]}, avvist {counts["failed"]}",
                $"created {counts["created"]}, updated {counts["updated"]}, skipped {counts["skipped"]}, refused {counts["failed"]}")));
        await job.PutAwayAsync(cancel);
        return errors.Count == 0 ? ExitCode.Success : ExitCode.Found;
    }
}
