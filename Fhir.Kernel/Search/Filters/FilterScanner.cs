using System.Buffers;
using System.Text;

namespace Fhir.Kernel.Search.Filters;

/// <summary>The words of a filter, one after the other. https://hl7.org/fhir/R4/search_filter.html</summary>
internal ref struct FilterScanner(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private ReadOnlySpan<char> rest = text;

    /// <summary>Blanks do not count.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return rest.IsEmpty;
        }
    }

    public bool Take(char expected)
    {
        SkipBlanks();
        return TakeAdjacent(expected);
    }

    /// <summary>Without blanks before it.</summary>
    public bool TakeAdjacent(char expected)
    {
        if (rest.IsEmpty || rest[0] != expected) return false;
        rest = rest[1..];
        return true;
    }

    /// <summary>A whole word in small letters: and, or, not.</summary>
    public bool TakeWord(string expected)
    {
        SkipBlanks();
        if (!rest.StartsWith(expected) || rest.Length > expected.Length && NameLetters.Contains(rest[expected.Length])) return false;
        rest = rest[expected.Length..];
        return true;
    }

    /// <summary>A parameter's name or an operator; null when there is none.</summary>
    public string? Name()
    {
        SkipBlanks();
        var end = rest.IndexOfAnyExcept(NameLetters);
        var name = (end < 0 ? rest : rest[..end]).ToString();
        rest = rest[name.Length..];
        return name.Length > 0 && !char.IsAsciiDigit(name[0]) && name[0] != '-' ? name : null;
    }

    /// <summary>A JSON string, or whatever stands until a blank, <c>)</c> or <c>]</c>; null when there is none.</summary>
    public string? Value()
    {
        SkipBlanks();
        if (!rest.IsEmpty && rest[0] == '"') return Quoted();
        var end = 0;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]) && rest[end] is not (')' or ']')) end++;
        var value = rest[..end].ToString();
        rest = rest[end..];
        return value.Length > 0 ? value : null;
    }

    private string? Quoted()
    {
        var value = new StringBuilder();
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] == '"')
            {
                rest = rest[(at + 1)..];
                return value.ToString();
            }
            if (rest[at] != '\\') value.Append(rest[at]);
            else if (Escape(ref at) is { } letter) value.Append(letter);
            else return null;
        }
        return null;
    }

    /// <summary>https://www.rfc-editor.org/rfc/rfc8259#section-7</summary>
    private readonly char? Escape(ref int at)
    {
        if (++at >= rest.Length) return null;
        switch (rest[at])
        {
            case '"' or '\\' or '/': return rest[at];
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when at + 4 < rest.Length && ushort.TryParse(rest.Slice(at + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code):
                at += 4;
                return (char)code;
            default: return null;
        }
    }

    private void SkipBlanks() => rest = rest.TrimStart();
}
