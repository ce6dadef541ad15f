using System.Text.Json;

namespace Fhir.Tiltak.Population.Files;

/// <summary>Writes the data types of FHIR into the object or array that is open. https://hl7.org/fhir/R4/datatypes.html</summary>
internal readonly struct ResourceWriter(Utf8JsonWriter json)
{
    public void Meta(string profile)
    {
        using var meta = Object("meta");
        using var profiles = Array("profile");
        Value(profile);
    }

    public void Text(string name, string value) => json.WriteString(name, value);

    /// <summary>Nothing when there is no value.</summary>
    public void Optional(string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    public void Number(string name, int value) => json.WriteNumber(name, value);

    public void Number(string name, decimal value) => json.WriteNumber(name, value);

    public void Truth(string name, bool value) => json.WriteBoolean(name, value);

    public void Bytes(string name, ReadOnlySpan<byte> value) => json.WriteBase64String(name, value);

    /// <summary>A value of the open array.</summary>
    public void Value(string value) => json.WriteStringValue(value);

    public Open Object(string name)
    {
        json.WriteStartObject(name);
        return new(json, IsArray: false);
    }

    /// <summary>An object of the open array.</summary>
    public Open Object()
    {
        json.WriteStartObject();
        return new(json, IsArray: false);
    }

    public Open Array(string name)
    {
        json.WriteStartArray(name);
        return new(json, IsArray: true);
    }

    public void Reference(string name, string reference)
    {
        using var _ = Object(name);
        Text("reference", reference);
    }

    /// <summary>An array with one reference.</summary>
    public void References(string name, params ReadOnlySpan<string> references)
    {
        using var _ = Array(name);
        foreach (var reference in references)
        {
            using var one = Object();
            Text("reference", reference);
        }
    }

    public void Concept(string name, Code code, string? text = null)
    {
        using var _ = Object(name);
        Concept(code, text);
    }

    /// <summary>An array with one concept.</summary>
    public void Concepts(string name, params ReadOnlySpan<Code> codes)
    {
        using var _ = Array(name);
        foreach (var code in codes)
        {
            using var one = Object();
            Concept(code, null);
        }
    }

    /// <summary>A concept of several codings, or of none with a text.</summary>
    public void Concept(string name, ReadOnlySpan<Code> codes, string? text)
    {
        using var _ = Object(name);
        if (!codes.IsEmpty) Codings(codes);
        Optional("text", text);
    }

    public void Words(string name, string text)
    {
        using var _ = Object(name);
        Text("text", text);
    }

    public void Coding(string name, Code code)
    {
        using var _ = Object(name);
        Coding(code);
    }

    public void Identifiers(string system, string value)
    {
        using var _ = Array("identifier");
        using var one = Object();
        Identifier(system, value);
    }

    /// <summary>Into the open object.</summary>
    public void Identifier(string system, string value)
    {
        Text("system", system);
        Text("value", value);
    }

    public void Quantity(string name, decimal value, Unit unit)
    {
        using var _ = Object(name);
        Number("value", value);
        Text("unit", unit.Name);
        Text("system", Systems.Ucum);
        Text("code", unit.Code);
    }

    public void Extension(string url, string valueName, string value)
    {
        using var _ = Object();
        Text("url", url);
        Text(valueName, value);
    }

    public void Extension(string url, Code code)
    {
        using var _ = Object();
        Text("url", url);
        Concept("valueCodeableConcept", code);
    }

    public void ReferenceExtension(string url, string reference)
    {
        using var _ = Object();
        Text("url", url);
        Reference("valueReference", reference);
    }

    private void Concept(Code code, string? text)
    {
        Codings([code]);
        Optional("text", text);
    }

    private void Codings(ReadOnlySpan<Code> codes)
    {
        using var _ = Array("coding");
        foreach (var code in codes)
        {
            using var one = Object();
            Coding(code);
        }
    }

    private void Coding(Code code)
    {
        Text("system", code.System);
        Text("code", code.Value);
        Optional("display", code.Display);
    }
}
