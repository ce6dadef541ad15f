using System.CommandLine;

using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Profiles.Restoring;

namespace Fhir.Cli.Files;

/// <summary>The definitions a run knows: the packages of <c>--ig</c> first, what they build on, then the tool's own and FHIR R4.</summary>
internal sealed class GuideSource(Terminal terminal)
{
    private readonly PackageSettings settings = new(terminal);

    public Option<string[]> Guides { get; } = new("--ig") { HelpName = "folder|tgz|name#version" };

    public Option<string> Cache => settings.Cache;

    /// <summary>Null after telling the person which package could not be read.</summary>
    /// <param name="below">What the packages lie on.</param>
    /// <param name="first">A folder that goes before the packages named.</param>
    public ICanonicalSource? Open(ParseResult parsed, ICanonicalSource below, string? first = null)
    {
        var named = parsed.GetValue(Guides) ?? [];
        if (first is not null) named = [first, .. named];
        if (named.Length == 0) return below;
        var packages = new InstalledPackages(settings.CacheOf(parsed));
        foreach (var name in named)
            if (!Add(packages, name)) return null;
        var layers = packages.Layers();
        foreach (var notice in packages.Notices) terminal.Tell("--ig", notice);
        return new LayeredSource([.. layers, below]);
    }

    private bool Add(InstalledPackages packages, string named)
    {
        try
        {
            if (Directory.Exists(named)) return Add(packages, PackageReader.ReadFolder(named));
            if (File.Exists(named)) return Add(packages, ReadArchive(named));
            // What looks like neither a path nor a package is more likely a path that is not there.
            if (!named.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase) && PackageId.Split(named) is var (name, version))
            {
                if (packages.Add(name, version) is not { } refusal) return true;
                terminal.Refuse(refusal);
                return false;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Told below.
        }
        terminal.Stop(new($"kan ikke lese pakken {named}", $"cannot read the package {named}"));
        return false;
    }

    private bool Add(InstalledPackages packages, Result<FhirPackage> read)
    {
        if (read.IsValue) packages.Add(read.Value);
        else terminal.Refuse(read.Refusal);
        return read.IsValue;
    }

    private static Result<FhirPackage> ReadArchive(string path)
    {
        using var archive = File.OpenRead(path);
        return PackageReader.ReadArchive(archive, path);
    }
}
