using System.Text;
using Fhir.Kernel.Search.Words;

namespace Fhir.Store.Postgres;

/// <summary>
/// Words as the text of a tsvector and a tsquery: they were folded and parted before, so no configuration of PostgreSQL's has a say. Each stands in quotes,
/// and holds letters and digits only. https://www.postgresql.org/docs/15/datatype-textsearch.html
/// </summary>
internal static class PostgresWords
{
    /// <summary>Beyond these PostgreSQL counts no further.</summary>
    private const int LastPosition = 16_383;
    private const int MostPositions = 255;

    public static string Of(IReadOnlyList<List<string>> texts)
    {
        var (positions, next) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), 2);
        foreach (var words in texts)
        {
            foreach (var word in words) Add(positions, word, next++);
            // No phrase goes across from one text to the next; nor, by the 2 above, from the narrative to the other texts that are put behind it.
            next++;
        }
        var text = new StringBuilder();
        foreach (var (word, places) in positions) text.Append('\'').Append(word).Append("':").AppendJoin(',', places).Append(' ');
        return text.ToString();
    }

    public static string Query(WordQuery query) => query switch
    {
        AllQuery all => $"({string.Join(" & ", all.Parts.Select(Query))})",
        AnyQuery any => $"({string.Join(" | ", any.Parts.Select(Query))})",
        PhraseQuery phrase => $"({string.Join(" <-> ", phrase.Words.Select((word, at) => $"'{word}'{(phrase.IsPrefix && at == phrase.Words.Length - 1 ? ":*" : "")}"))})",
        _ => throw new InvalidOperationException($"There is no query {query.GetType().Name}."),
    };

    private static void Add(Dictionary<string, List<int>> positions, string word, int at)
    {
        if (!positions.TryGetValue(word, out var places)) positions[word] = places = [];
        if (places.Count < MostPositions) places.Add(Math.Min(at, LastPosition));
    }
}
