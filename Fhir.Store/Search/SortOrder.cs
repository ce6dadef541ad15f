using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>
/// The order of <see cref="SortClause"/> among rows that several selects gave: missing values last, texts by their code points, the key between equals.
/// </summary>
internal sealed class SortOrder(ImmutableArray<SortKey> sort, bool isBackward) : IComparer<SearchCursor>
{
    public int Compare(SearchCursor? left, SearchCursor? right)
    {
        for (var at = 0; at < sort.Length; at++)
        {
            var order = Compare(left!.Values[at], right!.Values[at], sort[at].IsDescending);
            if (order != 0) return isBackward ? -order : order;
        }
        var keys = left!.Key.CompareTo(right!.Key);
        return isBackward ? -keys : keys;
    }

    private static int Compare(object? left, object? right, bool isDescending)
    {
        if (left is null || right is null) return (left is null).CompareTo(right is null);
        var order = (left, right) switch
        {
            (string first, string second) => Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second)),
            (long first, long second) => first.CompareTo(second),
            _ => Convert.ToDouble(left, null).CompareTo(Convert.ToDouble(right, null)),
        };
        return isDescending ? -order : order;
    }
}
