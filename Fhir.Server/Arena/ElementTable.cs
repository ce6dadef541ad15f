using System.Text;

namespace Fhir.Server.Arena;

/// <summary>The elements of a profile as a table.</summary>
internal static class ElementTable
{
    private const string Anchor = "elements";

    public static void Append(StringBuilder html, IEnumerable<ElementRow> elements, DefinitionWords words)
    {
        html.Append($"<h2 id=\"{Anchor}\">{words.Elements}</h2><p>{words.ElementsLead}</p>").Append(TableRenderer.Around(Anchor));
        html.Append($"<table><thead><tr><th>{words.Element}</th><th>{words.Count}</th><th>{words.Meaning}</th><th>{words.Type}</th></tr></thead><tbody>");
        foreach (var element in elements)
            html.Append($"<tr><td><code>{Breaking(element.Name)}</code></td><td>{Page.Text(element.Count)}</td><td>{Meaning(element, words)}</td><td>{string.Join("<br>", element.Types.Select(TypeOf))}</td></tr>");
        html.Append("</tbody></table></div>");
    }

    /// <summary>A long name may go on in the next line after a part of it.</summary>
    private static string Breaking(string name) => Page.Text(name).Replace(".", ".<wbr>", StringComparison.Ordinal).Replace(":", ":<wbr>", StringComparison.Ordinal);

    private static string TypeOf((string Type, IReadOnlyList<string> Profiles) type) =>
        type.Profiles.Count == 0 ? Page.Text(type.Type) : $"{Page.Text(type.Type)}: {string.Join(", ", type.Profiles.Select(Named))}";

    private static string Named(string canonical)
    {
        var name = Page.Text(canonical[(canonical.LastIndexOf('/') + 1)..]);
        return DefinitionAddresses.Find(canonical) is { } address ? $"<a href=\"{address}\">{name}</a>" : name;
    }

    private static string Meaning(ElementRow element, DefinitionWords words)
    {
        var parts = new List<string>();
        if (element.Meaning is { } meaning) parts.Add($"<span lang=\"nb\">{Page.Text(meaning)}</span>");
        if (element.Always is { } always) parts.Add($"{words.Always} <code>{Page.Text(always)}</code>");
        if (element.ValueSet is { } codes) parts.Add($"{words.Codes} {Named(codes)}");
        if (element.IsMustSupport) parts.Add($"<span class=\"quiet\">{words.MustSupport}</span>");
        return string.Join("<br>", parts);
    }
}
