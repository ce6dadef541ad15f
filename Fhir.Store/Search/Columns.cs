using Fhir.Kernel.Definitions;
using Fhir.Store.Engine;

namespace Fhir.Store.Search;

/// <summary>The columns a value is compared with: those of its own table, or those of a composite's part.</summary>
/// <param name="Code">Token code, folded string, reference target, uri or the code of a quantity.</param>
/// <param name="System">System of a token or quantity; type of a reference's target.</param>
/// <param name="Text">A string as written; composites have none.</param>
/// <param name="Written">A code as written, null where that is no different.</param>
internal sealed record Columns(string Code, string System, string Low, string High, string Unit, string Text, string Written)
{
    /// <summary>Of a quantity, in <see cref="CanonicalUnit"/>.</summary>
    public required string CanonicalLow { get; init; }

    public required string CanonicalHigh { get; init; }

    public required string CanonicalUnit { get; init; }

    public static Columns OfTable(SearchParameterType kind, string alias)
    {
        var (code, system) = kind switch
        {
            SearchParameterType.String => ("folded", ""),
            SearchParameterType.Reference => ("target", "target_type"),
            SearchParameterType.Uri => ("uri", ""),
            _ => ("code", "system"),
        };
        return Of(alias, code, system, $"{alias}.text");
    }

    /// <summary>
    /// The same for the rows of one resource. A column that is compared as a range is compared by row only, which keeps the planner to the
    /// resource's own rows where it might think the range to be the smaller.
    /// </summary>
    public static Columns OfResource(SearchParameterType kind, string alias, Dialect dialect)
    {
        var columns = OfTable(kind, alias);
        var isRange = kind is SearchParameterType.String or SearchParameterType.Uri;
        return columns with
        {
            Code = isRange ? dialect.TextByRowOnly(columns.Code) : columns.Code,
            Low = dialect.NumberByRowOnly(columns.Low),
            High = dialect.NumberByRowOnly(columns.High),
            CanonicalLow = dialect.NumberByRowOnly(columns.CanonicalLow),
            CanonicalHigh = dialect.NumberByRowOnly(columns.CanonicalHigh),
        };
    }

    public static Columns OfPart(string alias) => Of(alias, "code", "system", "");

    private static Columns Of(string alias, string code, string system, string text) =>
        new($"{alias}.{code}", $"{alias}.{system}", $"{alias}.low", $"{alias}.high", $"{alias}.unit", text, $"{alias}.written")
        {
            CanonicalLow = $"{alias}.canonical_low",
            CanonicalHigh = $"{alias}.canonical_high",
            CanonicalUnit = $"{alias}.canonical_unit",
        };

    /// <summary>The table that holds the values of a kind.</summary>
    public static string TableOf(SearchParameterType kind) => kind switch
    {
        SearchParameterType.Token => "token",
        SearchParameterType.String => "string",
        SearchParameterType.Date => "date",
        SearchParameterType.Number => "number",
        SearchParameterType.Quantity => "quantity",
        SearchParameterType.Reference => "reference",
        SearchParameterType.Uri => "uri",
        SearchParameterType.Special => "position",
        _ => "composite",
    };
}
