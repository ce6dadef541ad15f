using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Arena;

/// <summary>
/// A definition for people: what it is for, and then its elements and rules, its codes, or where its codes come from. The definitions' own texts are in bokmål.
/// https://hl7.org/fhir/R4/profiling.html
/// </summary>
public static class DefinitionView
{
    private const string Imposed = "http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile";

    public static string Of(Element definition, Language language)
    {
        var (html, words) = (new StringBuilder(), DefinitionWords.In(language));
        if (definition.ValueOf("description") is { } description) html.Append($"<p class=\"lead\" lang=\"nb\">{Page.Text(description)}</p>");
        html.Append($"<p><code>{Page.Text(definition.ValueOf("url"))}</code></p>");
        switch (definition.Type.Name)
        {
            case "StructureDefinition": AppendProfile(html, definition, words); break;
            case "CodeSystem": AppendCodes(html, definition, words); break;
            case "ValueSet": ValueSetView.Append(html, definition, words); break;
        }
        return html.ToString();
    }

    private static void AppendProfile(StringBuilder html, Element profile, DefinitionWords words)
    {
        if (profile.ValueOf("baseDefinition") is { } parent) html.Append($"<p>{words.BuiltOn} {Link(parent)}</p>");
        foreach (var extension in profile.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == Imposed) html.Append($"<p>{words.AlsoFollows} {Link(extension.ValueOf("value")!)}</p>");
        (List<Element> changed, List<Element> whole) = ([.. profile.Child("differential").ChildrenNamed("element")], [.. profile.Child("snapshot").ChildrenNamed("element")]);
        var elements = changed.ConvertAll(element => new ElementRow(element, whole.Find(other => other.ValueOf("id") == element.ValueOf("id"))));
        if (elements.Exists(element => !element.IsRoot)) ElementTable.Append(html, elements.Where(element => !element.IsRoot), words);
        AppendRules(html, elements, words);
    }

    private static void AppendRules(StringBuilder html, IEnumerable<ElementRow> elements, DefinitionWords words)
    {
        var rules = elements.SelectMany(element => element.Rules.Select(rule => (element.Name, Rule: rule))).ToList();
        if (rules.Count == 0) return;
        html.Append($"<h2 id=\"rules\">{words.Rules}</h2><div class=\"scroll\"><table><thead><tr><th>{words.Rule}</th><th>{words.Meaning}</th></tr></thead><tbody lang=\"nb\">");
        foreach (var (name, rule) in rules)
        {
            html.Append($"<tr><td><code>{Page.Text(rule.ValueOf("key"))}</code>{(rule.ValueOf("severity") == "warning" ? $" ({words.Warning})" : "")}</td>");
            html.Append($"<td>{Page.Text(rule.ValueOf("human"))}{(name.Length > 0 ? $" <code class=\"quiet\">{Page.Text(name)}</code>" : "")}</td></tr>");
        }
        html.Append("</tbody></table></div>");
    }

    private static void AppendCodes(StringBuilder html, Element system, DefinitionWords words)
    {
        if (!system.Child("concept").Exists) return;
        html.Append($"<h2 id=\"codes\">{words.Taken}</h2>");
        AppendConcepts(html, system, words);
    }

    /// <summary>The concepts below an element, those below them too.</summary>
    internal static void AppendConcepts(StringBuilder html, Element above, DefinitionWords words)
    {
        html.Append($"<div class=\"scroll\"><table><thead><tr><th>{words.Code}</th><th>{words.Meaning}</th></tr></thead><tbody lang=\"nb\">");
        foreach (var concept in Below(above))
        {
            html.Append($"<tr><td><code>{Page.Text(concept.ValueOf("code"))}</code></td><td>{Page.Text(concept.ValueOf("display"))}");
            if (concept.ValueOf("definition") is { } definition && definition != concept.ValueOf("display")) html.Append($" <span class=\"quiet\">{Page.Text(definition)}</span>");
            html.Append("</td></tr>");
        }
        html.Append("</tbody></table></div>");
    }

    private static IEnumerable<Element> Below(Element above)
    {
        foreach (var concept in (IEnumerable<Element>)[.. above.ChildrenNamed("concept")])
        {
            yield return concept;
            foreach (var below in Below(concept)) yield return below;
        }
    }

    /// <summary>A link where the definition is one of ours; an address of others is told and not followed.</summary>
    internal static string Link(string canonical) =>
        DefinitionAddresses.Find(canonical) is { } address ? $"<a href=\"{address}\"><code>{Page.Text(canonical)}</code></a>" : $"<code>{Page.Text(canonical)}</code>";
}
