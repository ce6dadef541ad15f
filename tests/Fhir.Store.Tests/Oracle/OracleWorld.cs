using System.Collections.Concurrent;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>The resources there are, as a place to take search values from: a search for what somebody has tells more than one for anything.</summary>
internal sealed class OracleWorld(Dictionary<string, List<Element>> resources, SearchParameterSet known, RandomValues values, string ownBase)
{
    private static readonly FhirPathContext Context = new() { ReferenceTypesFromText = true };

    private const int MostLooks = 20;

    private static readonly ConcurrentDictionary<(string Type, string Expression), FhirPathExpression?> Compiled = new();

    private readonly RandomAsked asked = new(values, known);

    public Element? Some(string type) => resources.GetValueOrDefault(type) is { Count: > 0 } all ? values.Pick(all) : null;

    /// <summary>The resource one of the references leads to, contained or not; null when none leads to one that is here.</summary>
    public Element? Follow(SearchParameter reference, Element from)
    {
        foreach (var found in Select(reference.Expression!, from, from))
            if (found.ValueOf("reference") == "#c0" && SearchedContained.Of(from).FirstOrDefault(contained => contained.Id == "c0").Resource is { Exists: true } inside) return inside;
            else if (ReferenceOf(found) is { } text && ReferenceText.SplitLocal(text, ownBase) is var (type, id) && resources.GetValueOrDefault(type)?.Find(resource => resource.ValueOf("id") == id) is { Exists: true } target)
                return target;
            else if (found.IsPrimitive && Named(reference, found.Value!) is { } named) return named;
        return null;
    }

    /// <summary>The resource that a canonical names; null when it is not here.</summary>
    private Element? Named(SearchParameter reference, string canonical) =>
        resources.Where(pair => reference.Targets.Contains(pair.Key)).SelectMany(pair => pair.Value).Where(resource => CanonicalLinks.Lead(canonical, resource)).Cast<Element?>().FirstOrDefault();

    /// <summary>A resource with a reference to one of the type; null when some that were looked at have none.</summary>
    public Element? Leading(string type)
    {
        for (var looks = 0; looks < MostLooks; looks++)
            if (Some(values.Pick([.. resources.Keys])) is { } from && known.Of(from.Type.Name).Any(reference => reference.Type == SearchParameterType.Reference && Follow(reference, from) is { } to && to.Type.Name == type)) return from;
        return null;
    }

    /// <summary>The id of a List that has an item of the type; null when there is none.</summary>
    public string? ListOf(string type)
    {
        var lists = resources.GetValueOrDefault("List", []).Where(list => Targets(known.Find("List", "item")!, list).Any(item => item.Type.Name == type)).ToList();
        return lists.Count == 0 ? null : values.Pick(lists).ValueOf("id");
    }

    /// <summary>The resources one of the references leads to. https://hl7.org/fhir/R4/search.html#include</summary>
    public IEnumerable<Element> Targets(SearchParameter reference, Element from) => Select(reference.Expression!, from, from)
        .SelectMany(found => resources.Values.SelectMany(all => all).Where(target => IsLed(reference, found, target)));

    private bool IsLed(SearchParameter reference, Element found, Element target) => ReferenceOf(found) is { } text
        && (ReferenceText.SplitLocal(text, ownBase) == (target.Type.Name, target.ValueOf("id")!)
            || found.IsPrimitive && SearchParameterSet.MayLeadTo(reference, target.Type.Name) && CanonicalLinks.Lead(text, target));

    /// <summary>A value that any of the type has; null when none has one.</summary>
    public string? AnyValueOf(SearchParameter parameter, string modifier, string type)
    {
        var all = resources.GetValueOrDefault(type, []);
        var start = values.Next(Math.Max(1, all.Count));
        return Enumerable.Range(start, all.Count).Select(at => ValueOf(parameter, modifier, all[at % all.Count])).FirstOrDefault(value => value is { Length: > 0 and < 1000 });
    }

    /// <summary>A value the resource has, as a search writes it; null when it has none that the modifier asks about.</summary>
    public string? ValueOf(SearchParameter parameter, string modifier, Element resource)
    {
        if (parameter.Expression is null) return null;
        var elements = Select(parameter.Expression, resource, resource);
        if (elements.Count == 0) return null;
        if (parameter.Components.IsEmpty) return ValueOf(parameter.Type, modifier, values.Pick(elements));
        var start = values.Next(elements.Count);
        return Enumerable.Range(start, elements.Count).Select(at => PartsOf(parameter, elements[at % elements.Count], resource)).FirstOrDefault(parts => parts is not null);
    }

