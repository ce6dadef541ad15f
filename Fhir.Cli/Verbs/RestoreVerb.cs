using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Profiles.Registry;
using Fhir.Profiles.Restoring;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref packages restore</c>: brings what a project depends on into the cache, the very same packages every time.</summary>
internal sealed class RestoreVerb(Terminal terminal, Func<HttpMessageHandler> handler)
{
    private readonly Argument<string> folder = new("folder") { DefaultValueFactory = _ => "." };
    private readonly Option<bool> isLocked = new("--locked");
    private readonly Option<bool> update = new("--update");
    private readonly PackageSettings settings = new(terminal);

    public static Command Create(Terminal terminal, Func<HttpMessageHandler> handler) => new RestoreVerb(terminal, handler).Command();

    private Command Command()
    {
        folder.Description = terminal.Say(new("Mappe med package.json; uten valg denne.", "Folder with package.json; without a choice this one."));
        isLocked.Description = terminal.Say(new("Feiler heller enn å endre fhirpkg.lock.json.", "Fails rather than change fhirpkg.lock.json."));
        update.Description = terminal.Say(new("Ser bort fra fhirpkg.lock.json og tar de nyeste som passer.", "Disregards fhirpkg.lock.json and takes the newest that fit."));
        var command = new Command("restore", terminal.Say(new("Henter pakkene en mappe bygger på, og låser dem i fhirpkg.lock.json.",
            "Fetches the packages a folder builds on, and locks them in fhirpkg.lock.json."))) { folder, settings.Registry, settings.Cache, isLocked, update };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var path = parsed.GetValue(folder)!;
        if (!Project.IsOne(path)) return terminal.Stop(new($"{path} har ingen package.json", $"{path} has no package.json"));
        var (feed, trouble) = settings.FeedOf(parsed, handler);
        if (trouble is { } why) return terminal.Stop(why);
        using (feed as IDisposable) return await RestoreAsync(terminal, path, settings.CacheOf(parsed), feed, Mode(parsed), cancel);
    }

    private LockMode Mode(ParseResult parsed) => parsed.GetValue(isLocked) ? LockMode.Keep : parsed.GetValue(update) ? LockMode.Disregard : LockMode.Follow;

    /// <returns>The exit code.</returns>
    public static async Task<int> RestoreAsync(Terminal terminal, string folder, PackageCache cache, IPackageFeed? feed, LockMode mode, CancellationToken cancel)
    {
        try
        {
            if (Project.Open(folder) is not { } project) return terminal.Refuse(Refusal.BadRequest(PackageRules.Manifest.At(null, "{}")));
            var before = mode == LockMode.Disregard ? LockFile.Empty : project.ReadLock();
            if (before.Refusal is { } broken) return terminal.Refuse(broken);
            var resolver = new PackageResolver(cache, feed, before.Value);
            var restored = await resolver.RestoreAsync(project.Dependencies, cancel);
            foreach (var notice in resolver.Notices) terminal.Tell(folder, notice);
            if (restored.Refusal is { } refusal) return terminal.Refuse(refusal);
            if (mode == LockMode.Keep && !restored.Value.ToBytes().AsSpan().SequenceEqual(before.Value.ToBytes()))
                return terminal.Refuse(Refusal.BadRequest(PackageRules.LockStale.At(null, project.LockPath)));
            project.WriteLock(restored.Value);
            foreach (var id in restored.Value.Packages.Keys) terminal.Out.WriteLine(id);
            return ExitCode.Success;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return terminal.Stop(new(failure.Message, failure.Message));
        }
    }
}

/// <summary>What a lock file counts for in a restore.</summary>
internal enum LockMode
{
    /// <summary>It goes before what is newer, and is brought up to date with package.json.</summary>
    Follow,
    /// <summary>It must be right as it is.</summary>
    Keep,
    /// <summary>It is written anew.</summary>
    Disregard,
}
