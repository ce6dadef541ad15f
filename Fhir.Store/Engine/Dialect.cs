namespace Fhir.Store.Engine;

/// <summary>
/// What SQLite and PostgreSQL say in different words; everything else is written once and runs on both. How to write such SQL is told in DESIGN.md.
/// </summary>
internal abstract class Dialect
{
    /// <summary>The folder below Schema with this database's migrations.</summary>
    public abstract string SchemaFolder { get; }

    /// <summary>A join that is carried out in the order it is written; always with ON.</summary>
    public abstract string JoinInOrder { get; }

    /// <summary>A select of the texts of a JSON array, which is bound as one text; its column is <c>value</c>.</summary>
    public abstract string TextsOf { get; }

    /// <summary>A column that is compared without leading the planner to an index on it.</summary>
    public abstract string ByRowOnly(string column);

    /// <summary>The condition that the column holds the text that is bound next, at whatever place. Ends where the parameter is due; add <c>) > 0</c>.</summary>
    public abstract string Contains(string column);
}
