using System.Text;
using System.Xml.Linq;
using Fhir.Kernel.Xml;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>What only XML can get wrong. https://hl7.org/fhir/R4/xml.html</summary>
internal static class XmlKinds
{
    private static readonly XNamespace Fhir = "http://hl7.org/fhir";

    public static IReadOnlyList<MutationKind> All { get; } =
    [
        Root("xml: elements out of order", root => root.Elements().Select(child => child.Name).Distinct().Count() > 2, root =>
        {
            var last = root.Elements().Last();
            last.Remove();
            root.AddFirst(last);
            return "xml-order";
        }),
        Root("xml: another namespace", root => root.HasElements, root =>
        {
            root.Elements().First().Name = XName.Get(root.Elements().First().Name.LocalName, "urn:annet");
            return "xml-namespace";
        }),
        Root("xml: unknown attribute", root => root.HasElements, root =>
        {
            root.SetAttributeValue("versjon", "1");
            return "xml-attribute";
        }),
        Root("xml: text between the elements", root => root.HasElements, root =>
        {
            root.AddFirst(new XText("hei"));
            return "xml-text";
        }),
        Root("xml: unknown element", _ => true, root =>
        {
            root.Add(new XElement(Fhir + "farge", new XAttribute("value", "blå")));
            return "structure-unknown-element";
        }),
        Root("xml: element twice that does not repeat", root => root.Element(Fhir + "id") is not null, root =>
        {
            root.Element(Fhir + "id")!.AddAfterSelf(new XElement(root.Element(Fhir + "id")!));
            return "json-duplicate-property";
        }),
        Root("xml: two resources in one contained", root => root.Element(Fhir + "contained") is not null, root =>
        {
            root.Element(Fhir + "contained")!.Add(new XElement(Fhir + "Basic"));
            return "xml-resource-count";
        }),
        Root("xml: nothing in contained", root => root.Element(Fhir + "contained") is not null, root =>
        {
            root.Element(Fhir + "contained")!.RemoveAll();
            return "xml-resource-count";
        }),
        Text("xml: document type", "xml-dtd", (_, xml) => xml.Replace("?>", "?><!DOCTYPE a [<!ENTITY b \"c\">]>")),
        Text("xml: text cut off", "xml-malformed", (_, xml) => xml[..^3]),
        Text("xml: elements that cross", "xml-malformed", (_, xml) => xml.Insert(xml.LastIndexOf("</", StringComparison.Ordinal), "<a><b></a></b>")),
        Text("xml: root of no type", "resource-type-unknown", (type, xml) => xml.Replace($"<{type} ", "<Pasient ").Replace($"</{type}>", "</Pasient>")),
        Text("xml: value that is none", "xml-malformed", (type, xml) => xml.Replace($"<{type} ", $"<{type} value=uten ")),
    ];

    private static MutationKind Root(string name, Func<XElement, bool> fits, Func<XElement, string> damage) => new(name, draft =>
    {
        var xml = XDocument.Parse(Encoding.UTF8.GetString(XmlFormatWriter.ToBytes(draft.Subject.Document.Root)), LoadOptions.PreserveWhitespace);
        if (!fits(xml.Root!)) return null;
        var rule = damage(xml.Root!);
        return new Mutant(Encoding.UTF8.GetBytes(xml.ToString(SaveOptions.DisableFormatting)), new(rule, draft.Subject.Type)) { IsXml = true };
    });

    private static MutationKind Text(string name, string rule, Func<string, string, string> damage) => new(name, draft =>
        new Mutant(Encoding.UTF8.GetBytes(damage(draft.Subject.Type, Encoding.UTF8.GetString(XmlFormatWriter.ToBytes(draft.Subject.Document.Root)))), new(rule)) { IsXml = true });
}
