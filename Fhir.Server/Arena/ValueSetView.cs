using System.Text;
using Fhir.Kernel.Elements;

namespace Fhir.Server.Arena;

/// <summary>Where the codes of a value set come from. https://hl7.org/fhir/R4/valueset.html#compositions</summary>
internal static class ValueSetView
{
    public static void Append(StringBuilder html, Element valueSet, DefinitionWords words)
    {
        html.Append($"<h2 id=\"codes\">{words.Taken}</h2>");
        foreach (var part in valueSet.Child("compose").ChildrenNamed("include")) Append(html, part, "", words);
        foreach (var part in valueSet.Child("compose").ChildrenNamed("exclude")) Append(html, part, $"{words.Without} ", words);
    }

    private static void Append(StringBuilder html, Element part, string before, DefinitionWords words)
    {
        var isSome = part.Child("concept").Exists || part.Child("filter").Exists;
        var (sets, filters) = ((List<Element>)[.. part.ChildrenNamed("valueSet")], (List<Element>)[.. part.ChildrenNamed("filter")]);
        var sources = sets.Select(one => one.Value).Prepend(part.ValueOf("system")).OfType<string>().Select(DefinitionView.Link);
        html.Append($"<p>{before}{(isSome ? words.SomeOf : words.AllOf)} {string.Join(", ", sources)}{string.Concat(filters.Select(Told))}</p>");
        if (part.Child("concept").Exists) DefinitionView.AppendConcepts(html, part, words);
    }

    private static string Told(Element filter) => $" <code>{Page.Text($"{filter.ValueOf("property")} {filter.ValueOf("op")} {filter.ValueOf("value")}")}</code>";
}
