namespace Fhir.Server.Arena.Pictures;

/// <summary>
/// The lines of a picture in Mermaid's language, without comments and empty ones. https://mermaid.js.org/intro/syntax-reference.html
/// The guides use a part of it: <c>sequenceDiagram</c> and <c>flowchart</c>.
/// </summary>
/// <param name="Kind">The first line.</param>
/// <param name="Title">What <c>accTitle</c> says; null when it is not there. https://mermaid.js.org/config/accessibility.html</param>
public sealed record PictureSource(string Kind, string? Title, IReadOnlyList<string> Lines)
{
    /// <summary>A picture with more lines than this is a mistake, and nobody could read it.</summary>
    public const int MostLines = 200;

    private const int LongestLine = 500;
    private const string TitleWord = "accTitle:";

    /// <summary>Null when there are no lines, too many, or a line is too long.</summary>
    public static PictureSource? Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("%%", StringComparison.Ordinal)).ToList();
        if (lines.Count is 0 or > MostLines || lines.Exists(line => line.Length > LongestLine)) return null;
        var title = lines.Find(IsTitle)?[TitleWord.Length..].Trim();
        return new PictureSource(lines[0], title, [.. lines.Skip(1).Where(line => !IsTitle(line))]);
    }

    private static bool IsTitle(string line) => line.StartsWith(TitleWord, StringComparison.Ordinal);
}
