namespace Fhir.Security.Scopes;

/// <summary>The five letters of a SMART v2 resource scope. https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html</summary>
[Flags]
public enum ScopeActions
{
    None = 0,
    Create = 1,
    Read = 2,
    Update = 4,
    Delete = 8,
    Search = 16,
    All = Create | Read | Update | Delete | Search,
}

public static class ScopeLetters
{
    private const string Order = "cruds";

    /// <summary>
    /// Letters in the order c r u d s, each at most once (<c>sr</c> is not a scope), or one of the v1 words: read is <c>rs</c>, write is
    /// <c>cud</c>, <c>*</c> is <c>cruds</c>. Null when it is neither.
    /// </summary>
    public static ScopeActions? Parse(ReadOnlySpan<char> text) => text switch
    {
        "read" => ScopeActions.Read | ScopeActions.Search,
        "write" => ScopeActions.Create | ScopeActions.Update | ScopeActions.Delete,
        "*" => ScopeActions.All,
        _ => ParseLetters(text),
    };

    public static string Write(ScopeActions actions) =>
        string.Concat(Order.Where((_, at) => actions.HasFlag((ScopeActions)(1 << at))));

    private static ScopeActions? ParseLetters(ReadOnlySpan<char> text)
    {
        var actions = ScopeActions.None;
        var last = -1;
        foreach (var letter in text)
        {
            var at = Order.IndexOf(letter, StringComparison.Ordinal);
            if (at <= last) return null;

            actions |= (ScopeActions)(1 << at);
            last = at;
        }

        return actions == ScopeActions.None ? null : actions;
    }
}
