using Fhir.Kernel.Definitions;

namespace Fhir.Store.Index;

/// <summary>One value of one search parameter in one resource, before names are numbers. What is used depends on the kind; see Schema/Sqlite/002-index.sql.</summary>
/// <param name="Kind">Names the table; never Composite.</param>
/// <param name="Text">Code, folded text, target, uri, or the code of a quantity.</param>
/// <param name="Extra">The system of a token or quantity, the type of a local target, a string as written; null for none.</param>
internal readonly record struct IndexValue(SearchParameterType Kind, string Text, string? Extra)
{
    /// <summary>Longer texts are cut for the index; no search value is as long.</summary>
    public const int MaxTextLength = 2048;

    /// <summary>A token whose system is the one that the definition of the element implies, whatever it is called.</summary>
    public bool IsSystemImplied { get; init; }

    /// <summary>Of the row of a contained resource's id: the items of its rows lie before this one.</summary>
    public int? Until { get; init; }

    /// <summary>Tells only that the element is there.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Microseconds since 1970; of dates alone.</summary>
    public long LowTime { get; init; }

    public long HighTime { get; init; }

    /// <summary>Of numbers and quantities.</summary>
    public double Low { get; init; }

    public double High { get; init; }

    /// <summary>The unit of a quantity as people read it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>A code as written, where that differs from the folded one.</summary>
    public string? Written { get; init; }

    /// <summary>Of quantities in a UCUM unit that can be compared with others.</summary>
    public CanonicalAmount? Canonical { get; init; }

    /// <summary>Of a position; the kind is then Special.</summary>
    public Place? Place { get; init; }

    /// <summary>Of the resource as a whole; the kind is then Special, and there is no parameter.</summary>
    public WordRow? Words { get; init; }

    public static string Cut(string text) => text.Length <= MaxTextLength ? text : text[..MaxTextLength];
}

/// <summary>A value with its place among the resource's rows.</summary>
/// <param name="Parameter">Its number; a composite's own when <paramref name="Part"/> is not negative.</param>
/// <param name="Item">Counts the values of the parameter, or a composite's repetitions.</param>
/// <param name="Part">A composite's component; -1 otherwise.</param>
/// <param name="Choice">Counts the values of one part.</param>
internal readonly record struct IndexRow(int Parameter, int Item, int Part, int Choice, IndexValue Value);
