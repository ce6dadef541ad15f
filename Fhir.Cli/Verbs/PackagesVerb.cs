using System.CommandLine;

using Fhir.Cli.Files;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref packages</c>: which FHIR packages there are, and making one of a folder.</summary>
internal sealed class PackagesVerb(Terminal terminal)
{
    private readonly Argument<string> folder = new("folder");
    private readonly Option<string> output = new("--out") { HelpName = "file" };

    public static Command Create(Terminal terminal) => new PackagesVerb(terminal).Command();

    private Command Command()
    {
        folder.Description = terminal.Say(new("Mappe med package.json, eller mappen som har den i package/.",
            "Folder with package.json, or the one that has it in package/."));
        output.Description = terminal.Say(new("Filen pakken skrives til; uten valg <navn>-<versjon>.tgz.",
            "File the package is written to; without a choice <name>-<version>.tgz."));
        var list = new Command("list", terminal.Say(new("Lister pakkene verktøyet har med seg og dem i ~/.fhir/packages.",
            "Lists the packages the tool carries and those in ~/.fhir/packages.")));
        list.SetAction(_ => List());
        var pack = new Command("pack", terminal.Say(new("Pakker en mappe som FHIR-pakke (tgz).",
            "Packs a folder as a FHIR package (tgz)."))) { folder, output };
        pack.SetAction(Pack);
        return new Command("packages", terminal.Say(new("FHIR-pakker.", "FHIR packages."))) { list, pack };
    }

    private int List()
    {
        foreach (var package in ProfilePackages.All) terminal.Out.WriteLine($"{package,-40} {terminal.Say(new("medfølger", "carried"))}");
        foreach (var package in PackageCache.List(PackageCache.Folder)) terminal.Out.WriteLine($"{package,-40} {PackageCache.Shown}");
        return ExitCode.Success;
    }

    private int Pack(ParseResult parsed)
    {
        var path = parsed.GetValue(folder)!;
        if (!Directory.Exists(path)) return terminal.Stop(new($"{path} finnes ikke", $"{path} does not exist"));
        var package = PackageReader.ReadFolder(path);
        if (package.Refusal is { } refusal) return terminal.Stop(new(refusal.Issues[0].Text(Language.Nb), refusal.Issues[0].Text(Language.En)));
        foreach (var issue in package.Value.Issues) terminal.Tell(path, issue);
        var target = parsed.GetValue(output) ?? $"{package.Value.Manifest.Name}-{package.Value.Manifest.Version}.tgz";
        try
        {
            PackageWriter.Write(path, target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return terminal.Stop(new($"kan ikke skrive {target}", $"cannot write {target}"));
        }
        terminal.Out.WriteLine(target);
        return ExitCode.Success;
    }
}
