using System.Collections.Immutable;
using System.Xml.Linq;

namespace Fhir.Server.Patching;

/// <summary>What a step leads to.</summary>
public enum XmlStepKind
{
    Element,
    Attribute,
    Text,
}

/// <summary>One step of a selector.</summary>
/// <param name="IsDeep">After <c>//</c>: from the node and from everything below it.</param>
/// <param name="Namespace">Null when it does not count.</param>
/// <param name="Name"><c>*</c> for any.</param>
public sealed record XmlStep(bool IsDeep, XmlStepKind Kind, string? Namespace, string Name, ImmutableArray<XmlCondition> Conditions)
{
    /// <summary>Each node once, however it is reached.</summary>
    public IReadOnlyList<XObject> From(IReadOnlyList<XObject> contexts, XmlVisits visits)
    {
        var (found, known) = (new List<XObject>(), new HashSet<XObject>(ReferenceEqualityComparer.Instance));
        foreach (var context in contexts.OfType<XContainer>().SelectMany(Starts))
        {
            if (!visits.Take()) return [];
            var candidates = Candidates(context, visits);
            foreach (var condition in Conditions) candidates = condition.Filter(candidates, visits);
            found.AddRange(candidates.Where(known.Add));
        }
        return found;
    }

    private IEnumerable<XContainer> Starts(XContainer context) => IsDeep ? context.DescendantNodes().OfType<XContainer>().Prepend(context) : [context];

    private List<XObject> Candidates(XContainer context, XmlVisits visits)
    {
        var candidates = new List<XObject>();
        foreach (var node in Around(context))
        {
            if (!visits.Take()) break;
            if (Fits(node)) candidates.Add(node);
        }
        return candidates;
    }

    private IEnumerable<XObject> Around(XContainer context) => Kind == XmlStepKind.Attribute ? (context as XElement)?.Attributes() ?? [] : context.Nodes();

    private bool Fits(XObject node) => (Kind, node) switch
    {
        (XmlStepKind.Element, XElement element) => Fits(element.Name),
        (XmlStepKind.Attribute, XAttribute attribute) => !attribute.IsNamespaceDeclaration && Fits(attribute.Name),
        (XmlStepKind.Text, XText) => true,
        _ => false,
    };

    private bool Fits(XName name) => (Name == "*" || name.LocalName == Name) && (Namespace is null || name.NamespaceName == Namespace);
}
