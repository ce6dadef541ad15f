using System.CommandLine;

using Fhir.Kernel.Terminology;
using Fhir.Terminology.Tables;

namespace Fhir.Cli.Files;

/// <summary>Where imported code systems lie: an option, else the setting, which for a tool is an environment variable.</summary>
internal sealed class TerminologySettings(Terminal terminal)
{
    private const string Variable = "FhirRef__Terminology__Folder";

    public Option<string> Folder { get; } = new("--terminology")
    {
        HelpName = "folder",
        Description = terminal.Say(new($"Mappen med importerte kodeverk; uten valg {Variable}, ellers ~/.fhir/terminology.",
            $"The folder of imported code systems; without a choice {Variable}, else ~/.fhir/terminology.")),
    };

    public string FolderOf(ParseResult parsed) => parsed.GetValue(Folder) ?? Environment.GetEnvironmentVariable(Variable)
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fhir", "terminology");

    /// <summary>What was imported; damaged tables are named on the error output.</summary>
    public TerminologyProviders ProvidersOf(ParseResult parsed)
    {
        var folder = CodeTableFolder.Open(FolderOf(parsed));
        foreach (var damage in folder.Damaged) terminal.Stop(new(damage, damage));
        return folder.Tables.IsEmpty ? TerminologyProviders.None : new TerminologyProviders([folder], []);
    }
}
