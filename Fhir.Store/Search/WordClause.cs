using Fhir.Kernel.Search;
using Fhir.Kernel.Search.Words;

namespace Fhir.Store.Search;

/// <summary>https://hl7.org/fhir/R4/search.html#content</summary>
internal static class WordClause
{
    /// <summary>The index of words knows resources of every type.</summary>
    public static Sql Keys(string type, ParameterClause clause, SearchScope scope) => ClauseCompiler.Union(clause.AnyOf.Select(value => scope.Narrow(
        Sql.Of($"SELECT w.{scope.Dialect.WordKey} AS key FROM words w {scope.Dialect.JoinInOrder} resource x ON x.key = w.{scope.Dialect.WordKey} WHERE ")
            .Add(Condition(((WordsValue)value).Query, SearchParameterSet.IsOfNarrative(clause.Parameter), scope)).Add(" AND x.type = ").Add(scope.Names.Type(type)),
        $"w.{scope.Dialect.WordKey}")));

    private static Sql Condition(WordQuery query, bool isNarrative, SearchScope scope) =>
        new Sql().AddParameters(scope.Dialect.HasWords(isNarrative), scope.Dialect.Words(query, isNarrative));
}
