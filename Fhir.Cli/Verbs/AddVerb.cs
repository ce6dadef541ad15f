using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Profiles.Archives;
using Fhir.Profiles.Registry;
using Fhir.Profiles.Restoring;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref packages add</c>: puts a package into the cache with all it builds on, and into the package.json of the project if there is one.</summary>
internal sealed class AddVerb(Terminal terminal, Func<HttpMessageHandler> handler)
{
    private readonly Argument<string[]> packages = new("package") { Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> project = new("--project") { HelpName = "folder", DefaultValueFactory = _ => "." };
    private readonly PackageSettings settings = new(terminal);

    public static Command Create(Terminal terminal, Func<HttpMessageHandler> handler) => new AddVerb(terminal, handler).Command();

    private Command Command()
    {
        packages.Description = terminal.Say(new("Pakke: navn#versjon, et navn for den nyeste, en tgz-fil eller en mappe.",
            "Package: name#version, a name for the newest, a tgz file or a folder."));
        project.Description = terminal.Say(new("Mappe hvis package.json skal nevne pakken; uten valg denne, om den har noen.",
            "Folder whose package.json is to name the package; without a choice this one, if it has any."));
        var command = new Command("add", terminal.Say(new("Legger pakker i pakkelageret med det de bygger på.",
            "Puts packages into the package cache with what they build on."))) { packages, project, settings.Registry, settings.Cache };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (feed, trouble) = settings.FeedOf(parsed, handler);
        if (trouble is { } why) return terminal.Stop(why);
        var (cache, folder) = (settings.CacheOf(parsed), parsed.GetValue(project)!);
        using (feed as IDisposable)
            foreach (var named in parsed.GetValue(packages)!)
                if (await AddAsync(named, folder, cache, feed, cancel) is var code and not ExitCode.Success) return code;
        return ExitCode.Success;
    }

    private async Task<int> AddAsync(string named, string folder, PackageCache cache, IPackageFeed? feed, CancellationToken cancel)
    {
        try
        {
            var found = Directory.Exists(named) || File.Exists(named) ? Install(named, cache) : await ChooseAsync(named, cache, feed, cancel);
            if (found.Refusal is { } refusal) return terminal.Refuse(refusal);
            if (Project.IsOne(folder)) return await NameAsync(found.Value, folder, cache, feed, cancel);
            var resolver = new PackageResolver(cache, feed, LockFile.Empty);
            var restored = await resolver.RestoreAsync([KeyValuePair.Create(found.Value.Name, found.Value.Version)], cancel);
            if (restored.Refusal is { } missing) return terminal.Refuse(missing);
            foreach (var id in restored.Value.Packages.Keys) terminal.Out.WriteLine(id);
            return ExitCode.Success;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return terminal.Stop(new(failure.Message, failure.Message));
        }
    }

    private async Task<int> NameAsync(PackageId id, string folder, PackageCache cache, IPackageFeed? feed, CancellationToken cancel)
    {
        if (Project.Open(folder) is not { } manifest) return terminal.Refuse(Refusal.BadRequest(PackageRules.Manifest.At(null, "{}")));
        // Only what could be fetched with all it builds on is written down.
        var resolver = new PackageResolver(cache, feed, LockFile.Empty);
        var restored = await resolver.RestoreAsync([KeyValuePair.Create(id.Name, id.Version)], cancel);
        if (restored.Refusal is { } refusal) return terminal.Refuse(refusal);
        manifest.Add(id);
        return await RestoreVerb.RestoreAsync(terminal, folder, cache, feed, LockMode.Follow, cancel);
    }

    private static Result<PackageId> Install(string path, PackageCache cache)
    {
        if (!Directory.Exists(path))
        {
            using var file = File.OpenRead(path);
            return cache.Install(file, wanted: null);
        }
        var package = PackageReader.ReadFolder(path);
        if (package.Refusal is { } refusal) return refusal;
        using var archive = new MemoryStream();
        PackageWriter.Write(path, archive);
        return cache.Install(archive, wanted: null);
    }

    private static async Task<Result<PackageId>> ChooseAsync(string named, PackageCache cache, IPackageFeed? feed, CancellationToken cancel)
    {
        if (PackageId.Split(named) is not var (name, version)) return Refusal.BadRequest(PackageRules.Name.At(null, named));
        var dependency = Dependency.Parse(name, version ?? "latest");
        return dependency.IsValue ? await new PackageResolver(cache, feed, LockFile.Empty).ChooseAsync(dependency.Value, cancel) : dependency.Refusal;
    }
}
