using System.Collections.Immutable;
using System.CommandLine;

using Fhir.Conformance;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;
using Fhir.Conformance.Reports;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref test</c>: the conformance suite against any FHIR server.</summary>
internal sealed class TestVerb(Terminal terminal, Func<HttpMessageHandler> handler)
{
    private readonly Argument<string> baseUrl = new("base-url");
    private readonly Option<string[]> tiltak = new("--tiltak") { HelpName = "slug" };
    private readonly Option<string> actor = new("--actor") { HelpName = "server|client" };
    private readonly Option<string> auth = new("--auth") { HelpName = "file" };
    private readonly Option<string> report = new("--report") { HelpName = "folder" };
    private readonly Option<string[]> format = new("--format") { HelpName = "junit,html,testreport,json" };
    private readonly Option<bool> allowSkip = new("--allow-skip");
    private readonly Option<bool> allowWrites = new("--allow-writes");
    private readonly Option<string> notifyUrl = new("--notify-url") { HelpName = "url" };
    private readonly Option<string> notifyPort = new("--notify-port") { HelpName = "port" };

    public static Command Create(Terminal terminal, Func<HttpMessageHandler> handler) => new TestVerb(terminal, handler).Command();

    private Command Command()
    {
        baseUrl.Description = terminal.Say(new("FHIR-basen til serveren som skal testes.", "The FHIR base of the server to test."));
        tiltak.Description = terminal.Say(new($"Tiltak som testes (kan gjentas): {string.Join(", ", Suites.Tiltak)}. Uten valg: alle.",
            $"Tiltak to test (may be repeated): {string.Join(", ", Suites.Tiltak)}. Without a choice: all."));
        actor.Description = terminal.Say(new("Hvem kravene gjelder.", "Whom the requirements are for."));
        auth.Description = terminal.Say(new("JSON-fil med token, eller med tokenEndpoint, clientId, privateKeyJwk og scope.",
            "JSON file with token, or with tokenEndpoint, clientId, privateKeyJwk and scope."));
        report.Description = terminal.Say(new("Mappe rapportene legges i.", "Folder the reports go to."));
        format.Description = terminal.Say(new("Rapportformater; uten valg alle.", "Report formats; without a choice all."));
        allowSkip.Description = terminal.Say(new("Godtar at SKAL-krav hoppes over.", "Accepts that SHALL requirements are skipped."));
        allowWrites.Description = terminal.Say(new("Lar sjekkene opprette og slette egne ressurser på serveren.",
            "Lets the checks create and delete resources of their own on the server."));
        notifyUrl.Description = terminal.Say(new("Adresse på denne maskinen som serveren kan sende varsler (rest-hook) til.",
            "Address of this machine that the server can send notifications (rest-hook) to."));
        notifyPort.Description = terminal.Say(new("Porten varslene kommer inn på, når den er en annen enn i --notify-url.",
            "The port the notifications come in on, when it is another than in --notify-url."));
        var command = new Command("test", terminal.Say(new("Kjører konformitetstestene mot en FHIR-server.",
            "Runs the conformance suite against a FHIR server.")))
        {
            baseUrl, tiltak, actor, auth, report, format, allowSkip, allowWrites, notifyUrl, notifyPort,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (Target(parsed) is not { } target) return terminal.Stop(new("base-url må være en http- eller https-adresse",
            "base-url must be an http or https address"));
        if (Choice(parsed) is not { } options) return ExitCode.CouldNotRun;
        if (Formats(parsed) is not { } formats) return ExitCode.CouldNotRun;

        using var http = new HttpClient(handler());
        var (tokens, trouble) = await TokensAsync(parsed, target, http, cancel);
        if (trouble is { } why) return terminal.Stop(why);
        using var owned = tokens as IDisposable;
        using var server = new ServerClient(target, handler(), tokens!, new Limits());
        var run = await new Runner(server, TimeProvider.System).RunAsync(Suites.All, options, Progress(), cancel);
        return Report(run, parsed, formats);
    }

    private int Report(RunResult run, ParseResult parsed, ImmutableArray<ReportFormat> formats)
    {
        if (terminal.ShowsProgress) terminal.Error.Write("\r                                        \r");
        ConsoleReport.Write(run, terminal.Language, parsed.GetValue(allowSkip), terminal.Out);
        if (parsed.GetValue(report) is { } folder && !Write(run, folder, formats)) return ExitCode.CouldNotRun;
        if (run.CouldNotRun is not null) return ExitCode.CouldNotRun;
        return run.IsConformant(parsed.GetValue(allowSkip)) ? ExitCode.Success : ExitCode.Found;
    }

    private bool Write(RunResult run, string folder, ImmutableArray<ReportFormat> formats)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var format in formats)
            {
                using var file = File.Create(Path.Combine(folder, format.FileName));
                format.Write(run, terminal.Language, file);
            }
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            terminal.Stop(new($"rapporten kunne ikke skrives til {folder}", $"the report could not be written to {folder}"));
            return false;
        }
    }

    private Uri? Target(ParseResult parsed) =>
        Uri.TryCreate(parsed.GetValue(baseUrl), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 ? url : null;

    private RunOptions? Choice(ParseResult parsed)
    {
        var chosen = Split(parsed.GetValue(tiltak)) is { Length: > 0 } named ? named : Suites.Tiltak;
        var unknown = chosen.Except(Suites.Tiltak).ToList();
        if (unknown.Count > 0)
        {
            terminal.Stop(new($"ukjent tiltak: {string.Join(", ", unknown)}; kjente er {string.Join(", ", Suites.Tiltak)}",
                $"unknown tiltak: {string.Join(", ", unknown)}; known are {string.Join(", ", Suites.Tiltak)}"));
            return null;
        }
        if (!Enum.TryParse<Actor>(parsed.GetValue(actor) ?? "server", ignoreCase: true, out var who))
        {
            terminal.Stop(new("--actor er server eller client", "--actor is server or client"));
            return null;
        }
        var (place, trouble) = NotifyPlace.Of(parsed.GetValue(notifyUrl), parsed.GetValue(notifyPort));
        if (trouble is { } why)
        {
            terminal.Stop(why);
            return null;
        }
        return new RunOptions { Tiltak = chosen, Actor = who, AllowWrites = parsed.GetValue(allowWrites), NotifyAt = place };
    }

    private ImmutableArray<ReportFormat>? Formats(ParseResult parsed)
    {
        var names = Split(parsed.GetValue(format));
        var known = string.Join(", ", ReportFormat.All.Select(format => format.Name));
        if (names.Any(name => ReportFormat.All.All(format => format.Name != name)))
        {
            terminal.Stop(new($"--format er en eller flere av {known}", $"--format is one or more of {known}"));
            return null;
        }
        if (names.IsEmpty) return ReportFormat.All;
        if (parsed.GetValue(report) is not null) return [.. ReportFormat.All.Where(format => names.Contains(format.Name))];
        terminal.Stop(new("--format trenger --report", "--format needs --report"));
        return null;
    }

    private async Task<(ITokenSource? Tokens, Words? Trouble)> TokensAsync(ParseResult parsed, Uri target, HttpClient http, CancellationToken cancel)
    {
        if (parsed.GetValue(auth) is not { } path) return (new NoToken(), null);
        if (!AuthFile.IsSafe(target)) return (null, new("et token sendes ikke over http til en annen maskin",
            "a token is not sent over http to another machine"));
        try
        {
            return AuthFile.Read(await File.ReadAllTextAsync(path, cancel), http, TimeProvider.System);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, new($"kan ikke lese {path}", $"cannot read {path}"));
        }
    }

    private Progress? Progress() => terminal.ShowsProgress ? new Progress(terminal) : null;

    private static ImmutableArray<string> Split(string[]? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
}
