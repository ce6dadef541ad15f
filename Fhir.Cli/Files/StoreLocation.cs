using System.CommandLine;

namespace Fhir.Cli.Files;

/// <summary>Which store a verb works on: a server's data folder or a connection string, as in the server's settings.</summary>
internal sealed class StoreLocation(Terminal terminal)
{
    private const string FileName = "fhirref.db";

    public Option<string> Data { get; } = new("--data")
    {
        HelpName = "folder", Description = terminal.Say(new("Serverens datamappe (FhirRef:DataDir).", "The server's data folder (FhirRef:DataDir).")),
    };

    public Option<string> Connection { get; } = new("--connection")
    {
        HelpName = "string", Description = terminal.Say(new("Tilkoblingen i stedet (FhirRef:Store:ConnectionString).", "The connection instead (FhirRef:Store:ConnectionString).")),
    };

    /// <summary>The connection string; null when neither or both are given.</summary>
    public string? Of(ParseResult parsed) => (parsed.GetValue(Data), parsed.GetValue(Connection)) switch
    {
        ({ } folder, null) => $"Data Source={Path.Combine(folder, FileName)}",
        (null, { } connection) => connection,
        _ => null,
    };

    public int Unclear() => terminal.Stop(new("gi enten --data eller --connection", "give either --data or --connection"));
}
