using System.Collections.Immutable;
using System.Xml.Linq;

namespace Fhir.Server.Patching;

/// <summary>A condition of a step: a place among those that are left, or a path below the node that leads somewhere, to a value when one is named.</summary>
/// <param name="Place">Counted from 1; 0 is the last; null when it is no place.</param>
/// <param name="Path">Empty for the node itself.</param>
/// <param name="Value">Null when anything will do.</param>
public sealed record XmlCondition(int? Place, ImmutableArray<XmlStep> Path, string? Value)
{
    public List<XObject> Filter(List<XObject> candidates, XmlVisits visits) => Place switch
    {
        null => [.. candidates.Where(candidate => Holds(candidate, visits))],
        0 => candidates.Count == 0 ? [] : [candidates[^1]],
        var place => place <= candidates.Count ? [candidates[place.Value - 1]] : [],
    };

    private bool Holds(XObject candidate, XmlVisits visits)
    {
        IReadOnlyList<XObject> found = [candidate];
        foreach (var step in Path) found = step.From(found, visits);
        return Value is null ? found.Count > 0 : found.Any(node => TextOf(node) == Value);
    }

    private static string TextOf(XObject node) => node switch
    {
        XAttribute attribute => attribute.Value,
        XElement element => element.Value,
        XText text => text.Value,
        _ => "",
    };
}
