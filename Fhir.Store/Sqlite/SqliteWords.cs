using Fhir.Kernel.Search.Words;

namespace Fhir.Store.Sqlite;

/// <summary>
/// Words as FTS5 takes them. They were folded and parted before, and its ascii tokenizer parts them nowhere else: every letter beyond ASCII is to it a
/// letter. In a query each phrase stands in quotes, so that nothing of it is syntax. https://www.sqlite.org/fts5.html#full_text_query_syntax
/// </summary>
internal static class SqliteWords
{
    /// <summary>Stands between two texts, where no phrase may go across. A private character is in no word.</summary>
    private const string Gap = " \uE000 ";

    public static string Of(IReadOnlyList<List<string>> texts) => string.Join(Gap, texts.Select(words => string.Join(' ', words)));

    public static string Query(WordQuery query, bool isNarrative) => isNarrative ? $"narrative : ({Text(query)})" : Text(query);

    private static string Text(WordQuery query) => query switch
    {
        AllQuery all => $"({string.Join(" AND ", all.Parts.Select(Text))})",
        AnyQuery any => $"({string.Join(" OR ", any.Parts.Select(Text))})",
        PhraseQuery phrase => $"\"{string.Join(' ', phrase.Words)}\"{(phrase.IsPrefix ? " *" : "")}",
        _ => throw new InvalidOperationException($"There is no query {query.GetType().Name}."),
    };
}
