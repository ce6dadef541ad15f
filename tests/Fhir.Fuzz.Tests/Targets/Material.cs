using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;

namespace Fhir.Fuzz.Tests.Targets;

/// <summary>What several parts are fed with: the examples of the project's packages, and the validator over their profiles.</summary>
internal static class Material
{
    public static Schema Schema => DefinitionsPack.Core.Schema;

    public static ProfileValidator Validator { get; } = new(ProfilePackages.WithCore, new TerminologyService(ProfilePackages.WithCore), Schema);

    /// <summary>As JSON; the smallest of each type, so that most of an input is worth breaking.</summary>
    public static IReadOnlyList<Document> Examples { get; } =
    [
        .. ProfilePackages.All.SelectMany(package => package.Examples).Select(file => file.Read()).OfType<Document>()
            .GroupBy(document => document.Root.Type.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group.OrderBy(document => document.Source.Length).Take(2)),
    ];

    public static IReadOnlyList<Document> Profiles { get; } =
    [
        .. ProfilePackages.All.SelectMany(package => package.Entries.Where(entry => entry.ResourceType == "StructureDefinition").Select(entry => package.Find(entry.Url)))
            .OfType<Document>().OrderBy(document => document.Source.Length).ThenBy(document => document.Root.ValueOf("url"), StringComparer.Ordinal).Take(12),
    ];

    /// <summary>Names and codes of the schema's elements, and what JSON and XML are made of.</summary>
    public static IReadOnlyList<byte[]> Words { get; } =
    [
        .. Schema.Types.Select(type => type.Name).Where(name => !name.Contains('.')).Concat(
        [
            "id", "meta", "profile", "extension", "modifierExtension", "contained", "text", "div", "value", "valueQuantity", "valueCodeableConcept", "valueReference", "_value", "_status", "url",
            "system", "code", "display", "reference", "resourceType", "resource", "entry", "fullUrl", "item", "linkId", "answer", "#", "#a", "Patient/1", "urn:uuid:00000000-0000-4000-8000-000000000000",
            "http://loinc.org", "http://unitsofmeasure.org", "http://snomed.info/sct", "mm[Hg]", "true", "false", "null", "{", "}", "[", "]", ",", ":", "\"", "\\u0000", "\\ud83d", "\\ud83d\\ude00", "{}", "[]", "[null]",
            "<", ">", "/>", "</", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&#0;", "&#x1F600;", "&nbsp;", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "xmlns=\"http://hl7.org/fhir\"", "<div xmlns=\"http://www.w3.org/1999/xhtml\">",
            "<script>", "onclick=\"\"", "<b>", "</b>", "<br/>", "<?xml version=\"1.0\"?>", "\uFEFF", "\u00A0", "\uFFFF", "æøå",
        ]).Distinct().Select(Encoding.UTF8.GetBytes),
    ];

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static Document Parse(string json) => JsonParser.Parse(Utf8(json), Schema).Document!;

    /// <summary>The rules that were broken, each once.</summary>
    public static string Answer(IEnumerable<Issue> issues) => string.Join(' ', issues.Select(issue => issue.RuleId).Distinct().Order(StringComparer.Ordinal));
}
