using System.Collections.Immutable;

namespace Fhir.Server.Patching;

/// <summary>A place in a JSON document. https://datatracker.ietf.org/doc/html/rfc6901</summary>
/// <param name="Tokens">Unescaped; none is the whole document.</param>
public sealed record JsonPointer(string Text, ImmutableArray<string> Tokens)
{
    /// <summary>Null when the text is no pointer.</summary>
    public static JsonPointer? Parse(string text)
    {
        if (text.Length == 0) return new JsonPointer(text, []);
        if (text[0] != '/') return null;
        var tokens = text[1..].Split('/');
        return tokens.Any(IsBroken) ? null : new JsonPointer(text, [.. tokens.Select(Unescape)]);
    }

    /// <summary>True when the other place lies inside this one.</summary>
    public bool Holds(JsonPointer other) => Tokens.Length < other.Tokens.Length && Tokens.AsSpan().SequenceEqual(other.Tokens.AsSpan(0, Tokens.Length));

    private static bool IsBroken(string token)
    {
        for (var at = token.IndexOf('~', StringComparison.Ordinal); at >= 0; at = token.IndexOf('~', at + 1))
            if (at + 1 == token.Length || token[at + 1] is not ('0' or '1')) return true;
        return false;
    }

    // ~1 first: "~01" is the two letters "~1".
    private static string Unescape(string token) => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
