using System.Globalization;
using System.Text;

namespace Fhir.Kernel.FhirPath;

/// <summary>What a backslash says in strings, in delimited names and in JSON. https://hl7.org/fhirpath/N1/#string</summary>
internal static class EscapeSequence
{
    /// <summary>Reads one sequence; a backslash before anything it does not know is dropped.</summary>
    /// <param name="at">After the backslash.</param>
    /// <returns>After the sequence.</returns>
    public static int Read(string text, int at, StringBuilder content, bool isJson = false)
    {
        if (at == text.Length) return at;
        if (text[at] == 'u' && at + 4 < text.Length
            && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            content.Append((char)unit);
            return at + 5;
        }
        content.Append(text[at] switch
        {
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' when isJson => '\b',
            var other => other,
        });
        return at + 1;
    }

    /// <summary>Every sequence in a text as what it stands for.</summary>
    public static string Replace(string text, bool isJson)
    {
        if (!text.Contains('\\')) return text;
        var content = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\\') at = Read(text, at + 1, content, isJson);
            else content.Append(text[at++]);
        }
        return content.ToString();
    }
}
