using System.CommandLine;
using System.Globalization;

using Fhir.Cli.Files;
using Fhir.Terminology.Import;
using Fhir.Terminology.Tables;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref terminology</c>: code systems from the files their owners publish, for full checking without a network.</summary>
internal sealed class TerminologyVerb(Terminal terminal)
{
    private readonly Argument<string> source = new("file|folder|zip");
    private readonly Option<string> system = new("--system") { HelpName = "url" };
    private readonly Option<string> version = new("--system-version") { HelpName = "version" };
    private readonly Option<string> title = new("--title") { HelpName = "text" };
    private readonly Option<string> edition = new("--edition") { HelpName = "id" };
    private readonly Option<bool> prefixes = new("--prefix-hierarchy");
    private readonly TerminologySettings settings = new(terminal);

    public static Command Create(Terminal terminal) => new TerminologyVerb(terminal).Command();

    private Command Command()
    {
        source.Description = terminal.Say(new("SNOMED CT (RF2), LOINC, en liste med koder og navn, eller en CodeSystem-ressurs.",
            "SNOMED CT (RF2), LOINC, a list of codes and names, or a CodeSystem resource."));
        system.Description = terminal.Say(new("Kodeverkets url; lister sier den ikke selv.", "Url of the code system; lists do not say it themselves."));
        version.Description = terminal.Say(new("Kodeverkets versjon, når den ikke står i filene.", "Version of the code system, when the files do not tell."));
        title.Description = terminal.Say(new("Navn på kodeverket.", "Name of the code system."));
        edition.Description = terminal.Say(new("Utgaven av SNOMED CT: modulens id.", "Edition of SNOMED CT: the id of its module."));
        prefixes.Description = terminal.Say(new("I lister: A000 hører under A00.", "In lists: A000 belongs below A00."));
        var import = new Command("import", terminal.Say(new("Leser et kodeverk inn i mappen.", "Reads a code system into the folder.")))
        {
            source, system, version, title, edition, prefixes, settings.Folder,
        };
        import.SetAction(Import);
        var list = new Command("list", terminal.Say(new("Lister kodeverkene i mappen.", "Lists the code systems of the folder."))) { settings.Folder };
        list.SetAction(List);
        return new Command("terminology", terminal.Say(new("Importerte kodeverk.", "Imported code systems."))) { import, list };
    }

    private int Import(ParseResult parsed)
    {
        var options = new ImportOptions(parsed.GetValue(system), parsed.GetValue(version), parsed.GetValue(title), parsed.GetValue(edition), parsed.GetValue(prefixes));
        var imported = CodeSystemImporter.Import(parsed.GetValue(source)!, settings.FolderOf(parsed), options);
        if (imported.Refusal is { } refusal) return terminal.Refuse(refusal);
        var (count, name) = (Text(imported.Value.Count), $"{imported.Value.Url}{(imported.Value.Version is { } known ? $"|{known}" : "")}");
        terminal.Out.WriteLine(terminal.Say(new($"{name}: {count} koder", $"{name}: {count} codes")));
        return ExitCode.Success;
    }

    private int List(ParseResult parsed)
    {
        using var folder = CodeTableFolder.Open(settings.FolderOf(parsed));
        foreach (var table in folder.Tables) terminal.Out.WriteLine($"{table.Url,-50} {table.Version ?? "-",-60} {Text(table.Count),8} {table.Title}");
        foreach (var damage in folder.Damaged) terminal.Stop(new(damage, damage));
        return folder.Damaged.IsEmpty ? ExitCode.Success : ExitCode.CouldNotRun;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
