using System.Text.Encodings.Web;
using System.Text.Json;

using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Validating;

/// <summary>The verdicts as text, JSON and SARIF.</summary>
internal static class VerdictReports
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A line per issue with its place, as compilers write them, and a line that sums up.</summary>
    public static void Text(IReadOnlyList<Verdict> verdicts, Terminal terminal)
    {
        foreach (var verdict in verdicts)
            foreach (var issue in verdict.Issues) terminal.Out.WriteLine(Line(verdict, issue, terminal.Language));
        var (errors, warnings) = (verdicts.Sum(verdict => verdict.Errors), verdicts.Sum(verdict => verdict.Warnings));
        terminal.Out.WriteLine(terminal.Say(new($"{verdicts.Count} ressurser: {errors} feil, {warnings} advarsler",
            $"{verdicts.Count} resources: {errors} errors, {warnings} warnings")));
    }

    public static string Line(Verdict verdict, Issue issue, Language language)
    {
        var place = issue.Position is { } at && verdict.Line is null ? $"{verdict.Place}:{at.Line}:{at.Column}" : verdict.Place;
        return $"{place}: {issue.Severity.ToCode()} {issue.RuleId}: {(issue.Expression is { Length: > 0 } expression ? $"{expression}: " : "")}{issue.Text(language)}";
    }

    public static void Json(IReadOnlyList<Verdict> verdicts, Terminal terminal)
    {
        using var json = new Utf8JsonWriter(terminal.Output, Indented);
        json.WriteStartObject();
        json.WriteNumber("errors", verdicts.Sum(verdict => verdict.Errors));
        json.WriteNumber("warnings", verdicts.Sum(verdict => verdict.Warnings));
        json.WriteStartArray("resources");
        foreach (var verdict in verdicts)
        {
            json.WriteStartObject();
            json.WriteString("file", verdict.Path);
            if (verdict.Line is { } line) json.WriteNumber("line", line);
            json.WritePropertyName("outcome");
            OperationOutcomeWriter.Write(verdict.Issues, terminal.Language, json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        terminal.Out.WriteLine();
    }
}