    private string? PartsOf(SearchParameter composite, Element repetition, Element resource)
    {
        var parts = new List<string>();
        foreach (var component in composite.Components)
        {
            var elements = Select(component.Expression.Replace("DateTime", "dateTime", StringComparison.Ordinal), repetition, resource);
            if (elements.Count == 0 || ValueOf(known.FindByUrl(component.Definition)!.Type, "", values.Pick(elements)) is not { } part) return null;
            parts.Add(part);
        }
        return string.Join('$', parts);
    }

    private string? ValueOf(SearchParameterType kind, string modifier, Element element) => kind switch
    {
        SearchParameterType.Token => Token(modifier, element),
        SearchParameterType.String => Leaf(element) is { } text ? RandomAsked.Escape(modifier == ":exact" ? text : asked.Part(text, modifier)) : null,
        SearchParameterType.Date => Leaf(element) is { } time && TimeRange.Parse(System.Text.Encoding.UTF8.GetBytes(time)) is not null ? RandomAsked.PrefixOfOwn(values) + time : null,
        SearchParameterType.Number => Leaf(element) is { } number && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? RandomAsked.PrefixOfOwn(values) + number : null,
        SearchParameterType.Quantity => Quantity(element),
        SearchParameterType.Reference when modifier == ":identifier" => Pair(element.Child("identifier"), "value"),
        SearchParameterType.Reference => ReferenceOf(element) is { } text && (modifier.Length == 0 || ReferenceText.SplitLocal(text, ownBase)?.Type == modifier[1..]) ? RandomAsked.Escape(text) : null,
        SearchParameterType.Uri => element.Value is { } uri ? RandomAsked.Escape(uri) : null,
        SearchParameterType.Special => element.ValueOf("latitude") is { } north && element.ValueOf("longitude") is { } east && north != "179.9" && north != "-179.9" ? $"{north}|{east}|1" : null,
        _ => null,
    };

    private static string? Token(string modifier, Element element) => modifier switch
    {
        ":text" => (element.Type.Name == "Identifier" ? element.Child("type") : element) is { Exists: true, IsPrimitive: false } concept
            && (concept.ValueOf("text") ?? concept.ValueOf("display")) is { } text ? RandomAsked.Escape(text) : null,
        ":of-type" => element.Type.Name == "Identifier" && element.Child("type").Child("coding") is { Exists: true } type && Pair(type, "code") is { } typed && !typed.EndsWith('|') && typed[0] != '|'
            && element.ValueOf("value") is { } value ? $"{typed}|{RandomAsked.Escape(value)}" : null,
        "" or ":not" => Coded(element),
        _ => null,
    };

    private static string? Coded(Element element) => element.Type.Name switch
    {
        "CodeableConcept" => Pair(element.Child("coding"), "code"),
        "Coding" => Pair(element, "code"),
        "Identifier" => Pair(element, "value"),
        "ContactPoint" => element.ValueOf("value") is { } value ? RandomAsked.Escape(value) : null,
        _ => element.Value is { } code ? RandomAsked.Escape(code) : null,
    };

    private static string? Pair(Element element, string name)
    {
        if (!element.Exists) return null;
        var (system, code) = (element.ValueOf("system"), element.ValueOf(name));
        return system is null && code is null ? null : $"{RandomAsked.Escape(system ?? "")}|{(code is null ? "" : RandomAsked.Escape(code))}";
    }

    private string? Quantity(Element element)
    {
        if (element.ValueOf("value") is not { } number) return null;
        var (system, code) = element.Type.Name == "Money" ? ("urn:iso:std:iso:4217", element.ValueOf("currency")) : (element.ValueOf("system"), element.ValueOf("code"));
        return RandomAsked.PrefixOfOwn(values) + number + (system is null || code is null || values.Chance(0.2) ? "" : $"|{RandomAsked.Escape(system)}|{RandomAsked.Escape(code)}");
    }

    private static string? ReferenceOf(Element element) => (element.IsPrimitive ? element.Value : element.ValueOf("reference")) is { Length: > 0 } text && text[0] != '#' ? text : null;

    /// <summary>The first primitive there is.</summary>
    private static string? Leaf(Element element)
    {
        if (element.Value is { } value) return value;
        for (var child = element.FirstChild; child.Exists; child = child.NextSibling)
            if (child.Property!.Name is not ("use" or "type" or "period" or "id" or "extension") && Leaf(child) is { } found) return found;
        return null;
    }

    private List<Element> Select(string expression, Element focus, Element resource) => Compile(expression, focus.Type.Name) is { } compiled
        ? [.. compiled.Evaluate(focus, Context with { Resource = resource }).Select(value => value.Element).Where(found => found.Exists)] : [];

    /// <summary>Null when the expression has nothing for the type.</summary>
    private FhirPathExpression? Compile(string expression, string type) => Compiled.GetOrAdd((type, expression), _ =>
        SearchExpression.For(expression, type) is { } own ? FhirPathExpression.Compile(own, known.Schema, type).Value : null);
}
