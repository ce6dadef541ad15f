using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;

namespace Fhir.Cli.Files;

/// <summary>The definitions a run knows: the packages of <c>--ig</c> first, then the tool's own and FHIR R4.</summary>
internal static class GuideSource
{
    /// <summary>Null after telling the person which package could not be read.</summary>
    public static ICanonicalSource? Open(IEnumerable<string> paths, Terminal terminal) => Open(paths, ProfilePackages.WithCore, terminal);

    /// <param name="below">What the packages lie on.</param>
    public static ICanonicalSource? Open(IEnumerable<string> paths, ICanonicalSource below, Terminal terminal)
    {
        var packages = new List<ICanonicalSource>();
        foreach (var path in paths)
        {
            if (Read(path, terminal) is not { } package) return null;
            packages.Add(package);
        }
        return packages.Count == 0 ? below : new LayeredSource([.. packages, below]);
    }

    private static FhirPackage? Read(string path, Terminal terminal)
    {
        try
        {
            var read = Directory.Exists(path) ? PackageReader.ReadFolder(path) : ReadArchive(path);
            if (read.IsValue) return read.Value;
            terminal.Stop(new(read.Refusal.Issues[0].Text(Language.Nb), read.Refusal.Issues[0].Text(Language.En)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            terminal.Stop(new($"kan ikke lese pakken {path}", $"cannot read the package {path}"));
        }
        return null;
    }

    private static Result<FhirPackage> ReadArchive(string path)
    {
        using var archive = File.OpenRead(path);
        return PackageReader.ReadArchive(archive, path);
    }
}
