using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>https://hl7.org/fhir/R4/search.html#uri</summary>
internal static class UriClause
{
    public static Sql Condition(Columns columns, UriValue value, Modifier modifier) => modifier switch
    {
        Modifier.Below => Below(columns.Code, value.Uri.TrimEnd('/')),
        Modifier.Above => Sql.Of($"{columns.Code} IN (").AddJoined(", ", Above(value.Uri).Select(uri => new Sql().AddText(uri))).Add(")"),
        _ => Sql.Of($"{columns.Code} = ").AddText(value.Uri),
    };

    /// <summary>The uri itself and everything under it as a path: one range, ended by the character after the slash, less what lies between the two.</summary>
    private static Sql Below(string column, string uri) => Sql.Of($"{column} >= ").AddText(uri).Add($" AND {column} < ").AddText(uri + "0")
        .Add($" AND ({column} = ").AddText(uri).Add($" OR {column} >= ").AddText(uri + "/").Add(")");

    /// <summary>The uri itself and every path it lies under; the host alone is the last.</summary>
    internal static IEnumerable<string> Above(string uri)
    {
        uri = uri.TrimEnd('/');
        yield return uri;
        if (uri.IndexOf("://", StringComparison.Ordinal) is not (>= 0 and var scheme)) yield break;
        for (var end = uri.LastIndexOf('/'); end > scheme + 2; end = uri.LastIndexOf('/', end - 1)) yield return uri[..end];
    }
}
