using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Xml;

namespace Fhir.Kernel.FhirPath;

/// <summary>What a Parameters resource asks for.</summary>
/// <param name="Expression">The value of the parameter that holds it.</param>
/// <param name="Context">The same; missing when the expression is evaluated on the resource itself.</param>
/// <param name="Resource">The root of a document of its own.</param>
internal sealed record LabRequest(Element Input, Element Expression, Element Context, Element Resource, bool Validate, IReadOnlyDictionary<string, FhirPathValues> Variables)
{
    private const string JsonValue = "http://fhir.forms-lab.com/StructureDefinition/json-value";
    private const string XmlValue = "http://fhir.forms-lab.com/StructureDefinition/xml-value";

    public static Result<LabRequest> Read(Element input)
    {
        if (input.Type.Name != "Parameters") return Refusal.BadRequest(FhirPathRules.NotParameters.At(input.Path, input.Type.Name));
        var expression = Find(input, "expression").Child("value");
        if (expression.Value is null) return Refusal.BadRequest(FhirPathRules.ParameterMissing.At(input.Path, "expression", "valueString"));
        var resource = ResourceOf(Find(input, "resource"));
        if (resource.Refusal is { } unreadable) return unreadable;

        var context = Find(input, "context").Child("value");
        return new LabRequest(input, expression, string.IsNullOrWhiteSpace(context.Value) ? default : context, resource.Value,
            Find(input, "validate").ValueOf("value") == "true", VariablesOf(input));
    }

    public static Element Find(Element input, string name)
    {
        foreach (var parameter in input.ChildrenNamed("parameter"))
            if (parameter.ValueOf("name") == name) return parameter;
        return default;
    }

    /// <summary>As a document of its own, so that paths begin at the resource and not at the Parameters around it.</summary>
    private static Result<Element> ResourceOf(Element parameter)
    {
        if (parameter.Child("resource") is { Exists: true } resource) return Parsed(JsonParser.Parse(JsonWriter.ToBytes(resource), resource.Document.Schema));
        if (Embedded(parameter, JsonValue) is { } json) return Parsed(JsonParser.Parse(Encoding.UTF8.GetBytes(json), parameter.Document.Schema));
        if (Embedded(parameter, XmlValue) is { } xml) return Parsed(XmlParser.Parse(Encoding.UTF8.GetBytes(xml), parameter.Document.Schema));
        return Refusal.BadRequest(FhirPathRules.ParameterMissing.At("Parameters", "resource", "resource"));
    }

    private static Result<Element> Parsed(ParseResult parsed) => parsed.Document is { } document ? document.Root : new Refusal(400, parsed.Issues);

    private static string? Embedded(Element parameter, string url)
    {
        foreach (var extension in parameter.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == url) return extension.ValueOf("value");
        return null;
    }

    private static Dictionary<string, FhirPathValues> VariablesOf(Element input)
    {
        var values = new Dictionary<string, FhirPathValues>();
        foreach (var part in Find(input, "variables").ChildrenNamed("part"))
        {
            if (part.ValueOf("name") is not { } name) continue;
            var value = part.Child("resource") is { Exists: true } resource ? resource : part.Child("value");
            var known = values.GetValueOrDefault(name, FhirPathValues.Empty);
            values[name] = value.Exists ? FhirPathValues.Of([.. known.Span, FhirPathValue.Of(value)]) : known;
        }
        return values;
    }
}
