namespace Fhir.Security.Scopes;

/// <summary>Whose data a scope speaks of.</summary>
public enum ScopeContext
{
    /// <summary>One patient's compartment, the one in the launch context.</summary>
    Patient,

    /// <summary>What the user may see.</summary>
    User,

    /// <summary>What the client may see with no user behind it.</summary>
    System,
}

/// <summary>
/// A SMART v2 resource scope such as <c>system/Observation.rs?category=laboratory</c>.
/// https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html#fhir-resource-scope-syntax
/// </summary>
/// <param name="Type">A resource type, or <c>*</c> for all.</param>
/// <param name="Query">What follows the question mark, still encoded; null when the scope has none.</param>
public sealed record SmartScope(ScopeContext Context, string Type, ScopeActions Actions, string? Query)
{
    public const string AnyType = "*";

    /// <summary>Null when the text is no resource scope: <c>openid</c>, a national scope, or letters in the wrong order. Case counts.</summary>
    public static SmartScope? Parse(string text)
    {
        if (Split(text, '/') is not ({ } contextText, { } rest) || ParseContext(contextText) is not { } context) return null;

        var (body, query) = Split(rest, '?') is ({ } before, { } after) ? (before, after) : (rest, null);
        if (query is "" || Split(body, '.') is not ({ } type, { } letters) || !IsType(type)) return null;

        return ScopeLetters.Parse(letters) is { } actions ? new SmartScope(context, type, actions, query) : null;
    }

    /// <summary>True when everything <paramref name="other"/> allows is allowed by this scope too.</summary>
    public bool Covers(SmartScope other) =>
        Context == other.Context
        && (Type == AnyType || Type == other.Type)
        && (Actions & other.Actions) == other.Actions
        && (Query is null || Query == other.Query);

    /// <summary>The scope in its v2 form, whatever form it was read from.</summary>
    public override string ToString() =>
        $"{Word(Context)}/{Type}.{ScopeLetters.Write(Actions)}{(Query is null ? "" : $"?{Query}")}";

    private static (string Before, string After)? Split(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var index and >= 0 ? (text[..index], text[(index + 1)..]) : null;

    private static ScopeContext? ParseContext(string text) => text switch
    {
        "patient" => ScopeContext.Patient,
        "user" => ScopeContext.User,
        "system" => ScopeContext.System,
        _ => null,
    };

    private static string Word(ScopeContext context) => context switch
    {
        ScopeContext.Patient => "patient",
        ScopeContext.User => "user",
        _ => "system",
    };

    private static bool IsType(string text) =>
        text == AnyType || (text.Length is > 0 and <= 64 && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetter));
}
