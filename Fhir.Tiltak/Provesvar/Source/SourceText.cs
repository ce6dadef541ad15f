using System.Text;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>The text of an element that may hold anything, markup of XHTML most of all.</summary>
internal static class SourceText
{
    /// <summary>The name of a node that is text between elements.</summary>
    public const string Loose = "text()";

    // What begins on a line of its own when it is shown.
    private static readonly string[] Blocks = ["p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "Paragraph"];

    /// <summary>All text in the element, taken; elements that are blocks begin a line, cells of a row are kept apart. Null when there is none.</summary>
    public static string? Take(SourceNode? node)
    {
        if (node is null) return null;
        if (node.Children.Count == 0) return node.Take();
        var text = new StringBuilder();
        Append(node, text);
        foreach (var below in node.Descendants().SelectMany(below => below.Attributes)) below.Reason ??= LossRules.Formatting;
        return Tidy(text.ToString());
    }

    private static void Append(SourceNode node, StringBuilder text)
    {
        if (Blocks.Contains(node.Name)) text.Append('\n');
        else if (node.Name is "td" or "th") text.Append('\t');
        var own = node.TakeText() ?? node.Take("V");
        if (own is not null) Joined(text).Append(own);
        foreach (var child in node.Children) Append(child, text);
        if (Blocks.Contains(node.Name)) text.Append('\n');
    }

    private static StringBuilder Joined(StringBuilder text) => text.Length > 0 && !char.IsWhiteSpace(text[^1]) ? text.Append(' ') : text;

    private static string? Tidy(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        var tidy = string.Join('\n', lines);
        return tidy.Length == 0 ? null : tidy;
    }
}
