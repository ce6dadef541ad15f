using System.Collections.Immutable;
using System.Globalization;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>Everything known of a concept, as <c>$lookup</c> answers it. https://hl7.org/fhir/R4/codesystem-operation-lookup.html</summary>
public static class ConceptLookup
{
    private const string LanguagePrefix = "lang.";

    // Named by the operation itself, and answered beside the properties of the code system. name, version and display are there in any case.
    private static readonly ImmutableHashSet<string> Standard = ["definition", "designation", "parent", "child", "inactive"];

    /// <param name="properties">What is wanted; none for everything. <c>lang.nb</c> asks for the designations in a language.</param>
    public static byte[] ToBytes(ICodeSystem system, Concept concept, string? displayLanguage, IReadOnlyCollection<string> properties)
    {
        using var writer = new ParametersWriter();
        writer.Text("name", "String", system.Title ?? system.Url);
        writer.Text("version", "String", system.Version);
        writer.Text("display", "String", concept.DisplayIn(displayLanguage) ?? concept.Code);
        foreach (var designation in concept.Designations.Where(designation => IsWanted(designation, properties))) Write(writer, designation);
        foreach (var name in Standard.Where(name => properties.Count == 0 || properties.Contains(name)).Order(StringComparer.Ordinal)) WriteStandard(writer, system, concept, displayLanguage, name);
        foreach (var property in concept.Properties.Where(property => !Standard.Contains(property.Code) && (properties.Count == 0 || properties.Contains(property.Code))))
            Write(writer, system, property, displayLanguage);
        return writer.Finish();
    }

    private static bool IsWanted(Designation designation, IReadOnlyCollection<string> properties) => properties.Count == 0 || properties.Contains("designation")
        || properties.Any(property => property.StartsWith(LanguagePrefix, StringComparison.Ordinal) && designation.IsIn(property[LanguagePrefix.Length..]));

    private static void Write(ParametersWriter writer, Designation designation) => writer.Parts("designation", parts =>
    {
        parts.Text("language", "Code", designation.Language);
        if (designation.Use is { } use) parts.Coding("use", use.System, use.Code, use.Display);
        parts.Text("value", "String", designation.Value);
    });

    private static void WriteStandard(ParametersWriter writer, ICodeSystem system, Concept concept, string? language, string name)
    {
        if (name == "definition" && concept.Definition is { } definition) writer.Parts("property", parts =>
        {
            parts.Text("code", "Code", "definition");
            parts.Text("value", "String", definition);
        });
        if (name == "inactive" && concept.Properties.Any(property => property.Code is "inactive" or "status")) writer.Parts("property", parts =>
        {
            parts.Text("code", "Code", "inactive");
            parts.Boolean("value", concept.IsInactive);
        });
        if (name is not ("parent" or "child")) return;
        foreach (var relative in name == "parent" ? system.ParentsOf(concept.Code) : system.ChildrenOf(concept.Code))
            Write(writer, system, new ConceptProperty(name, relative) { Type = ConceptPropertyType.Code }, language);
    }

    private static void Write(ParametersWriter writer, ICodeSystem system, ConceptProperty property, string? language) => writer.Parts("property", parts =>
    {
        parts.Text("code", "Code", property.Code);
        WriteValue(parts, property);
        // A code that is one of the same system is named, so that nobody needs to ask again.
        if (property.Type == ConceptPropertyType.Code) parts.Text("description", "String", system.Find(property.Value)?.DisplayIn(language));
    });

    private static void WriteValue(ParametersWriter parts, ConceptProperty property)
    {
        switch (property.Type)
        {
            case ConceptPropertyType.Boolean: parts.Boolean("value", property.Value == "true"); break;
            case ConceptPropertyType.Integer when int.TryParse(property.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _): parts.Raw("value", "Integer", property.Value); break;
            case ConceptPropertyType.Decimal when decimal.TryParse(property.Value, CultureInfo.InvariantCulture, out _): parts.Raw("value", "Decimal", property.Value); break;
            case ConceptPropertyType.Coding: parts.Coding("value", property.System, property.Value, property.Display); break;
            default: parts.Text("value", property.Type switch { ConceptPropertyType.Code => "Code", ConceptPropertyType.DateTime => "DateTime", _ => "String" }, property.Value); break;
        }
    }
}
