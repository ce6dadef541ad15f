using System.Text.Encodings.Web;
using System.Text.Json;

using Fhir.Conformance.Engine;
using Fhir.Kernel.Outcome;

namespace Fhir.Conformance.Reports;

/// <summary>The run as a FHIR TestReport resource: a test per check, its exchanges as operations and its judgement as an assert. https://hl7.org/fhir/R4/testreport.html</summary>
public static class TestReport
{
    private const string ScriptSystem = "https://fhirref.example/no/conformance";

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(RunResult run, Language language, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Indented);
        json.WriteStartObject();
        json.WriteString("resourceType", "TestReport");
        json.WriteString("language", language == Language.Nb ? "nb" : "en");
        json.WriteString("name", $"{ReportWords.Title.In(language)}: {string.Join(", ", run.Options.Tiltak)}");
        json.WriteString("status", run.CouldNotRun is null ? "completed" : "stopped");
        Script(json, run);
        json.WriteString("result", run.Failures == 0 && run.Executed > 0 && run.CouldNotRun is null ? "pass" : "fail");
        if (run.Executed > 0) json.WriteNumber("score", Math.Round(100m * run.Count(Verdict.Pass) / run.Executed, 2));
        json.WriteString("tester", "FhirRef");
        json.WriteString("issued", run.Started);
        Participants(json, run);
        if (run.Findings.Any()) Tests(json, run, language);
        json.WriteEndObject();
    }

    private static void Script(Utf8JsonWriter json, RunResult run)
    {
        json.WriteStartObject("testScript");
        json.WriteStartObject("identifier");
        json.WriteString("system", ScriptSystem);
        json.WriteString("value", string.Join('+', run.Options.Tiltak.Prepend("core")));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Participants(Utf8JsonWriter json, RunResult run)
    {
        json.WriteStartArray("participant");
        json.WriteStartObject();
        json.WriteString("type", "server");
        json.WriteString("uri", run.BaseUrl);
        if (run.Software.Length > 0) json.WriteString("display", ReportWords.Printable(run.Software));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Tests(Utf8JsonWriter json, RunResult run, Language language)
    {
        json.WriteStartArray("test");
        foreach (var finding in run.Findings)
        {
            json.WriteStartObject();
            json.WriteString("name", finding.Requirement.Id);
            json.WriteString("description", finding.Requirement.Text.In(language));
            json.WriteStartArray("action");
            foreach (var exchange in finding.Evidence) Operation(json, exchange);
            Assert(json, finding, language);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Operation(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject();
        json.WriteStartObject("operation");
        json.WriteString("result", exchange.Status == 0 ? "error" : "pass");
        json.WriteString("message", $"{exchange.Method} {exchange.Url}: {exchange.Status}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Explained(Finding finding, Language language) =>
        string.Join('\n', ReportWords.Explained(finding).Select(explained => $"{explained.Name.In(language)}: {explained.Text.In(language)}"));

    private static void Assert(Utf8JsonWriter json, Finding finding, Language language)
    {
        json.WriteStartObject();
        json.WriteStartObject("assert");
        json.WriteString("result", finding.IsWarning ? "warning" : finding.Verdict switch { Verdict.Pass => "pass", Verdict.Fail => "fail", _ => "skip" });
        if (finding.Verdict != Verdict.Pass) json.WriteString("message", ReportWords.Printable(Explained(finding, language)));
        if (RuleLink.Of(finding.Requirement) is var link && RuleLink.IsAddress(link)) json.WriteString("detail", link);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
