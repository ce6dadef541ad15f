using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Fhir.Server.Operability.Logging;

/// <summary>One event, one line, as a JSON object or as text, masked. It stands in place of the framework's formatters, which mask nothing.</summary>
public sealed class LogLine(LogSettings settings, TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "fhirref";

    private const string OriginalFormat = "{OriginalFormat}";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter) => textWriter.Write(Line(logEntry));

    internal string Line<TState>(in LogEntry<TState> entry) => Masking.Mask(settings.Format == LogFormat.Json ? Json(entry) : Plain(entry)) + "\n";

    private string Json<TState>(in LogEntry<TState> entry)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time"u8, Now());
            json.WriteString("level"u8, LevelOf(entry.LogLevel));
            json.WriteString("category"u8, entry.Category);
            json.WriteString("message"u8, entry.Formatter(entry.State, null));
            foreach (var (name, value) in Values(entry.State)) Write(json, name, value);
            if (entry.Exception is { } exception) json.WriteString("exception"u8, ExceptionText.Of(exception, settings.ExceptionMessages));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private string Plain<TState>(in LogEntry<TState> entry)
    {
        var text = new StringBuilder($"{Now()} {LevelOf(entry.LogLevel)} {entry.Category}: ");
        // A line that a caller could break in two would let him write lines of his own.
        foreach (var letter in entry.Formatter(entry.State, null)) text.Append(char.IsControl(letter) ? ' ' : letter);
        if (entry.Exception is { } exception) text.Append('\n').Append(ExceptionText.Of(exception, settings.ExceptionMessages));
        return text.ToString();
    }

    private string Now() => clock.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, object?>> Values<TState>(TState state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> values ? values.Where(value => value.Key != OriginalFormat && value.Value is not null) : [];

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
        switch (value)
        {
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
