using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Search;

/// <summary>What a resource contains, as far as it can be named. https://hl7.org/fhir/R4/references.html#contained</summary>
public static class SearchedContained
{
    /// <summary>In their order. One without an id that is one, or with the id of one before it, is led to by no reference and is not among them.</summary>
    public static IEnumerable<(string Id, Element Resource)> Of(Element container)
    {
        HashSet<string>? ids = null;
        foreach (var contained in container.ChildrenNamed("contained"))
            if (contained.ValueOf("id") is { } id && ReferenceText.IsId(id) && (ids ??= new HashSet<string>(StringComparer.Ordinal)).Add(id)) yield return (id, contained);
    }

    /// <summary>
    /// False for conditions that lead from one resource to another, that ask for words, or for the time of a version: of contained resources they are not answered.
    /// </summary>
    public static bool CanBeAsked(SearchClause clause) => clause switch
    {
        AllClause all => all.Parts.All(CanBeAsked),
        AnyClause any => any.Parts.All(CanBeAsked),
        NotClause not => CanBeAsked(not.Clause),
        MissingClause missing => CanBeAsked(missing.Parameter),
        ParameterClause values => CanBeAsked(values.Parameter),
        _ => false,
    };

    private static bool CanBeAsked(SearchParameter parameter) => parameter.Code != "_lastUpdated" && !SearchParameterSet.IsOfWords(parameter);
}
