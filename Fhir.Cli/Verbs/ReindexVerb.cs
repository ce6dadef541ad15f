using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Profiles;
using Fhir.Store.Access;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref reindex</c>: the index of a store made anew from its resources, beside a running server or without one. What is broken off is gone on with.</summary>
internal sealed class ReindexVerb(Terminal terminal)
{
    private readonly StoreLocation location = new(terminal);
    private readonly Option<string> provider = new("--provider") { HelpName = "sqlite|postgres" };
    private readonly Option<string> type = new("--type") { HelpName = "type" };

    public static Command Create(Terminal terminal) => new ReindexVerb(terminal).Command();

    private Command Command()
    {
        provider.Description = terminal.Say(new("Hvilken database --connection gjelder (FhirRef:Store:Provider).", "Which database --connection is of (FhirRef:Store:Provider)."));
        type.Description = terminal.Say(new("Bare denne ressurstypen.", "This resource type only."));
        var command = new Command("reindex", terminal.Say(new("Bygger søkeindeksen opp igjen, også mens serveren kjører.", "Makes the search index anew, also while the server runs.")))
        {
            location.Data, location.Connection, provider, type,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (location.Of(parsed) is not { } connection) return location.Unclear();
        var of = parsed.GetValue(type);
        if (of is not null && DefinitionsPack.Core.Schema.FindType(of) is not { IsResource: true, IsAbstract: false })
            return terminal.Stop(new($"{of} er ingen ressurstype i FHIR R4", $"{of} is no resource type of FHIR R4"));
        if (ProviderOf(parsed) is not { } database) return terminal.Stop(new("--provider er sqlite eller postgres", "--provider is sqlite or postgres"));
        var settings = new StoreSettings { Provider = database, ConnectionString = connection };
        try
        {
            // A tool that looks after stores makes none.
            if (!FhirStore.IsThere(settings)) return terminal.Stop(new("det er ikke noe lager der", "there is no store there"));
            using var store = FhirStore.Open(settings, ProfilePackages.SearchParameters);
            return await ReindexAsync(store, of, cancel);
        }
        catch (Exception failure) when (failure is StoreException or ArgumentException)
        {
            return terminal.Stop(new($"lageret kan ikke brukes: {failure.Message}", $"the store cannot be used: {failure.Message}"));
        }
    }

    private StoreProvider? ProviderOf(ParseResult parsed) => parsed.GetValue(provider)?.ToLowerInvariant() switch
    {
        null or "sqlite" => StoreProvider.Sqlite,
        "postgres" => StoreProvider.Postgres,
        _ => null,
    };

    private async Task<int> ReindexAsync(FhirStore store, string? of, CancellationToken cancel)
    {
        if (of is null && store.Renewal.State() is not null) return await RenewAsync(store, cancel);
        // The same question after a stop is the same work: it goes on where it was.
        var id = of is null ? "tool" : $"tool {of}";
        ProgressBar? bar = null;
        var reached = await store.Reindexing.RunAsync(id, of, state => (bar ??= new ProgressBar(terminal, (int)Math.Min(int.MaxValue, state.Total))).Show((int)Math.Min(state.Done, state.Total)), cancel);
        bar?.Clear();
        await store.Reindexing.ForgetAsync(id, cancel);
        if (reached is null) return terminal.Stop(new("en annen kjøring ble ferdig først", "another run was done first"));
        return Told(reached);
    }

    /// <summary>The index is an older program's, and being made anew already.</summary>
    private async Task<int> RenewAsync(FhirStore store, CancellationToken cancel)
    {
        ProgressBar? bar = null;
        ReindexState? reached = null;
        var isRenewed = await store.Renewal.RunAsync(state => (bar ??= new ProgressBar(terminal, (int)Math.Min(int.MaxValue, state.Total))).Show((int)Math.Min((reached = state).Done, state.Total)), cancel);
        bar?.Clear();
        return isRenewed && reached is not null ? Told(reached) : terminal.Stop(new("en server bygger indeksen opp igjen, eller må gjøre det fordi den har egne søkeparametre", "a server is making the index anew, or has to, having search parameters of its own"));
    }

    private int Told(ReindexState reached)
    {
        terminal.Out.WriteLine(terminal.Say(new($"{reached.Done} ressurser er lest på nytt", $"{reached.Done} resources were read again")));
        return ExitCode.Success;
    }
}
