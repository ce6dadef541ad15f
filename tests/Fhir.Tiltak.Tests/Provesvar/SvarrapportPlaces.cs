using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>What a message consists of and what a Bundle refers to, counted anew.</summary>
internal static class SvarrapportPlaces
{
    /// <summary>Elements, attributes and texts: text between elements is a place of its own and a text.</summary>
    public static int Count(XDocument document) => document.Descendants().Sum(element => 1 + element.Attributes().Count(IsSaid) + Texts(element));

    /// <summary>Namespaces, types and schemas say how to read.</summary>
    public static bool IsSaid(XAttribute attribute) =>
        !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != XNamespace.Xml && attribute.Name.NamespaceName != "http://www.w3.org/2001/XMLSchema-instance";

    public static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(References),
        JsonObject element => element.SelectMany(property => property is { Key: "reference", Value: JsonValue value } ? [(string)value!] : References(property.Value)),
        _ => [],
    };

    private static int Texts(XElement element)
    {
        var first = string.Concat(element.Nodes().TakeWhile(node => node is not XElement).OfType<XText>().Select(text => text.Value)).Trim().Length > 0 ? 1 : 0;
        return first + (2 * element.Nodes().SkipWhile(node => node is not XElement).OfType<XText>().Count(text => !string.IsNullOrWhiteSpace(text.Value)));
    }
}
