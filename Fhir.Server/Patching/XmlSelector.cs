using System.Collections.Immutable;
using System.Xml.Linq;

namespace Fhir.Server.Patching;

/// <summary>
/// The location paths of XML Patch: names with prefixes, <c>*</c>, <c>@name</c>, <c>text()</c>, <c>//</c>, and conditions by place, by <c>last()</c> and by value. A name without
/// prefix is in the namespace that the patch has by default; when it has none, the namespace does not count. https://www.rfc-editor.org/rfc/rfc5261#section-4.1
/// </summary>
public sealed class XmlSelector
{
    private readonly ImmutableArray<XmlStep> steps;

    private XmlSelector(string text, ImmutableArray<XmlStep> steps) => (Text, this.steps) = (text, steps);

    public string Text { get; }

    /// <summary>Null when it is none.</summary>
    /// <param name="scope">The element whose namespaces the prefixes belong to.</param>
    public static XmlSelector? Parse(string text, XElement scope) => new XmlSelectorReader(text, scope).Read() is { IsDefaultOrEmpty: false } steps ? new XmlSelector(text, steps) : null;

    public IReadOnlyList<XObject> Select(XDocument document, XmlVisits visits)
    {
        IReadOnlyList<XObject> found = [document];
        foreach (var step in steps) found = step.From(found, visits);
        return found;
    }
}
