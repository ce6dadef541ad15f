using System.Text.Encodings.Web;
using System.Text.Json;

using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Reports;

/// <summary>Everything of a run for other programs, in both languages.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(RunResult run, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Indented);
        json.WriteStartObject();
        json.WriteNumber("formatVersion", 1);
        json.WriteString("target", run.BaseUrl);
        json.WriteString("software", run.Software);
        json.WriteString("started", run.Started);
        json.WriteNumber("seconds", Math.Round(run.Duration.TotalSeconds, 3));
        json.WriteStartArray("tiltak");
        foreach (var tiltak in run.Options.Tiltak) json.WriteStringValue(tiltak);
        json.WriteEndArray();
        if (run.CouldNotRun is { } why) Write(json, "couldNotRun", why);
        Counts(json, run);
        Array(json, "findings", run.Findings, finding => Write(json, finding));
        Array(json, "unverified", run.Unverified, requirement => Write(json, requirement));
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, RunResult run)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("executed", run.Executed);
        json.WriteNumber("passed", run.Count(Verdict.Pass));
        json.WriteNumber("failed", run.Failures);
        json.WriteNumber("warnings", run.Warnings);
        json.WriteNumber("skipped", run.Count(Verdict.Skip));
        json.WriteNumber("omitted", run.Count(Verdict.Omit));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("verdict", finding.Verdict.ToString().ToLowerInvariant());
        json.WriteBoolean("isFailure", finding.IsFailure);
        Write(json, "reason", finding.Judgement.Reason);
        if (finding.Asked is { } asked)
        {
            json.WriteStartObject("asked");
            json.WriteString("method", asked.Method);
            json.WriteString("url", asked.Url);
            json.WriteNumber("status", asked.Status);
            json.WriteEndObject();
        }
        json.WriteNumber("seconds", Math.Round(finding.Duration.TotalSeconds, 3));
        Write(json, finding.Requirement);
        Array(json, "evidence", finding.Evidence, exchange => Write(json, exchange));
    }

    private static void Write(Utf8JsonWriter json, Requirement requirement)
    {
        json.WriteStartObject("requirement");
        json.WriteString("id", requirement.Id);
        json.WriteString("tiltak", requirement.Tiltak);
        json.WriteString("level", requirement.Level.ToString().ToUpperInvariant());
        Write(json, "text", requirement.Text);
        json.WriteString("source", requirement.Source);
        json.WriteString("link", RuleLink.Of(requirement));
        json.WriteString("verification", requirement.Verification.ToString().ToLowerInvariant());
        if (requirement.Reason.Length > 0) json.WriteString("reason", requirement.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteString("method", exchange.Method);
        json.WriteString("url", exchange.Url);
        Array(json, "requestHeaders", exchange.RequestHeaders, header => Write(json, header));
        if (exchange.RequestBody is not null) json.WriteString("requestBody", exchange.RequestBody);
        json.WriteNumber("status", exchange.Status);
        Array(json, "responseHeaders", exchange.ResponseHeaders, header => Write(json, header));
        if (exchange.ResponseBody is not null) json.WriteString("responseBody", exchange.ResponseBody);
        if (exchange.Trouble is { } trouble) Write(json, "trouble", trouble);
        json.WriteNumber("seconds", Math.Round(exchange.Duration.TotalSeconds, 3));
    }

    private static void Write(Utf8JsonWriter json, Header header)
    {
        json.WriteString("name", header.Name);
        json.WriteString("value", header.Value);
    }

    private static void Write(Utf8JsonWriter json, string name, Words words)
    {
        json.WriteStartObject(name);
        json.WriteString("nb", words.Nb);
        json.WriteString("en", words.En);
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
