using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Profiles.Archives;
using Fhir.Profiles.Restoring;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref packages</c>: which FHIR packages there are, fetching them, and making one of a folder.</summary>
internal sealed class PackagesVerb(Terminal terminal)
{
    private readonly Argument<string> folder = new("folder");
    private readonly Option<string> output = new("--out") { HelpName = "file" };
    private readonly PackageSettings settings = new(terminal);

    public static Command Create(Terminal terminal, Func<HttpMessageHandler> handler) => new PackagesVerb(terminal).Command(handler);

    private Command Command(Func<HttpMessageHandler> handler)
    {
        folder.Description = terminal.Say(new("Mappe med package.json, eller mappen som har den i package/.",
            "Folder with package.json, or the one that has it in package/."));
        output.Description = terminal.Say(new("Filen pakken skrives til; uten valg <navn>-<versjon>.tgz.",
            "File the package is written to; without a choice <name>-<version>.tgz."));
        var list = new Command("list", terminal.Say(new("Lister pakkene verktøyet har med seg og dem i pakkelageret.",
            "Lists the packages the tool carries and those in the package cache."))) { settings.Cache };
        list.SetAction(List);
        var pack = new Command("pack", terminal.Say(new("Pakker en mappe som FHIR-pakke (tgz).",
            "Packs a folder as a FHIR package (tgz)."))) { folder, output };
        pack.SetAction(Pack);
        return new Command("packages", terminal.Say(new("FHIR-pakker.", "FHIR packages.")))
        {
            RestoreVerb.Create(terminal, handler), list, AddVerb.Create(terminal, handler), pack,
        };
    }

    private int List(ParseResult parsed)
    {
        var cache = settings.CacheOf(parsed);
        foreach (var package in ProfilePackages.All) terminal.Out.WriteLine($"{package,-40} {terminal.Say(new("medfølger", "carried"))}");
        foreach (var package in cache.Packages) terminal.Out.WriteLine($"{package,-40} {cache.Folder}");
        return ExitCode.Success;
    }

    private int Pack(ParseResult parsed)
    {
        var path = parsed.GetValue(folder)!;
        if (!Directory.Exists(path)) return terminal.Stop(new($"{path} finnes ikke", $"{path} does not exist"));
        var package = PackageReader.ReadFolder(path);
        if (package.Refusal is { } refusal) return terminal.Refuse(refusal);
        foreach (var issue in package.Value.Issues) terminal.Tell(path, issue);
        var id = package.Value.Manifest.Id;
        if (!PackageId.IsName(id.Name) || !PackageId.IsVersion(id.Version)) return terminal.Refuse(Refusal.BadRequest(PackageRules.Name.At(null, id.ToString())));
        var target = parsed.GetValue(output) ?? $"{id.Name}-{id.Version}.tgz";
        try
        {
            // In memory first: the target may lie in the folder that is packed, and half an archive is worse than none.
            using var archive = new MemoryStream();
            PackageWriter.Write(path, archive);
            File.WriteAllBytes(target, archive.ToArray());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return terminal.Stop(new($"kan ikke skrive {target}: {failure.Message}", $"cannot write {target}: {failure.Message}"));
        }
        terminal.Out.WriteLine(target);
        return ExitCode.Success;
    }
}
