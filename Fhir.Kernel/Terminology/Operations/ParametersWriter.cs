using System.Buffers;
using System.Text.Json;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>Writes the Parameters resource that an operation answers with. https://hl7.org/fhir/R4/parameters.html</summary>
public sealed class ParametersWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter writer;

    public ParametersWriter()
    {
        writer = JsonWriter.Open(buffer, pretty: false);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Parameters");
        writer.WriteStartArray("parameter"u8);
    }

    public void Boolean(string name, bool value)
    {
        Begin(name);
        writer.WriteBoolean("valueBoolean"u8, value);
        writer.WriteEndObject();
    }

    /// <param name="type">The type behind <c>value</c>: String, Code, Uri, DateTime ...</param>
    /// <param name="value">Null writes nothing.</param>
    public void Text(string name, string type, string? value)
    {
        if (value is null) return;
        Begin(name);
        writer.WriteString("value" + type, value);
        writer.WriteEndObject();
    }

    /// <param name="value">A number or boolean as JSON spells it.</param>
    public void Raw(string name, string type, string value)
    {
        Begin(name);
        writer.WritePropertyName("value" + type);
        writer.WriteRawValue(value);
        writer.WriteEndObject();
    }

    public void Coding(string name, string? system, string code, string? display)
    {
        Begin(name);
        writer.WritePropertyName("valueCoding"u8);
        DesignationWriter.WriteCoding(writer, system, code, display);
        writer.WriteEndObject();
    }

    /// <summary>A parameter made of parts.</summary>
    public void Parts(string name, Action<ParametersWriter> write)
    {
        Begin(name);
        writer.WriteStartArray("part"u8);
        write(this);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <returns>FHIR JSON in UTF-8. Nothing can be written after this.</returns>
    public byte[] Finish()
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => writer.Dispose();

    private void Begin(string name)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
    }
}
