namespace Fhir.Server.Arena.Pictures;

/// <summary>How much room words need. The reader's own font is not known on the server, so the estimate is that of a wide one.</summary>
public static class Lettering
{
    /// <summary>Of the type, in units of the picture: pixels when it is shown as large as it is drawn.</summary>
    public const double Size = 14;

    public const double LineHeight = 18;

    private const string Break = "<br/>";

    public static double WidthOf(string text) => Size * text.Sum(WidthOf);

    public static double WidthOf(IEnumerable<string> lines) => lines.Select(WidthOf).DefaultIfEmpty().Max();

    /// <summary>Lines no wider than the room, but for a word that is wider by itself. <c>&lt;br/&gt;</c> breaks too, as in Mermaid.</summary>
    public static IReadOnlyList<string> Wrap(string text, double room)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split(Break))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && WidthOf(longer) > room) lines.Add(line);
                line = line.Length > 0 && WidthOf(longer) > room ? word : longer;
            }
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>As one line, for who hears the picture.</summary>
    public static string Spoken(string text) => text.Replace(Break, " ", StringComparison.Ordinal);

    // In ems.
    private static double WidthOf(char letter) => letter switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.3,
        ' ' or 'f' or 't' or 'r' or 'I' or '(' or ')' or '[' or ']' or '/' or '-' or '"' => 0.38,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or 'æ' or 'Æ' or '…' => 0.92,
        _ when char.IsUpper(letter) => 0.72,
        _ when letter > 0x2000 => 1,
        _ => 0.58,
    };
}
