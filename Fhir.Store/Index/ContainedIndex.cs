using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;
using Fhir.Store.Resources;

namespace Fhir.Store.Index;

/// <summary>
/// The rows of contained resources. They lie among those of their container, so that they come, go and move with them, under the number of the parameter with
/// a minus before it, so that no search for anything else meets them. The items of one contained resource are a range of its own; the row of its id tells the
/// range (from its item up to what stands as its system) and that the resource is there. https://hl7.org/fhir/R4/search.html#contained
/// </summary>
internal static class ContainedIndex
{
    public static void Add(Element container, Func<Element, List<IndexRow>> rowsOf, Names names, List<IndexRow> rows)
    {
        var first = 0;
        foreach (var (id, contained) in SearchedContained.Of(container))
        {
            var own = rowsOf(contained).FindAll(row => row is { Value.Words: null, Parameter: > 0 });
            var until = first + own.Select(row => row.Item).DefaultIfEmpty().Max() + 1;
            rows.Add(new IndexRow(names.Contained(contained.Type.Name), first, -1, 0, new IndexValue(SearchParameterType.Token, id, null) { Until = until }));
            rows.AddRange(own.Select(row => row with { Parameter = -row.Parameter, Item = first + row.Item }));
            first = until;
        }
    }

    public static bool IsOne(in IndexRow row) => row.Parameter < 0;
}
