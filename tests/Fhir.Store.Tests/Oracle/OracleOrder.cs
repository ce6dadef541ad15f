using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Search;
using SortKey = Fhir.Kernel.Search.SortKey;

namespace Fhir.Store.Tests.Oracle;

/// <summary>The order of resources by <c>_sort</c>, out of the resources themselves. https://hl7.org/fhir/R4/search.html#sort</summary>
internal sealed class OracleOrder(SearchParameterSet known, string ownBase)
{
    private static readonly FhirPathContext Context = new() { ReferenceTypesFromText = true };

    /// <summary>Null when each comes after the one before, or is its equal; otherwise the place where it does not.</summary>
    public int? FirstOutOfOrder(SearchQuery query, IReadOnlyList<Element> resources)
    {
        for (var at = 1; at < resources.Count; at++)
            if (Compare(query, resources[at - 1], resources[at]) > 0) return at;
        return null;
    }

    /// <summary>Each by the keys as its own type defines them.</summary>
    private static ImmutableArray<SortKey> KeysOf(SearchQuery query, Element resource) =>
        query.Branches.IsEmpty ? query.Sort : query.Branches.Single(branch => branch.Type == resource.Type.Name).Sort;

    private int Compare(SearchQuery query, Element left, Element right)
    {
        foreach (var (key, same) in KeysOf(query, left).Zip(KeysOf(query, right)))
        {
            var (one, other) = (ValueOf(key, left), ValueOf(same, right));
            if (one is null || other is null)
            {
                // Without a value comes last, whichever way.
                if (one is null != other is null) return one is null ? 1 : -1;
                continue;
            }
            var order = Compare(one, other);
            if (order != 0) return key.IsDescending ? -order : order;
        }
        return 0;
    }

    /// <summary>The least of the resource's values, or the greatest.</summary>
    private object? ValueOf(SortKey key, Element resource)
    {
        if (key.Parameter.Code == "_id") return resource.ValueOf("id");
        var values = Select(key.Parameter, resource).SelectMany(found => Values(key, found)).ToList();
        if (values.Count == 0) return null;
        values.Sort(Compare);
        return key.IsDescending ? values[^1] : values[0];
    }

    /// <summary>Texts by their code points.</summary>
    private static int Compare(object left, object right) =>
        left is string text ? Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)right)) : ((IComparable)left).CompareTo(right);

    private FhirPathValues Select(SearchParameter parameter, Element resource) => SearchExpression.For(parameter.Expression!, resource.Type.Name) is { } expression
        ? FhirPathExpression.Compile(expression, known.Schema, resource.Type.Name).Value.Evaluate(resource, Context with { Resource = resource }) : FhirPathValues.Empty;

    private IEnumerable<object> Values(SortKey key, FhirPathValue found)
    {
        var element = found.Element;
        if (!element.Exists) return key.Parameter.Type == SearchParameterType.Token ? [found.ToString().ToLowerInvariant()] : [];
        return key.Parameter.Type switch
        {
            SearchParameterType.String => Texts(element).Select(SearchText.Fold).Where(text => text.Length > 0),
            SearchParameterType.Token => Codes(element),
            SearchParameterType.Date => Times(element, key.IsDescending),
            SearchParameterType.Number or SearchParameterType.Quantity => Numbers(element, key.IsDescending),
            SearchParameterType.Reference => (element.IsPrimitive ? element.Value : element.ValueOf("reference")) is { } text && text[0] != '#' ? Targets(text) : [],
            _ => element.Value is { } uri ? element.Type.Name == "canonical" && uri.LastIndexOf('|') is > 0 and var bar ? [uri, uri[..bar]] : [uri] : [],
        };
    }

    private IEnumerable<object> Targets(string text) => ReferenceText.SplitLocal(text, ownBase) is var (_, id) ? [id] : text.LastIndexOf('|') is > 0 and var bar ? [text, text[..bar]] : [text];

    private static IEnumerable<string> Texts(Element element)
    {
        if (element.IsPrimitive) return element.Value is { } text ? [text] : [];
        string[] parts = element.Type.Name == "HumanName" ? ["text", "family", "given", "prefix", "suffix"] : ["text", "line", "city", "district", "state", "postalCode", "country"];
        return Children(element).Where(child => parts.Contains(child.Property!.Name)).Select(child => child.Value).OfType<string>();
    }

    private static IEnumerable<object> Codes(Element element)
    {
        if (element.IsPrimitive) return element.Value is { } code ? [code.ToLowerInvariant()] : [];
        var (system, value) = element.Type.Name switch
        {
            "Coding" => (element.ValueOf("system"), element.ValueOf("code")),
            "Identifier" => (element.ValueOf("system"), element.ValueOf("value")),
            "ContactPoint" => (null, element.ValueOf("value")),
            _ => (null, null),
        };
        if (element.Type.Name == "CodeableConcept") return Children(element).Where(child => child.Property!.Name == "coding").SelectMany(Codes);
        return system is null && value is null ? [] : [(value ?? "").ToLowerInvariant()];
    }

    private static IEnumerable<object> Times(Element element, bool isEnd)
    {
        var ranges = (element.IsPrimitive ? [element] : element.Type.Name == "Period" ? [] : Children(element).Where(child => child.Property!.Name == "event"))
            .Select(time => TimeRange.Parse(time.Utf8Value)).Append(element.IsPrimitive ? null : PeriodOf(element.Type.Name == "Period" ? element : element.Child("repeat").Child("bounds")))
            .OfType<TimeRange>().ToList();
        return ranges.Count == 0 ? [] : [isEnd ? ranges.Max(range => range.High) : ranges.Min(range => range.Low)];
    }

    private static TimeRange? PeriodOf(Element period)
    {
        if (!period.Exists || period.Type.Name != "Period") return null;
        var (start, end) = (TimeRange.Parse(period.Child("start").Utf8Value), TimeRange.Parse(period.Child("end").Utf8Value));
        if (start is null && end is null) return null;
        if (start is { } first && end is { } last && last.High <= first.Low) return new TimeRange(last.Low, first.High);
        return new TimeRange(start?.Low ?? TimeRange.Unbounded.Low, end?.High ?? TimeRange.Unbounded.High);
    }

    private static IEnumerable<object> Numbers(Element element, bool isEnd)
    {
        var (low, high) = element.Type.Name switch
        {
            "Range" => (Number(element.Child("low").Child("value")), Number(element.Child("high").Child("value"))),
            "SampledData" => (Number(element.Child("lowerLimit")), Number(element.Child("upperLimit"))),
            _ when element.IsPrimitive => (Number(element), Number(element)),
            _ => element.ValueOf("comparator") switch
            {
                "<" or "<=" => (null, Number(element.Child("value"))),
                ">" or ">=" => (Number(element.Child("value")), null),
                _ => (Number(element.Child("value")), Number(element.Child("value"))),
            },
        };
        if (low is null && high is null) return [];
        if (low > high) (low, high) = (high, low);
        return [isEnd ? high ?? double.PositiveInfinity : low ?? double.NegativeInfinity];
    }

    private static double? Number(Element element) => double.TryParse(element.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static List<Element> Children(Element element)
    {
        var list = new List<Element>();
        for (var child = element.FirstChild; child.Exists; child = child.NextSibling) list.Add(child);
        return list;
    }
}
