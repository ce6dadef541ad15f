using Fhir.Kernel.Search.Words;

namespace Fhir.Store.Engine;

/// <summary>
/// What SQLite and PostgreSQL say in different words; everything else is written once and runs on both. How to write such SQL is told in DESIGN.md.
/// </summary>
internal abstract class Dialect
{
    /// <summary>The folder below Schema with this database's migrations.</summary>
    public abstract string SchemaFolder { get; }

    /// <summary>The column <c>body</c> of a version that is current no more, packed where the database does not do so by itself.</summary>
    public abstract string PackedBody { get; }

    /// <summary>A join that is carried out in the order it is written; always with ON.</summary>
    public abstract string JoinInOrder { get; }

    /// <summary>
    /// Begins a join with rows of a table that are looked up for each row found before, by an index that leads to them; its condition follows, then <see cref="EndOfJoinForEach"/>.
    /// </summary>
    public abstract string JoinForEach(string table, string alias);

    public abstract string EndOfJoinForEach(string alias);

    /// <summary>Put at the end of a subquery of EXISTS, so that it is asked for each row as it is written. What leads was found by counting, and a planner guesses.</summary>
    public abstract string RowByRow { get; }

    /// <summary>A select of the texts of a JSON array, which is bound as one text; its column is <c>value</c>.</summary>
    public abstract string TextsOf { get; }

    /// <summary>The column of <c>words</c> that holds the resource's key.</summary>
    public abstract string WordKey { get; }

    /// <summary>Puts the words of a resource in. Parameters: key, narrative, other texts.</summary>
    public abstract string InsertWords { get; }

    /// <summary>The condition that <c>w</c> holds the words that are bound next.</summary>
    public abstract string HasWords(bool isNarrative);

    /// <summary>What is bound for the words of several texts.</summary>
    /// <param name="texts">Each as its words in order.</param>
    public abstract string Words(IReadOnlyList<List<string>> texts);

    /// <summary>What is bound for the words that are searched.</summary>
    public abstract string Words(WordQuery query, bool isNarrative);

    /// <summary>What is put before a select to be told how it would be done.</summary>
    public abstract string Explain { get; }

    /// <summary>The column of that answer which people read.</summary>
    public abstract int ExplainColumn { get; }

    /// <summary>A key that is compared without leading the planner to an index on it.</summary>
    public abstract string ByRowOnly(string key);

    /// <inheritdoc cref="ByRowOnly"/>
    public abstract string NumberByRowOnly(string column);

    /// <inheritdoc cref="ByRowOnly"/>
    public abstract string TextByRowOnly(string column);

    /// <summary>The condition that a column of whole numbers is one of a list, which is bound as one text such as <c>{1,2}</c>; null where asking one by one is as quick.</summary>
    public abstract string? IsOneOf(string column);

    /// <summary>A text as it lies in an index that finds whole texts.</summary>
    public abstract string Indexed(string text);

    /// <summary>What an index of beginnings holds of a column of texts; see <see cref="Beginning"/>.</summary>
    public abstract string BeginningOf(string column);

    /// <summary>As much of a text as an index of beginnings holds.</summary>
    public abstract string Beginning(string text);

    /// <summary>The condition that the column holds the text that is bound next, at whatever place. Ends where the parameter is due; add <c>) > 0</c>.</summary>
    public abstract string Contains(string column);
}
