using System.Net;
using System.Text;

namespace Fhir.Kernel.Xml;

/// <summary>
/// HTML's names of characters (<c>&amp;nbsp;</c>), which a narrative in JSON may have and XML without a DTD may not.
/// https://www.w3.org/TR/html4/sgml/entities.html
/// </summary>
internal static class NamedEntities
{
    private const int LongestName = 10;

    /// <summary>The text with the characters in place of their names; XML's own five stay.</summary>
    public static string Resolve(string xhtml)
    {
        var resolved = new StringBuilder(xhtml.Length);
        for (var at = 0; at < xhtml.Length;)
        {
            var length = xhtml[at] == '&' ? LengthOfName(xhtml.AsSpan(at)) : 1;
            var part = xhtml.AsSpan(at, length);
            resolved.Append(part is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;" || length == 1 ? part : WebUtility.HtmlDecode(part.ToString()));
            at += length;
        }
        return resolved.ToString();
    }

    /// <summary>Whether XML or HTML has a character of that name.</summary>
    /// <param name="name">Without the ampersand and the semicolon.</param>
    public static bool IsKnown(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestName) return false;
        var reference = $"&{Encoding.UTF8.GetString(name)};";
        return WebUtility.HtmlDecode(reference) != reference;
    }

    private static int LengthOfName(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestName)].IndexOf(';');
        return end > 1 && text[1..end].IndexOfAnyExceptInRange('0', 'z') < 0 ? end + 1 : 1;
    }
}
