using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>Reads a value of a token parameter, which each modifier gives a form of its own. https://hl7.org/fhir/R4/search.html#token</summary>
/// <param name="name">The parameter as it stands in the request, for the issues.</param>
internal sealed class TokenParser(string name, SearchSettings settings)
{
    /// <param name="text">With its escapes; not empty.</param>
    public Result<SearchValue> Parse(Modifier modifier, string text) => modifier switch
    {
        Modifier.Text => ValueParser.ParseString(text) is { } words ? words : Refuse(SearchRules.ValueEmpty, name),
        Modifier.OfType => TypedIdentifier(text) is { } identifier ? identifier : Refuse(SearchRules.OfTypeFormat, text),
        Modifier.In or Modifier.NotIn => settings.Terminology is { } terminology ? terminology.CodesOf(name, ValueText.Unescape(text)) : Refuse(SearchRules.TerminologyMissing, name),
        Modifier.Below or Modifier.Above => ParseRelated(modifier, text),
        _ => Split(text) is { } token ? WithCase(token) : Refuse(SearchRules.TokenFormat, text),
    };

    /// <summary>Null when the text is no token.</summary>
    public static TokenValue? Split(string text) => ValueText.Split(text, '|') switch
    {
        [var code] => new TokenValue(null, ValueText.Unescape(code)),
        ["", ""] => null,
        [var system, ""] => new TokenValue(ValueText.Unescape(system), null),
        [var system, var code] => new TokenValue(ValueText.Unescape(system), ValueText.Unescape(code)),
        _ => null,
    };

    private Result<SearchValue> ParseRelated(Modifier modifier, string text)
    {
        if (settings.Terminology is not { } terminology) return Refuse(SearchRules.TerminologyMissing, name);
        if (Split(text) is not { } token) return Refuse(SearchRules.TokenFormat, text);
        if (token is not { System: { Length: > 0 } system, Code: { } code }) return Refuse(SearchRules.Subsumption, text);
        return modifier == Modifier.Below ? terminology.Below(name, system, code) : terminology.Above(name, system, code);
    }

    private TokenValue WithCase(TokenValue token) => token is { System: { Length: > 0 } system, Code: { } code }
        && code.Any(char.IsLetter) && settings.Terminology?.IsCaseSensitive(system) == true ? token with { IsCaseSensitive = true } : token;

    private static TypedIdentifierValue? TypedIdentifier(string text) =>
        ValueText.Split(text, '|') is [{ Length: > 0 } system, { Length: > 0 } code, { Length: > 0 } value]
            ? new TypedIdentifierValue(ValueText.Unescape(system), ValueText.Unescape(code), ValueText.Unescape(value)) : null;

    private Refusal Refuse(Rule rule, params string[] arguments) => Refusal.BadRequest(rule.At(name, arguments));
}
