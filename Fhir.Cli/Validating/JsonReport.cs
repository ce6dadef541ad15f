using System.Text.Encodings.Web;
using System.Text.Json;

using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Validating;

/// <summary>An OperationOutcome per resource, then the numbers.</summary>
internal sealed class JsonReport : IVerdictReport
{
    /// <summary>A report reads as its text does, and is the same everywhere.</summary>
    public static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Terminal terminal;
    private readonly Utf8JsonWriter json;

    public JsonReport(Terminal terminal)
    {
        (this.terminal, json) = (terminal, new Utf8JsonWriter(terminal.Output, Indented));
        json.WriteStartObject();
        json.WriteStartArray("resources");
    }

    public void Add(IReadOnlyList<Verdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            json.WriteStartObject();
            json.WriteString("file", verdict.Path);
            if (verdict.Number is { } line) json.WriteNumber("line", line);
            json.WritePropertyName("outcome");
            OperationOutcomeWriter.Write(verdict.Issues, terminal.Language, json);
            json.WriteEndObject();
        }
        json.Flush();
    }

    public void End(Tally tally)
    {
        json.WriteEndArray();
        json.WriteNumber("errors", tally.Errors);
        json.WriteNumber("warnings", tally.Warnings);
        json.WriteEndObject();
        json.Flush();
        terminal.Out.WriteLine();
    }

    public void Dispose() => json.Dispose();
}
