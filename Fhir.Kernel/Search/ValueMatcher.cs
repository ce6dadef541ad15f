using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Search;

/// <summary>Whether one element has one value, as the section of the search page on its type says.</summary>
internal static class ValueMatcher
{
    public static bool Matches(SearchValue value, Modifier modifier, FhirPathValue found, string? ownBase)
    {
        var element = found.Element;
        if (!element.Exists) return value is TokenValue { Code: { } code } token && token.System is null or "" && Same(code, found.ToString());
        return value switch
        {
            TokenValue token when modifier == Modifier.Identifier => Tokens(element.Child("identifier")).Any(pair => Matches(token, pair)),
            TokenValue token => Tokens(element).Any(pair => Matches(token, pair)),
            StringValue text => Texts(element).Any(candidate => MatchesText(text.Text, modifier, candidate)),
            DateValue date => RangeOf(element) is { } range && Matches(date, range),
            NumberValue number => NumberOf(element) is var (low, high) && Matches(number.Prefix, number.Range, low, high),
            QuantityValue quantity => NumberOf(element) is var (low, high) && Matches(quantity.Prefix, quantity.Range, low, high) && HasUnit(quantity, element),
            ReferenceValue reference => Matches(reference, element, ownBase),
            UriValue uri => element.Value is { } text && Uris(element, text).Any(candidate => MatchesUri(uri.Uri, modifier, candidate)),
            _ => false,
        };
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#token; the system of a plain code is the one its binding implies, whatever the search calls it.</summary>
    private static bool Matches(TokenValue token, (string? System, string? Code, bool IsImplied) found) => (token.System, token.Code) switch
    {
        (null, var code) => Same(code, found.Code),
        ("", var code) => found.System is null && !found.IsImplied && Same(code, found.Code),
        (var system, null) => found.System == system,
        (var system, var code) => (found.System == system || found.IsImplied) && Same(code, found.Code),
    };

    private static bool Same(string? left, string? right) => left is not null && string.Equals(left.ToLowerInvariant(), right?.ToLowerInvariant(), StringComparison.Ordinal);

    private static IEnumerable<(string? System, string? Code, bool IsImplied)> Tokens(Element element)
    {
        if (!element.Exists) return [];
        if (element.IsPrimitive) return [(null, element.Value, element.Type.Name == "code")];
        return element.Type.Name switch
        {
            "CodeableConcept" => element.ChildrenNamed("coding").ToList().SelectMany(Tokens),
            "Coding" => [(element.ValueOf("system"), element.ValueOf("code"), false)],
            "Identifier" => [(element.ValueOf("system"), element.ValueOf("value"), false)],
            "ContactPoint" => [(null, element.ValueOf("value"), false)],
            _ => [],
        };
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#string</summary>
    private static bool MatchesText(string wanted, Modifier modifier, string found) => modifier switch
    {
        Modifier.Exact => wanted == found,
        Modifier.Contains => SearchText.Fold(found).Contains(SearchText.Fold(wanted), StringComparison.Ordinal),
        _ => SearchText.Fold(found).StartsWith(SearchText.Fold(wanted), StringComparison.Ordinal),
    };

    private static IEnumerable<string> Texts(Element element)
    {
        if (element.IsPrimitive) return element.Value is { } text ? [text] : [];
        string[] parts = element.Type.Name switch
        {
            "HumanName" => ["text", "family", "given", "prefix", "suffix"],
            "Address" => ["text", "line", "city", "district", "state", "postalCode", "country"],
            _ => [],
        };
        return parts.SelectMany(part => element.ChildrenNamed(part).ToList()).Select(child => child.Value).OfType<string>();
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#prefix, on the two ranges.</summary>
    private static bool Matches(DateValue date, TimeRange found)
    {
        var wanted = date.Range;
        var contains = wanted.Low <= found.Low && found.High <= wanted.High;
        var (reachesAbove, reachesBelow) = (found.High > wanted.High, found.Low < wanted.Low);
        return date.Prefix switch
        {
            Prefix.Equal => contains,
            Prefix.NotEqual => !contains,
            Prefix.Greater => reachesAbove,
            Prefix.Less => reachesBelow,
            Prefix.GreaterOrEqual => reachesAbove || contains,
            Prefix.LessOrEqual => reachesBelow || contains,
            Prefix.StartsAfter => found.Low >= wanted.High,
            Prefix.EndsBefore => found.High <= wanted.Low,
            _ => found.Low < wanted.High && wanted.Low < found.High,
        };
    }

    private static TimeRange? RangeOf(Element element)
    {
        if (element.IsPrimitive) return TimeRange.Parse(element.Utf8Value);
        if (element.Type.Name == "Period") return PeriodOf(element);
        if (element.Type.Name != "Timing") return null;
        var bounds = element.Child("repeat").Child("bounds");
        var times = element.ChildrenNamed("event").ToList().Select(time => TimeRange.Parse(time.Utf8Value)).Append(bounds.Exists ? PeriodOf(bounds) : null)
            .OfType<TimeRange>().ToList();
        return times.Count == 0 ? null : new TimeRange(times.Min(range => range.Low), times.Max(range => range.High));
    }

    private static TimeRange? PeriodOf(Element period)
    {
        var (start, end) = (TimeRange.Parse(period.Child("start").Utf8Value), TimeRange.Parse(period.Child("end").Utf8Value));
        var isBackwards = start is not null && end is not null && end.Value.High <= start.Value.Low;
        if (isBackwards) (start, end) = (end, start);
        return start is null && end is null ? null : new TimeRange(start?.Low ?? TimeRange.Unbounded.Low, end?.High ?? TimeRange.Unbounded.High);
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#number; an open end is beyond every number.</summary>
    private static bool Matches(Prefix prefix, NumberRange wanted, decimal low, decimal high) => prefix switch
    {
        Prefix.Equal => low >= wanted.Low && high < wanted.High,
        Prefix.NotEqual => !(low >= wanted.Low && high < wanted.High),
        Prefix.Greater => high > wanted.Value,
        Prefix.Less => low < wanted.Value,
        Prefix.GreaterOrEqual => high >= wanted.Value,
        Prefix.LessOrEqual => low <= wanted.Value,
        Prefix.StartsAfter => low >= wanted.High,
        Prefix.EndsBefore => high < wanted.Low,
        _ => low <= wanted.Value + Math.Abs(wanted.Value) * 0.1m && high >= wanted.Value - Math.Abs(wanted.Value) * 0.1m,
    };

    private static (decimal Low, decimal High)? NumberOf(Element element)
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
        if (low > high) (low, high) = (high, low);
        return low is null && high is null ? null : (low ?? decimal.MinValue, high ?? decimal.MaxValue);
    }

    private static decimal? Number(Element element) =>
        decimal.TryParse(element.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>https://hl7.org/fhir/R4/search.html#quantity</summary>
    private static bool HasUnit(QuantityValue wanted, Element element)
    {
        var quantity = element.Type.Name switch
        {
            "Range" => element.Child("low").Exists ? element.Child("low") : element.Child("high"),
            "SampledData" => element.Child("origin"),
            _ => element,
        };
        var isMoney = quantity.Exists && quantity.Type.Name == "Money";
        var (system, code) = isMoney ? ("urn:iso:std:iso:4217", quantity.ValueOf("currency")) : (quantity.ValueOf("system"), quantity.ValueOf("code"));
        return (wanted.System, wanted.Code) switch
        {
            (null, _) => true,
            ("", var unit) => code == unit || quantity.ValueOf("unit") == unit,
            (var uri, null) => system == uri,
            (var uri, var unit) => system == uri && code == unit,
        };
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#reference</summary>
    private static bool Matches(ReferenceValue wanted, Element element, string? ownBase)
    {
        if ((element.IsPrimitive ? element.Value : element.ValueOf("reference")) is not { } text || text.StartsWith('#')) return false;
        if (ReferenceText.SplitLocal(text, ownBase) is var (type, id)) return !wanted.IsAbsolute && id == wanted.Id && (wanted.Type is null || wanted.Type == type);
        return wanted.IsAbsolute && (text == wanted.Id || text.StartsWith(wanted.Id + "|", StringComparison.Ordinal));
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#uri</summary>
    private static bool MatchesUri(string wanted, Modifier modifier, string found) => modifier switch
    {
        Modifier.Below => found == wanted.TrimEnd('/') || found.StartsWith(wanted.TrimEnd('/') + "/", StringComparison.Ordinal),
        Modifier.Above => found == wanted.TrimEnd('/') || wanted.StartsWith(found + "/", StringComparison.Ordinal) && found.Contains("//", StringComparison.Ordinal),
        _ => found == wanted,
    };

    private static string[] Uris(Element element, string text) =>
        element.Type.Name == "canonical" && text.LastIndexOf('|') is > 0 and var bar ? [text, text[..bar]] : [text];

    private static List<Element> ToList(this NamedChildEnumerable children)
    {
        var list = new List<Element>();
        foreach (var child in children) list.Add(child);
        return list;
    }
}
