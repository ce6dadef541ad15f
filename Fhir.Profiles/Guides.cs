using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace Fhir.Profiles;

/// <summary>The guides' texts as they are written, in Markdown: what a tiltak is for, who does what, how it goes, and the rules.</summary>
public static class Guides
{
    public const string FirstPage = "index";

    private const string Root = "Guides/";
    private const string Folder = "/input/pagecontent/";

    private static readonly FrozenDictionary<(string Slug, string Name), string> Resources = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Root, StringComparison.Ordinal)).Select(name => (Resource: name, At: name.IndexOf(Folder, StringComparison.Ordinal)))
        .ToFrozenDictionary(page => (page.Resource[Root.Length..page.At], page.Resource[(page.At + Folder.Length)..]), page => page.Resource);

    /// <summary>The pages of a guide, the first one first.</summary>
    public static IReadOnlyList<string> PagesOf(string slug) =>
        [.. Resources.Keys.Where(page => page.Slug == slug).Select(page => page.Name).OrderBy(name => name != FirstPage).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>Null when there is no such page.</summary>
    public static string? Find(string slug, string name)
    {
        if (!Resources.TryGetValue((slug, name), out var resource)) return null;
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
