using System.Text.Json;

using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Validating;

/// <summary>SARIF 2.1.0, as code scanning services read it; the rules come last, since only then it is known which there were.
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</summary>
internal sealed class SarifReport : IVerdictReport
{
    private readonly Terminal terminal;
    private readonly Utf8JsonWriter json;
    private readonly SortedDictionary<string, Rule> rules = new(StringComparer.Ordinal);

    public SarifReport(Terminal terminal)
    {
        (this.terminal, json) = (terminal, new Utf8JsonWriter(terminal.Output, JsonReport.Indented));
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartArray("results");
    }

    public void Add(IReadOnlyList<Verdict> verdicts)
    {
        foreach (var verdict in verdicts)
            foreach (var issue in verdict.Issues)
            {
                rules.TryAdd(issue.RuleId, issue.Rule);
                Result(json, verdict, issue, terminal.Language);
            }
        json.Flush();
    }

    public void End(Tally tally)
    {
        json.WriteEndArray();
        Tool();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        terminal.Out.WriteLine();
    }

    public void Dispose() => json.Dispose();

    private void Tool()
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "fhirref");
        json.WriteStartArray("rules");
        foreach (var rule in rules.Values)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            Message(json, "shortDescription", terminal.Language == Language.Nb ? rule.Nb : rule.En);
            json.WriteString("helpUri", rule.Link);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Verdict verdict, Issue issue, Language language)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", issue.RuleId);
        json.WriteString("level", issue.Severity switch { Severity.Fatal or Severity.Error => "error", Severity.Warning => "warning", _ => "note" });
        Message(json, "message", issue.Text(language));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", verdict.Path.Replace('\\', '/'));
        json.WriteEndObject();
        Region(json, verdict, issue);
        json.WriteEndObject();
        if (issue.Expression is { Length: > 0 } expression) Logical(json, expression);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // On a line of NDJSON the parser counts from that line.
    private static void Region(Utf8JsonWriter json, Verdict verdict, Issue issue)
    {
        if (issue.Position is not { } at) return;
        json.WriteStartObject("region");
        json.WriteNumber("startLine", verdict.Number ?? at.Line);
        json.WriteNumber("startColumn", at.Column);
        json.WriteEndObject();
    }

    private static void Logical(Utf8JsonWriter json, string expression)
    {
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", expression);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
