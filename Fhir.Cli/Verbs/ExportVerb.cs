using System.CommandLine;
using System.Text.Json.Nodes;

using Fhir.Cli.Servers;
using Fhir.Conformance.Http;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref export</c>: the bulk data of a server into a folder.</summary>
internal sealed class ExportVerb(Terminal terminal, Func<HttpMessageHandler> handler)
{
    private static readonly string[] Lists = ["output", "deleted", "error"];

    private readonly Argument<string> baseUrl = new("base-url");
    private readonly Option<string> target = new("--out") { HelpName = "folder", Required = true };
    private readonly Option<string[]> type = new("--type") { HelpName = "type" };
    private readonly Option<string> since = new("--since") { HelpName = "instant" };
    private readonly Option<string> group = new("--group") { HelpName = "id" };
    private readonly Option<bool> patients = new("--patients");
    private readonly ServerChoice server = new(terminal);

    public static Command Create(Terminal terminal, Func<HttpMessageHandler> handler) => new ExportVerb(terminal, handler).Command();

    private Command Command()
    {
        baseUrl.Description = terminal.Say(new("FHIR-basen det hentes fra.", "The FHIR base to export from."));
        target.Description = terminal.Say(new("Mappen filene legges i; den må være tom eller ikke finnes.", "The folder the files go to; it must be empty or not exist."));
        type.Description = terminal.Say(new("Ressurstype som hentes (kan gjentas); uten valg alle.", "Resource type to export (may be repeated); without a choice all."));
        since.Description = terminal.Say(new("Bare det som er endret siden; gi transactionTime fra forrige manifest.", "Only what has changed since; give the transactionTime of the last manifest."));
        group.Description = terminal.Say(new("Bare pasientene i denne gruppen.", "Only the patients of this group."));
        patients.Description = terminal.Say(new("Bare det som hører til pasienter.", "Only what belongs to patients."));
        var command = new Command("export", terminal.Say(new("Henter en servers data som NDJSON ($export).", "Fetches a server's data as NDJSON ($export).")))
        {
            baseUrl, target, type, since, group, patients, server.Auth,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var folder = parsed.GetValue(target)!;
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) return terminal.Stop(new($"{folder} er ikke tom", $"{folder} is not empty"));
        using var http = new HttpClient(handler()) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            if (await server.OpenAsync(parsed, parsed.GetValue(baseUrl), http, cancel) is not { } job) return ExitCode.CouldNotRun;
            if (!await job.StartAsync(HttpMethod.Get, Path(parsed), null, cancel) || await job.WaitAsync(cancel) is not { } manifest) return ExitCode.CouldNotRun;
            Directory.CreateDirectory(folder);
            if (!await FetchAsync(job, manifest, folder, cancel)) return ExitCode.CouldNotRun;
            await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "manifest.json"), manifest.ToJsonString(), cancel);
            await job.PutAwayAsync(cancel);
            return manifest["error"] is JsonArray { Count: > 0 } ? ExitCode.Found : ExitCode.Success;
        }
        catch (Exception failure) when (failure is HttpRequestException or TokenRefusedException)
        {
            return terminal.Stop(new($"serveren kan ikke nås: {failure.Message}", $"the server cannot be reached: {failure.Message}"));
        }
    }

    private string Path(ParseResult parsed)
    {
        var path = parsed.GetValue(group) is { } id ? $"Group/{Uri.EscapeDataString(id)}/$export" : parsed.GetValue(patients) ? "Patient/$export" : "$export";
        List<string> query = [];
        if (parsed.GetValue(type) is { Length: > 0 } types) query.Add($"_type={Uri.EscapeDataString(string.Join(',', types))}");
        if (parsed.GetValue(since) is { } instant) query.Add($"_since={Uri.EscapeDataString(instant)}");
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    /// <summary>The files get names of our own: what a server calls them might lead out of the folder.</summary>
    private async Task<bool> FetchAsync(ServerJob job, JsonNode manifest, string folder, CancellationToken cancel)
    {
        var number = 0;
        foreach (var list in Lists)
            foreach (var file in manifest[list] as JsonArray ?? [])
            {
                var resourceType = new string([.. $"{file?["type"]}".Where(char.IsAsciiLetter).Take(60)]);
                var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(list == "output" ? resourceType : list)}.{++number:000}.ndjson");
                await using var to = new FileStream(System.IO.Path.Combine(folder, name), FileMode.CreateNew);
                if (!await job.FetchAsync($"{file?["url"]}", to, cancel)) return false;
                terminal.Out.WriteLine($"{name} {file?["count"]}".TrimEnd());
            }
        return true;
    }
}
