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

    /// <summary>The resources one of the references leads to. https://hl7.org/fhir/R4/search.html#include</summary>
    public IEnumerable<Element> Targets(SearchParameter reference, Element from) => Select(reference.Expression!, from, from)
        .SelectMany(found => resources.Values.SelectMany(all => all).Where(target => IsLed(reference, found, target)));

    private bool IsLed(SearchParameter reference, Element found, Element target) => ReferenceOf(found) is { } text
        && (ReferenceText.SplitLocal(text, ownBase) == (target.Type.Name, target.ValueOf("id")!)
            || found.IsPrimitive && SearchParameterSet.MayLeadTo(reference, target.Type.Name) && CanonicalLinks.Lead(text, target));

    /// <summary>A value the resource has, as a search writes it; null when it has none that the modifier asks about.</summary>
    public string? ValueOf(SearchParameter parameter, string modifier, Element resource)
    {
        if (parameter.Expression is null) return null;
        var elements = Select(parameter.Expression, resource, resource);
        if (elements.Count == 0) return null;
        var element = values.Pick(elements);
        return parameter.Components.IsEmpty ? ValueOf(parameter.Type, modifier, element) : PartsOf(parameter, element, resource);
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
        SearchParameterType.String => Leaf(element) is { } text ? RandomQuery.Escape(text) : null,
        SearchParameterType.Date => Leaf(element) is { } time && TimeRange.Parse(System.Text.Encoding.UTF8.GetBytes(time)) is not null ? RandomQuery.Prefix(values) + time : null,
        SearchParameterType.Number => Leaf(element) is { } number && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? RandomQuery.Prefix(values) + number : null,
        SearchParameterType.Quantity => Quantity(element),
        SearchParameterType.Reference => modifier == ":identifier" ? Pair(element.Child("identifier"), "value") : ReferenceOf(element),
        SearchParameterType.Uri => element.Value,
        SearchParameterType.Special => element.ValueOf("latitude") is { } north && element.ValueOf("longitude") is { } east && north != "179.9" && north != "-179.9" ? $"{north}|{east}|1" : null,
        _ => null,
    };

    private static string? Token(string modifier, Element element) => modifier switch
    {
        ":text" => (element.Type.Name == "Identifier" ? element.Child("type") : element) is { Exists: true, IsPrimitive: false } concept
            && (concept.ValueOf("text") ?? concept.ValueOf("display")) is { } text ? RandomQuery.Escape(text) : null,
        ":of-type" => element.Type.Name == "Identifier" && element.Child("type").Child("coding") is { Exists: true } type && Pair(type, "code") is { } typed && !typed.EndsWith('|') && typed[0] != '|'
            && element.ValueOf("value") is { } value ? $"{typed}|{RandomQuery.Escape(value)}" : null,
        "" or ":not" => Coded(element),
        _ => null,
    };

    private static string? Coded(Element element) => element.Type.Name switch
    {
        "CodeableConcept" => Pair(element.Child("coding"), "code"),
        "Coding" => Pair(element, "code"),
        "Identifier" => Pair(element, "value"),
        "ContactPoint" => element.ValueOf("value") is { } value ? RandomQuery.Escape(value) : null,
        _ => element.Value is { } code ? RandomQuery.Escape(code) : null,
    };

    private static string? Pair(Element element, string name)
    {
        if (!element.Exists) return null;
        var (system, code) = (element.ValueOf("system"), element.ValueOf(name));
        return system is null && code is null ? null : $"{system}|{(code is null ? "" : RandomQuery.Escape(code))}";
    }

    private string? Quantity(Element element)
    {
        if (element.ValueOf("value") is not { } number) return null;
        var (system, code) = element.Type.Name == "Money" ? ("urn:iso:std:iso:4217", element.ValueOf("currency")) : (element.ValueOf("system"), element.ValueOf("code"));
        return RandomQuery.Prefix(values) + number + (system is null || code is null || values.Chance(0.2) ? "" : $"|{system}|{RandomQuery.Escape(code)}");
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

    private List<Element> Select(string expression, Element focus, Element resource) => SearchExpression.For(expression, focus.Type.Name) is { } own
        ? [.. FhirPathExpression.Compile(own, known.Schema, focus.Type.Name).Value.Evaluate(focus, Context with { Resource = resource }).Select(value => value.Element).Where(found => found.Exists)] : [];
}
