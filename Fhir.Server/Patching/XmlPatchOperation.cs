using System.Globalization;
using System.Xml.Linq;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>Where what is added goes: after the last child by default. https://www.rfc-editor.org/rfc/rfc5261#section-4.3</summary>
public enum XmlPlace
{
    Last,
    First,
    Before,
    After,
}

/// <summary>One operation of an XML Patch, read and complete. https://www.rfc-editor.org/rfc/rfc5261#section-4</summary>
/// <param name="At">Its number in the patch, for refusals.</param>
/// <param name="Attribute">The attribute that is added; null when nodes are.</param>
/// <param name="Content">What is added or put in place.</param>
public sealed record XmlPatchOperation(string At, string Name, XmlSelector Selector, XmlPlace Place, XName? Attribute, IReadOnlyList<XNode> Content)
{
    public static Result<XmlPatchOperation> Read(XElement element, int at)
    {
        var (number, name) = (at.ToString(CultureInfo.InvariantCulture), element.Name.LocalName);
        if (name is not ("add" or "replace" or "remove")) return Refusal.BadRequest(PatchRules.XmlOperation.At(null, number, name));
        if ((string?)element.Attribute("sel") is not { } selector) return Refusal.BadRequest(PatchRules.XmlAttribute.At(null, number, "sel", ""));
        if (XmlSelector.Parse(selector, element) is not { } parsed) return Refusal.BadRequest(PatchRules.XmlSelectorInvalid.At(null, number, selector));
        if (PlaceOf((string?)element.Attribute("pos")) is not { } place) return Refusal.BadRequest(PatchRules.XmlAttribute.At(null, number, "pos", (string)element.Attribute("pos")!));

        // Namespaces are FHIR's own two; an attribute is the only other thing that a type can name.
        var type = (string?)element.Attribute("type");
        if (type is not null && (name != "add" || place != XmlPlace.Last || type.Length < 2 || type[0] != '@' || !IsName(type[1..])))
            return Refusal.BadRequest(PatchRules.XmlAttribute.At(null, number, "type", type));
        return new XmlPatchOperation(number, name, parsed, place, type is null ? null : XName.Get(type[1..]), [.. element.Nodes()]);
    }

    private static bool IsName(string text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')) return false;
        return char.IsAsciiLetter(text[0]);
    }

    private static XmlPlace? PlaceOf(string? pos) => pos switch
    {
        null => XmlPlace.Last,
        "prepend" => XmlPlace.First,
        "before" => XmlPlace.Before,
        "after" => XmlPlace.After,
        _ => null,
    };
}
