using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>What <c>trace()</c> told during one evaluation; past <see cref="Most"/> it is only counted by the evaluation's own budget.</summary>
internal sealed class LabTraces
{
    private const int Most = 1000;

    public List<(string Name, FhirPathValues Values)> All { get; } = [];

    public void Add(string name, FhirPathValues values)
    {
        if (All.Count < Most) All.Add((name, values));
    }
}

/// <summary>Writes the Parameters that answer <c>$fhirpath</c>: the echo of what was asked, then one result for each context.</summary>
internal sealed class LabWriter : IDisposable
{
    private const string ResourcePath = "http://fhir.forms-lab.com/StructureDefinition/resource-path";
    private const string JsonValue = "http://fhir.forms-lab.com/StructureDefinition/json-value";

    private static readonly string Evaluator = $"FhirRef {typeof(LabWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} (R4)";

    private readonly LabRequest request;
    private readonly Language language;
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;
    private readonly Definitions.TypeInfo parameterType;

    public LabWriter(LabRequest request, Language language)
    {
        (this.request, this.language) = (request, language);
        writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        parameterType = request.Input.Document.Schema.FindType("Parameters.parameter")!;
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Parameters");
        writer.WriteString("id"u8, "fhirpath");
        writer.WriteStartArray("parameter"u8);
    }

    /// <summary>The answer has passed its limit; what is asked for after that is left out.</summary>
    public bool IsFull => writer.BytesCommitted + writer.BytesPending > FhirPathLab.MaxOutputBytes;

    public byte[] Finish()
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => writer.Dispose();

    /// <param name="types">What the expression's items can be.</param>
    /// <param name="warnings">Of the static check; null when it was not asked for.</param>
    public void WriteParameters(FhirPathExpression expression, StaticTypes types, IReadOnlyList<Issue>? warnings)
    {
        Begin("parameters");
        writer.WriteStartArray("part"u8);
        Text("evaluator", Evaluator);
        Text("expectedReturnType", types.IsUnknown ? null : types.ToString());
        Text("parseDebugTree", AstJson.Of(expression.Ast));
        Text("expression", expression.Text);
        if (request.Context.Exists) Text("context", request.Context.Value);
        Begin("resource");
        writer.WritePropertyName("resource"u8);
        JsonWriter.Write(request.Resource, writer);
        writer.WriteEndObject();
        if (LabRequest.Find(request.Input, "variables") is { Exists: true } variables) JsonWriter.Write(variables, writer);
        if (warnings is not null) WriteValidation(warnings);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <param name="context">The context item's path; null without a context expression.</param>
    public void WriteResult(string? context, FhirPathValues values, LabTraces traces)
    {
        Begin("result");
        if (context is not null) writer.WriteString("valueString"u8, context);
        if (values.Count + traces.All.Count > 0)
        {
            writer.WriteStartArray("part"u8);
            WriteItems(values);
            foreach (var (name, traced) in traces.All) WriteTrace(name, traced);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private void WriteValidation(IReadOnlyList<Issue> warnings)
    {
        Begin("debugOutcome");
        writer.WritePropertyName("resource"u8);
        OperationOutcomeWriter.Write(warnings, language, writer);
        writer.WriteEndObject();
    }

    private void WriteTrace(string name, FhirPathValues values)
    {
        Begin("trace");
        writer.WriteString("valueString"u8, name);
        if (values.Count > 0)
        {
            writer.WriteStartArray("part"u8);
            WriteItems(values);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private void WriteItems(FhirPathValues items)
    {
        foreach (var item in items)
        {
            if (IsFull) return;
            if (item.Kind == FhirPathKind.Element) WriteElement(item.Element);
            else WriteSystem(item);
        }
    }

    private void WriteElement(Element element)
    {
        var property = element.IsResource ? null : parameterType.Properties.FirstOrDefault(candidate => candidate.Name == "value" && candidate.Type == element.Type);
        Begin(element.HasValue && element.Utf8Value.IsEmpty ? "empty-string" : element.Type.Name);
        WriteExtensions(element, withJson: property is null && !element.IsResource);
        if (element.IsResource)
        {
            writer.WritePropertyName("resource"u8);
            JsonWriter.Write(element, writer);
        }
        else if (property is not null) JsonWriter.WriteGroup(element, element.NextSibling, property, writer, edit: null);
        writer.WriteEndObject();
    }

    private void WriteExtensions(Element element, bool withJson)
    {
        var isOwn = ReferenceEquals(element.Document, request.Resource.Document);
        if (!isOwn && !withJson) return;
        writer.WriteStartArray("extension"u8);
        if (isOwn) WriteExtension(ResourcePath, element.Path);
        // Backbone elements and xhtml are no type of Parameters.parameter.value[x].
        if (withJson) WriteExtension(JsonValue, Encoding.UTF8.GetString(JsonWriter.ToBytes(element)));
        writer.WriteEndArray();
    }

    private void WriteExtension(string url, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("url"u8, url);
        writer.WriteString("valueString"u8, value);
        writer.WriteEndObject();
    }

    /// <summary>System values under the FHIR type that holds them: Boolean is <c>boolean</c> in valueBoolean.</summary>
    private void WriteSystem(in FhirPathValue item)
    {
        if (item.String is "")
        {
            Begin("empty-string");
            writer.WriteEndObject();
            return;
        }
        var name = item.Kind switch
        {
            FhirPathKind.Quantity => "Quantity",
            FhirPathKind.Type => "string",
            var kind => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..],
        };
        Begin(name);
        WriteSystemValue(item, "value" + char.ToUpperInvariant(name[0]) + name[1..]);
        writer.WriteEndObject();
    }

    private void WriteSystemValue(in FhirPathValue item, string property)
    {
        if (item.Kind == FhirPathKind.Boolean) writer.WriteBoolean(property, item.Boolean);
        else if (item.IsNumber) writer.WriteNumber(property, item.Number);
        else if (item.Kind == FhirPathKind.Quantity) WriteQuantity(item, property);
        else writer.WriteString(property, item.ToString());
    }

    private void WriteQuantity(in FhirPathValue quantity, string property)
    {
        writer.WriteStartObject(property);
        writer.WriteNumber("value"u8, quantity.Number);
        writer.WriteString("unit"u8, quantity.Unit);
        writer.WriteString("system"u8, quantity.HasCalendarUnit ? "http://hl7.org/fhirpath/CodeSystem/calendar-units" : SystemTypes.UcumSystem);
        writer.WriteString("code"u8, quantity.Unit);
        writer.WriteEndObject();
    }

    private void Begin(string name)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
    }

    private void Text(string name, string? value)
    {
        if (value is null) return;
        Begin(name);
        writer.WriteString("valueString"u8, value);
        writer.WriteEndObject();
    }
}
