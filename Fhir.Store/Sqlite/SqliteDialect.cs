using Fhir.Kernel.Search.Words;
using Fhir.Store.Engine;

namespace Fhir.Store.Sqlite;

/// <summary>https://www.sqlite.org/lang.html</summary>
internal sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Only = new();

    public override string SchemaFolder => "Sqlite";

    public override string PackedBody => $"{SqliteSession.Pack}(body)";

    /// <summary>https://www.sqlite.org/lang_select.html#side_note_special_handling_of_cross_join_</summary>
    public override string JoinInOrder => "CROSS JOIN";

    public override string JoinForEach(string table, string alias) => $"{JoinInOrder} {table} {alias} ON";

    public override string EndOfJoinForEach(string alias) => "";

    public override string RowByRow => "";

    public override string TextsOf => "SELECT value FROM json_each(?)";

    /// <summary>The plus keeps the column from an index. https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_</summary>
    public override string Explain => "EXPLAIN QUERY PLAN ";

    public override int ExplainColumn => 3;

    public override string ByRowOnly(string key) => "+" + key;

    public override string NumberByRowOnly(string column) => "+" + column;

    public override string TextByRowOnly(string column) => "+" + column;

    public override string WordKey => "rowid";

    public override string InsertWords => "INSERT INTO words (rowid, narrative, others) VALUES (?, ?, ?)";

    public override string HasWords(bool isNarrative) => "w.words MATCH ?";

    public override string Words(IReadOnlyList<List<string>> texts) => SqliteWords.Of(texts);

    public override string Words(WordQuery query, bool isNarrative) => SqliteWords.Query(query, isNarrative);

    public override string? IsOneOf(string column) => null;

    public override string Indexed(string text) => text;

    public override string BeginningOf(string column) => column;

    public override string Beginning(string text) => text;

    public override string Contains(string column) => $"instr({column}, ";
}
