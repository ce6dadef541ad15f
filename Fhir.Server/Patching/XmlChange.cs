using System.Xml.Linq;

namespace Fhir.Server.Patching;

/// <summary>Carries out one operation on the node it selected. https://www.rfc-editor.org/rfc/rfc5261#section-4.3</summary>
public static class XmlChange
{
    /// <summary>False when the operation cannot be done to a node of this kind.</summary>
    public static bool Of(XmlPatchOperation operation, XObject node) => (operation.Name, node) switch
    {
        ("add", XElement element) when operation.Attribute is { } name => AddAttribute(element, name, Text(operation)),
        ("add", XElement element) => Add(operation, element),
        ("add", XText text) when operation is { Attribute: null, Place: XmlPlace.Before or XmlPlace.After } => Beside(operation, text),
        ("replace", XElement element) => Replace(element, operation),
        ("replace", XAttribute attribute) => SetValue(attribute, Text(operation)),
        ("replace", XText text) => SetValue(text, Text(operation)),
        ("remove", XElement { Parent: not null } element) => Remove(element),
        ("remove", XAttribute attribute) => Remove(attribute),
        ("remove", XText text) => Remove(text),
        _ => false,
    };

    private static bool Add(XmlPatchOperation operation, XElement element)
    {
        if (operation.Place is XmlPlace.Before or XmlPlace.After) return element.Parent is not null && Beside(operation, element);
        if (operation.Place == XmlPlace.First) element.AddFirst(operation.Content);
        else element.Add(operation.Content);
        return true;
    }

    private static bool Beside(XmlPatchOperation operation, XNode node)
    {
        if (operation.Place == XmlPlace.Before) node.AddBeforeSelf(operation.Content);
        else node.AddAfterSelf(operation.Content);
        return true;
    }

    private static bool AddAttribute(XElement element, XName name, string? value)
    {
        if (value is null || element.Attribute(name) is not null) return false;
        element.SetAttributeValue(name, value);
        return true;
    }

    /// <summary>An element by exactly one, with nothing but white space around it. The root too: what stands in its place must still be the resource.</summary>
    private static bool Replace(XElement element, XmlPatchOperation operation)
    {
        var elements = operation.Content.OfType<XElement>().ToList();
        if (elements is not [var other] || operation.Content.OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value))) return false;
        element.ReplaceWith(other);
        return true;
    }

    private static bool SetValue(XAttribute attribute, string? value)
    {
        if (value is null) return false;
        attribute.Value = value;
        return true;
    }

    private static bool SetValue(XText text, string? value)
    {
        if (value is null) return false;
        text.Value = value;
        return true;
    }

    private static bool Remove(XNode node)
    {
        node.Remove();
        return true;
    }

    private static bool Remove(XAttribute attribute)
    {
        attribute.Remove();
        return true;
    }

    /// <summary>Null when there is more than text.</summary>
    private static string? Text(XmlPatchOperation operation) =>
        operation.Content.All(node => node is XText) ? string.Concat(operation.Content.Cast<XText>().Select(text => text.Value)) : null;
}
