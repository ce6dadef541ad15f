using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Xml;
using Fhir.Kernel.Xml;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// Reads a narrative's XHTML once: well-formed, in one div, with the elements and attributes that FHIR allows and something to read.
/// https://hl7.org/fhir/R4/narrative.html#rules
/// </summary>
internal ref struct Narrative(ReadOnlySpan<byte> text)
{
    private const int MaxDepth = 100;
    private const int MaxAttributes = 64;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Elements = FrozenSet.Create(
        "p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "b", "em", "i", "strong", "small", "big", "tt", "dfn", "q", "var", "abbr", "acronym",
        "cite", "blockquote", "hr", "address", "bdo", "kbd", "sub", "sup", "ul", "ol", "li", "dl", "dt", "dd", "pre", "table", "caption", "colgroup", "col",
        "thead", "tr", "tfoot", "tbody", "th", "td", "code", "samp", "img", "map", "area", "ins", "del").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attributes = FrozenSet.Create(
        "title", "style", "class", "id", "lang", "xml:lang", "xml:space", "dir", "accesskey", "tabindex", "xmlns", "span", "width", "align", "valign", "char",
        "charoff", "abbr", "axis", "headers", "scope", "rowspan", "colspan", "border", "cellpadding", "cellspacing", "frame", "rules", "summary", "href", "name",
        "src", "alt", "height", "longdesc", "usemap", "ismap", "shape", "coords", "nohref", "rel", "rev", "hreflang", "charset", "type", "cite", "datetime",
        "start", "value", "compact").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] ActiveStyles = ["url(", "expression(", "javascript:", "@import", "behavior:", "-moz-binding", "\\", "&#"];

    private readonly ReadOnlySpan<byte> text = text;
    private int at = 0;
    private bool hasContent = false;

    // Of the outermost div, with its colon; empty where XHTML is the default namespace.
    private ReadOnlySpan<byte> prefix = default;

    /// <summary>What is there and may not be: <c>&lt;script&gt;</c>, <c>onclick</c>; null when nothing is.</summary>
    public string? Forbidden { get; private set; } = null;

    /// <summary>False when there is only blank space and no image.</summary>
    public readonly bool HasContent => hasContent;

    /// <returns>False when it is not well-formed XML in one div of the XHTML namespace.</returns>
    public bool Read()
    {
        Span<(int Start, int Length)> open = stackalloc (int, int)[MaxDepth];
        var depth = 0;
        SkipBlank();
        do
        {
            if (depth == MaxDepth || !ReadPart(open, ref depth)) return false;
        }
        while (depth > 0);
        SkipBlank();
        return at == text.Length;
    }

    private bool ReadPart(scoped Span<(int Start, int Length)> open, ref int depth)
    {
        if (at >= text.Length) return false;
        if (text[at] != (byte)'<') return depth > 0 && ReadText();
        var rest = text[at..];
        if (rest.StartsWith("<!--"u8)) return Skip("-->"u8, "<!--".Length);
        if (rest.StartsWith("</"u8)) return ReadEnd(open, ref depth);
        return ReadStart(open, ref depth);
    }

    private bool ReadText()
    {
        var length = text[at..].IndexOf((byte)'<');
        if (length < 0) return false;
        var run = text.Slice(at, length);
        at += length;
        hasContent |= run.IndexOfAnyExcept(" \t\r\n"u8) >= 0;
        return AreEntitiesClosed(run) && run.IndexOf("]]>"u8) < 0;
    }

    private static bool AreEntitiesClosed(ReadOnlySpan<byte> run)
    {
        for (var amp = run.IndexOf((byte)'&'); amp >= 0; amp = run.IndexOf((byte)'&'))
        {
            run = run[(amp + 1)..];
            var end = run.IndexOf((byte)';');
            if (end < 1 || !IsEntity(run[..end])) return false;
        }
        return true;
    }

    // The five of XML, numbers of characters that XML may have, and HTML's named ones.
    private static bool IsEntity(ReadOnlySpan<byte> name)
    {
        if (name.StartsWith("#x"u8)) return IsCharacter(name[2..], NumberStyles.AllowHexSpecifier);
        if (name[0] == (byte)'#') return IsCharacter(name[1..], NumberStyles.None);
        return name.SequenceEqual("amp"u8) || name.SequenceEqual("lt"u8) || name.SequenceEqual("gt"u8) || name.SequenceEqual("quot"u8) || name.SequenceEqual("nbsp"u8)
            || NamedEntities.IsKnown(name);
    }

    private static bool IsCharacter(ReadOnlySpan<byte> digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && (code > char.MaxValue ? Rune.IsValid(code) : XmlConvert.IsXmlChar((char)code));

    private bool ReadEnd(scoped Span<(int Start, int Length)> open, ref int depth)
    {
        at += 2;
        var name = Name();
        SkipBlank();
        if (depth == 0 || name.IsEmpty || !Take((byte)'>')) return false;
        var (start, length) = open[--depth];
        return name.SequenceEqual(text.Slice(start, length));
    }

    private bool ReadStart(scoped Span<(int Start, int Length)> open, ref int depth)
    {
        var start = ++at;
        var name = Name();
        if (depth == 0 && name.EndsWith(":div"u8)) prefix = name[..^"div".Length];
        var local = name.StartsWith(prefix) ? name[prefix.Length..] : default;
        if (name.IsEmpty || (depth == 0 && !local.SequenceEqual("div"u8))) return false;
        if (!IsListed(Elements, local)) Forbidden ??= $"<{Encoding.UTF8.GetString(name)}>";
        hasContent |= local.SequenceEqual("img"u8);
        if (!ReadAttributes(isRoot: depth == 0)) return false;
        if (Take((byte)'/')) return Take((byte)'>');
        open[depth++] = (start, name.Length);
        return Take((byte)'>');
    }

    private bool ReadAttributes(bool isRoot)
    {
        var hasNamespace = !isRoot;
        Span<Range> seen = stackalloc Range[MaxAttributes];
        for (var count = 0; ; count++)
        {
            var hadBlank = SkipBlank();
            var name = Name();
            if (name.IsEmpty) return hasNamespace;
            if (!hadBlank || count == MaxAttributes || Contains(seen[..count], name)) return false;
            seen[count] = (at - name.Length)..at;
            if (!ReadValue(out var value)) return false;
            if (IsDeclaration(name)) hasNamespace |= value.SequenceEqual("http://www.w3.org/1999/xhtml"u8);
            else CheckAttribute(name, value);
        }
    }

    // Of the namespace that the narrative's elements are in.
    private readonly bool IsDeclaration(ReadOnlySpan<byte> name) =>
        prefix.IsEmpty ? name.SequenceEqual("xmlns"u8) : name.StartsWith("xmlns:"u8) && name["xmlns:".Length..].SequenceEqual(prefix[..^1]);

    // XML has no element with two attributes of one name.
    private readonly bool Contains(ReadOnlySpan<Range> names, ReadOnlySpan<byte> name)
    {
        foreach (var known in names)
            if (text[known].SequenceEqual(name)) return true;
        return false;
    }

    private bool ReadValue(out ReadOnlySpan<byte> value)
    {
        value = default;
        SkipBlank();
        if (!Take((byte)'=')) return false;
        SkipBlank();
        if (at >= text.Length || text[at] is not ((byte)'"' or (byte)'\'')) return false;
        var quote = text[at++];
        var length = text[at..].IndexOf(quote);
        if (length < 0) return false;
        value = text.Slice(at, length);
        at += length + 1;
        return value.IndexOf((byte)'<') < 0 && AreEntitiesClosed(value);
    }

    private void CheckAttribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!IsListed(Attributes, name)) Forbidden ??= Encoding.UTF8.GetString(name);
        else if (name.SequenceEqual("href"u8)) CheckAddress(value, mayBeData: false);
        else if (name.SequenceEqual("src"u8)) CheckAddress(value, mayBeData: true);
        else if (name.SequenceEqual("style"u8)) CheckStyle(value);
    }

    // Styles may not fetch or run anything: a backslash or an entity would only hide that they do.
    private void CheckStyle(ReadOnlySpan<byte> value)
    {
        var style = Encoding.UTF8.GetString(value);
        foreach (var active in ActiveStyles)
            if (style.Contains(active, StringComparison.OrdinalIgnoreCase)) Forbidden ??= $"style: {active}";
    }

    // A browser skips blanks and reads entities before it looks at the scheme, so those may not be there to hide one.
    private void CheckAddress(ReadOnlySpan<byte> value, bool mayBeData)
    {
        var colon = value.IndexOf((byte)':');
        if (colon < 0) return;
        var scheme = Encoding.UTF8.GetString(value[..colon]).Trim().ToLowerInvariant();
        if (scheme is "javascript" or "vbscript" || (scheme == "data" && !mayBeData) || scheme.AsSpan().ContainsAny('&', '\t', '\n')) Forbidden ??= scheme + ":";
    }

    private static bool IsListed(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> list, ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[16];
        return name.Length <= chars.Length && list.Contains(chars[..Encoding.UTF8.GetChars(name, chars)]);
    }

    private ReadOnlySpan<byte> Name()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit((char)text[at]) || text[at] is (byte)':' or (byte)'-' or (byte)'_' or (byte)'.' or >= 0x80)) at++;
        return at > start && char.IsAsciiDigit((char)text[start]) ? default : text[start..at];
    }

    private bool SkipBlank()
    {
        var start = at;
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return at > start;
    }

    private bool Take(byte unit)
    {
        if (at >= text.Length || text[at] != unit) return false;
        at++;
        return true;
    }

    private bool Skip(ReadOnlySpan<byte> end, int from)
    {
        var length = text[(at + from)..].IndexOf(end);
        if (length < 0) return false;
        at += from + length + end.Length;
        return true;
    }
}
