using System.Collections.Immutable;

namespace Fhir.Store.Search;

/// <summary>A place in a sorted list: the sort values and the key of the row a page begins after, or before.</summary>
/// <param name="Values">long, double, string or null.</param>
internal sealed record SearchCursor(bool IsBackward, ImmutableArray<object?> Values, long Key);
