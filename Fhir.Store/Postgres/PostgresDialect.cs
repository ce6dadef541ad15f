using Fhir.Kernel.Search.Words;
using Fhir.Store.Engine;

namespace Fhir.Store.Postgres;

/// <summary>https://www.postgresql.org/docs/15/sql-commands.html</summary>
internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Only = new();

    public override string SchemaFolder => "Postgres";

    /// <summary>https://www.postgresql.org/docs/15/storage-toast.html</summary>
    public override string PackedBody => "body";

    /// <summary>Sessions are opened with join_collapse_limit = 1. https://www.postgresql.org/docs/15/explicit-joins.html</summary>
    public override string JoinInOrder => "JOIN";

    /// <summary>
    /// Without statistics the planner may take either side of a join for a row, and go through all of it for each row of the other. What depends on the row before can only be looked up.
    /// https://www.postgresql.org/docs/15/queries-table-expressions.html#QUERIES-LATERAL
    /// </summary>
    public override string JoinForEach(string table, string alias) => $"JOIN LATERAL (SELECT {alias}.* FROM {table} {alias} WHERE";

    public override string EndOfJoinForEach(string alias) => $"{RowByRow}) {alias} ON TRUE";

    /// <summary>
    /// A subquery with an offset is not made a join. For a plan that is kept, the planner takes each range and each code for a row or so, and joined a patient's hundred rows with
    /// all rows of a code, one by one.
    /// </summary>
    public override string RowByRow => " OFFSET 0";

    public override string TextsOf => "SELECT jsonb_array_elements_text(?::jsonb) AS value";

    /// <summary>The planner knows how few rows one resource has.</summary>
    public override string Explain => "EXPLAIN ";

    public override int ExplainColumn => 0;

    public override string ByRowOnly(string key) => key;

    /// <summary>Without statistics a range of values looks as small as the rows of one resource, and a maximum is looked for by walking the values of all.</summary>
    public override string NumberByRowOnly(string column) => $"({column} + 0)";

    public override string TextByRowOnly(string column) => $"({column} || '')";

    public override string WordKey => "resource";

    public override string InsertWords => "INSERT INTO words (resource, narrative, others) VALUES (?, ?::tsvector, ?::tsvector)";

    public override string HasWords(bool isNarrative) => isNarrative ? "w.narrative @@ ?::tsquery" : "w.everything @@ ?::tsquery";

    public override string Words(IReadOnlyList<List<string>> texts) => PostgresWords.Of(texts);

    public override string Words(WordQuery query, bool isNarrative) => PostgresWords.Query(query);

    public override string? IsOneOf(string column) => $"{column} = ANY(?::text::bigint[])";

    public override string Indexed(string text) => PostgresText.Indexed(text);

    public override string BeginningOf(string column) => $"left({column}, {PostgresText.Kept})";

    public override string Beginning(string text) => PostgresText.Beginning(text);

    public override string Contains(string column) => $"strpos({column}, ";
}
