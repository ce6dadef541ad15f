using System.Text;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>
/// One pass over a narrative's bytes that says yes to what is certainly well-formed and allowed. Its no means only "not certain": prefixes, doctypes, many
/// attributes, references in addresses and everything wrong is for an XML reader to judge.
/// </summary>
internal ref struct NarrativeScanner(ReadOnlySpan<byte> text)
{
    private const int MaxDepth = 64;
    private const int MaxAttributes = 12;
    private const int MaxNameLength = 16;
    private const int MaxAddressLength = 2000;

    private readonly ReadOnlySpan<byte> text = text;
    private int at;
    private bool hasContent;

    public bool IsPlainlyAllowed()
    {
        Span<Range> open = stackalloc Range[MaxDepth];
        var depth = 0;
        SkipBlanks();
        do
        {
            if (at == text.Length || (depth == 0 && text[at] != '<')) return false;
            if (text[at] != '<')
            {
                if (!TakeText()) return false;
            }
            else if (depth > 0 && text[at..].StartsWith("</"u8))
            {
                if (!TakeEndTag(text[open[--depth]])) return false;
            }
            else
            {
                if (!TakeTag(isRoot: depth == 0, out var name, out var isEmpty)) return false;
                if (isEmpty) continue;
                if (depth == MaxDepth) return false;
                open[depth++] = name;
            }
        }
        while (depth > 0);
        SkipBlanks();
        return hasContent && at == text.Length;
    }

    private bool TakeEndTag(ReadOnlySpan<byte> opened)
    {
        at += 2;
        if (!TakeName(out var name) || !text[name].SequenceEqual(opened)) return false;
        SkipBlanks();
        return Take('>');
    }

    private bool TakeTag(bool isRoot, out Range name, out bool isEmpty)
    {
        at++;
        isEmpty = false;
        if (!TakeName(out name)) return false;
        Span<char> element = stackalloc char[MaxNameLength];
        element = element[..Encoding.ASCII.GetChars(text[name], element)];
        if (!NarrativeXhtml.IsAllowedElement(element) || (isRoot && element is not "div")) return false;
        hasContent |= element is "img";
        if (!TakeAttributes(element, out var isXhtml) || (isRoot && !isXhtml)) return false;
        isEmpty = Take('/');
        return Take('>');
    }

    private bool TakeAttributes(scoped ReadOnlySpan<char> element, out bool isXhtml)
    {
        isXhtml = false;
        Span<Range> seen = stackalloc Range[MaxAttributes];
        for (var count = 0; ; count++)
        {
            var start = at;
            SkipBlanks();
            if (at == text.Length) return false;
            if (text[at] is (byte)'>' or (byte)'/') return true;
            if (at == start || count == MaxAttributes || !TakeName(out var name)) return false;
            if (Contains(seen[..count], text[name]) || !TakeValue(out var value)) return false;
            seen[count] = name;
            if (text[name].SequenceEqual("xmlns"u8)) isXhtml = text[value].SequenceEqual("http://www.w3.org/1999/xhtml"u8);
            else if (!IsAllowed(element, text[name], text[value])) return false;
            if (text[name].SequenceEqual("xmlns"u8) && !isXhtml) return false;
        }
    }

    private readonly bool Contains(ReadOnlySpan<Range> names, ReadOnlySpan<byte> name)
    {
        foreach (var known in names)
            if (text[known].SequenceEqual(name)) return true;
        return false;
    }

    private static bool IsAllowed(ReadOnlySpan<char> element, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Span<char> attribute = stackalloc char[MaxNameLength];
        attribute = attribute[..Encoding.ASCII.GetChars(name, attribute)];
        if (attribute is not ("href" or "src" or "style")) return NarrativeXhtml.IsAllowedAttribute(element, attribute, default);
        if (value.Length > MaxAddressLength || value.Contains((byte)'&')) return false;
        Span<char> address = stackalloc char[MaxAddressLength];
        return NarrativeXhtml.IsAllowedAttribute(element, attribute, address[..Encoding.UTF8.GetChars(value, address)]);
    }

    private bool TakeValue(out Range value)
    {
        value = default;
        SkipBlanks();
        if (!Take('=')) return false;
        SkipBlanks();
        if (at == text.Length || text[at] is not ((byte)'"' or (byte)'\'')) return false;
        var quote = text[at++];
        var start = at;
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '<' || !TakeCharacter()) return false;
        }
        value = start..at;
        return at++ < text.Length;
    }

    private bool TakeText()
    {
        while (at < text.Length && text[at] != '<')
        {
            // Unicode's blanks begin with C2, E1, E2 and E3.
            hasContent |= text[at] is (> (byte)' ' and < 0x7F) or (> 0xC2 and < 0xE0) or (> 0xE3 and < 0xEF) or >= 0xF0;
            if (text[at] == '>' || !TakeCharacter()) return false;
        }
        return true;
    }

    /// <summary>One byte or one of XML's own five entities.</summary>
    private bool TakeCharacter()
    {
        var letter = text[at];
        if (letter == '&') return TakeEntity();
        at++;
        // XML has no control characters, and no U+FFFE and U+FFFF, which begin with EF.
        return letter is (>= (byte)' ' and not 0xEF) or (byte)'\t' or (byte)'\r' or (byte)'\n';
    }

    private bool TakeEntity()
    {
        var end = text[at..Math.Min(text.Length, at + 7)].IndexOf((byte)';');
        if (end < 0) return false;
        var name = text[(at + 1)..(at + end)];
        at += end + 1;
        return name.SequenceEqual("lt"u8) || name.SequenceEqual("gt"u8) || name.SequenceEqual("amp"u8) || name.SequenceEqual("quot"u8) || name.SequenceEqual("apos"u8);
    }

    private bool TakeName(out Range name)
    {
        var start = at;
        while (at < text.Length && (text[at] is >= (byte)'a' and <= (byte)'z' or (byte)':' || (at > start && text[at] is >= (byte)'0' and <= (byte)'9'))) at++;
        name = start..at;
        return at > start && at - start <= MaxNameLength;
    }

    private bool Take(char wanted)
    {
        if (at == text.Length || text[at] != wanted) return false;
        at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
    }
}
