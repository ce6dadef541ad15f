using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>A ValueSet resource with its expansion. https://hl7.org/fhir/R4/valueset.html#expansion</summary>
public static class ExpansionWriter
{
    private const string Unclosed = "http://hl7.org/fhir/StructureDefinition/valueset-unclosed";

    /// <param name="valueSet">The ValueSet resource; default for a value set that has none.</param>
    /// <param name="url">For a value set without a resource.</param>
    /// <returns>FHIR JSON in UTF-8.</returns>
    public static byte[] ToBytes(ExpandedValueSet expanded, Element valueSet, string url, ExpansionRequest request, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = JsonWriter.Open(buffer, pretty: false);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "ValueSet");
        if (valueSet.Exists) JsonWriter.WriteProperties(valueSet, writer, IsKept(request));
        else WriteStub(writer, url);
        WriteExpansion(writer, expanded, valueSet.Exists ? valueSet.ValueOf("url") ?? url : url, valueSet, request, now);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    // The narrative tells of the definition, and the resource's own id and version are not those of this answer.
    private static JsonEdit IsKept(ExpansionRequest request) => new()
    {
        Include = element => !element.Parent.IsResource || element.Name is not ("id" or "meta" or "text" or "expansion") && (element.Name != "compose" || request.IncludesDefinition),
    };

    private static void WriteStub(Utf8JsonWriter writer, string url)
    {
        writer.WriteString("url"u8, url);
        writer.WriteString("status"u8, "active");
    }

    private static void WriteExpansion(Utf8JsonWriter writer, ExpandedValueSet expanded, string url, Element valueSet, ExpansionRequest request, DateTimeOffset now)
    {
        writer.WriteStartObject("expansion"u8);
        if (expanded.IsUnclosed) WriteUnclosed(writer);
        writer.WriteString("identifier"u8, Identifier(expanded, url, request));
        writer.WriteString("timestamp"u8, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        writer.WriteNumber("total"u8, expanded.Total);
        if (request.IsPaged) writer.WriteNumber("offset"u8, request.Offset ?? 0);
        WriteParameters(writer, expanded, valueSet, request);
        WriteContains(writer, expanded.Concepts, request);
        writer.WriteEndObject();
    }

    private static void WriteUnclosed(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteString("url"u8, Unclosed);
        writer.WriteBoolean("valueBoolean"u8, true);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>The same for every page of the same question to the same code systems.</summary>
    private static string Identifier(ExpandedValueSet expanded, string url, ExpansionRequest request)
    {
        var question = request.Parameters.Where(parameter => parameter.Name is not ("offset" or "count")).Select(parameter => $"{parameter.Name}={parameter.Value}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [url, .. question, .. expanded.Supplements, expanded.Total.ToString(CultureInfo.InvariantCulture)])));
        // RFC 9562 section 5.8: a version 8 UUID is of one's own making.
        (hash[6], hash[8]) = ((byte)(0x80 | (hash[6] & 0x0F)), (byte)(0x80 | (hash[8] & 0x3F)));
        return $"urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true)}";
    }

    private static void WriteParameters(Utf8JsonWriter writer, ExpandedValueSet expanded, Element valueSet, ExpansionRequest request)
    {
        ExpansionParameter[] all =
        [
            .. request.Parameters,
            .. expanded.Versions.Select(version => new ExpansionParameter("version", "Uri", version)),
            .. expanded.Supplements.Select(supplement => new ExpansionParameter("used-supplement", "Uri", supplement)),
            .. valueSet.Child("compose").ValueOf("lockedDate") is { } date
                ? [new ExpansionParameter("warning", "String", $"compose.lockedDate {date} is not taken into account: code systems have their loaded version")]
                : Array.Empty<ExpansionParameter>(),
        ];
        if (all.Length == 0) return;
        writer.WriteStartArray("parameter"u8);
        foreach (var parameter in all) WriteParameter(writer, parameter);
        writer.WriteEndArray();
    }

    private static void WriteParameter(Utf8JsonWriter writer, ExpansionParameter parameter)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, parameter.Name);
        writer.WritePropertyName("value" + parameter.Type);
        if (parameter.Type is "Boolean" or "Integer") writer.WriteRawValue(parameter.Value);
        else writer.WriteStringValue(parameter.Value);
        writer.WriteEndObject();
    }

    // The depth is that of a document the parser has taken, so the recursion is bounded.
    private static void WriteContains(Utf8JsonWriter writer, IReadOnlyList<ExpandedNode> nodes, ExpansionRequest request)
    {
        if (nodes.Count == 0 || request.Count == 0) return;
        writer.WriteStartArray("contains"u8);
        foreach (var node in nodes)
        {
            writer.WriteStartObject();
            WriteConcept(writer, node.Concept, request);
            WriteContains(writer, node.Contains, request);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteConcept(Utf8JsonWriter writer, ExpandedConcept concept, ExpansionRequest request)
    {
        writer.WriteString("system"u8, concept.System);
        if (concept.IsAbstract) writer.WriteBoolean("abstract"u8, true);
        if (concept.IsInactive) writer.WriteBoolean("inactive"u8, true);
        if (concept.Version is { } version) writer.WriteString("version"u8, version);
        writer.WriteString("code"u8, concept.Code);
        if ((Designation.Preferred(concept.Designations, request.DisplayLanguage) ?? concept.Display) is { } display) writer.WriteString("display"u8, display);
        if (request.IncludesDesignations) WriteDesignations(writer, [.. concept.Designations.Where(designation => IsWanted(designation, request))]);
    }

    private static bool IsWanted(Designation designation, ExpansionRequest request) => request.Designations.IsEmpty || request.Designations.Any(token => IsToken(designation, token));

    /// <summary><c>urn:ietf:bcp:47|nb</c> or <c>nb</c> is a language, <c>system|code</c> a use.</summary>
    private static bool IsToken(Designation designation, string token)
    {
        var bar = token.IndexOf('|', StringComparison.Ordinal);
        var (system, code) = bar < 0 ? (null, token) : (token[..bar], token[(bar + 1)..]);
        if ((system is null or "urn:ietf:bcp:47") && designation.IsIn(code)) return true;
        return designation.Use is { } use && use.Code == code && (system is null || use.System == system);
    }

    private static void WriteDesignations(Utf8JsonWriter writer, List<Designation> designations)
    {
        if (designations.Count == 0) return;
        writer.WriteStartArray("designation"u8);
        foreach (var designation in designations)
        {
            writer.WriteStartObject();
            DesignationWriter.WriteParts(writer, designation);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}

internal static class DesignationWriter
{
    /// <summary>language, use and value as they stand in an expansion.</summary>
    public static void WriteParts(Utf8JsonWriter writer, Designation designation)
    {
        if (designation.Language is { } language) writer.WriteString("language"u8, language);
        if (designation.Use is { } use)
        {
            writer.WritePropertyName("use"u8);
            WriteCoding(writer, use.System, use.Code, use.Display);
        }
        writer.WriteString("value"u8, designation.Value);
    }

    public static void WriteCoding(Utf8JsonWriter writer, string? system, string code, string? display)
    {
        writer.WriteStartObject();
        if (system is not null) writer.WriteString("system"u8, system);
        writer.WriteString("code"u8, code);
        if (display is not null) writer.WriteString("display"u8, display);
        writer.WriteEndObject();
    }
}
