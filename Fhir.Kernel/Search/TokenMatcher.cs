using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Search;

/// <summary>Whether an element has a code, or one of several. https://hl7.org/fhir/R4/search.html#token</summary>
internal static class TokenMatcher
{
    public static bool Matches(SearchValue value, Element element) => value is TypedIdentifierValue identifier
        ? Matches(identifier, element) : Tokens(element).Any(token => Matches(value, token));

    /// <summary>A value that stands nowhere in the resource, such as the truth of an expression.</summary>
    public static bool Matches(SearchValue value, FhirPathValue computed) => Matches(value, new Token(null, computed.ToString(), IsImplied: false));

    /// <summary>What <c>:text</c> searches.</summary>
    public static IEnumerable<string> Texts(Element element)
    {
        if (!element.Exists) return [];
        string?[] texts = element.Type.Name switch
        {
            "CodeableConcept" => [element.ValueOf("text"), .. element.ChildrenNamed("coding").ToList().Select(coding => coding.ValueOf("display"))],
            "Coding" => [element.ValueOf("display")],
            "Identifier" => [element.Child("type").Exists ? element.Child("type").ValueOf("text") : null],
            _ => [],
        };
        return texts.OfType<string>();
    }

    private static bool Matches(SearchValue value, Token found) => value switch
    {
        TokenValue token => Matches(token, found),
        UnequalValue other => (found.System ?? found.Code) is not null && !Matches(other.Value, found),
        TokenSetValue sets => sets.AnyOf.Any(set => (found.IsImplied || found.System == set.System) && set.Codes.Any(code => Same(code, found.Code, set.IsCaseSensitive))),
        _ => false,
    };

    /// <summary>The system of a plain code is the one its binding implies, whatever the search calls it.</summary>
    private static bool Matches(TokenValue token, Token found) => (token.System, token.Code) switch
    {
        (null, var code) => Same(code, found.Code, found.IsId),
        ("", var code) => found.System is null && !found.IsImplied && Same(code, found.Code, found.IsId),
        (var system, null) => found.System == system,
        (var system, var code) => (found.System == system || found.IsImplied) && Same(code, found.Code, token.IsCaseSensitive),
    };

    private static bool Matches(TypedIdentifierValue wanted, Element identifier) => identifier.Type.Name == "Identifier"
        && Same(wanted.Value, identifier.ValueOf("value"), false) && identifier.Child("type").Exists
        && Tokens(identifier.Child("type")).Any(type => type.System == wanted.System && Same(wanted.Code, type.Code, false));

    private static bool Same(string? left, string? right, bool isCaseSensitive) => left is not null && right is not null
        && (isCaseSensitive ? left == right : string.Equals(left.ToLowerInvariant(), right.ToLowerInvariant(), StringComparison.Ordinal));

    private static IEnumerable<Token> Tokens(Element element)
    {
        if (!element.Exists) return [];
        if (element.IsPrimitive) return [new(null, element.Value, element.Type.Name == "code") { IsId = element.Type.Name == "id" }];
        return element.Type.Name switch
        {
            "CodeableConcept" => element.ChildrenNamed("coding").ToList().SelectMany(Tokens),
            "Coding" => [new(element.ValueOf("system"), element.ValueOf("code"), false)],
            "Identifier" => [new(element.ValueOf("system"), element.ValueOf("value"), false)],
            "ContactPoint" => [new(null, element.ValueOf("value"), false)],
            _ => [],
        };
    }

    private readonly record struct Token(string? System, string? Code, bool IsImplied)
    {
        /// <summary>Case counts. https://hl7.org/fhir/R4/datatypes.html#id</summary>
        public bool IsId { get; init; }
    }
}
