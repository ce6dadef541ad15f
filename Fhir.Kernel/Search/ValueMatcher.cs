using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Search;

/// <summary>Whether one element has one value, as the section of the search page on its type says.</summary>
internal static class ValueMatcher
{
    public static bool Matches(SearchValue value, Modifier modifier, FhirPathValue found, string? ownBase)
    {
        var element = found.Element;
        if (!element.Exists) return TokenMatcher.Matches(value, found);
        return value switch
        {
            UnequalValue { Value: UriValue other } => element.Value is { } text && Uris(element, text).Any(candidate => candidate != other.Uri),
            ComparedTextValue compared => Texts(element).Select(SearchText.Fold).Any(candidate => candidate.Length > 0 && Compares(compared, candidate)),
            UnequalValue or TokenValue or TokenSetValue or TypedIdentifierValue => TokenMatcher.Matches(value, modifier == Modifier.Identifier ? element.Child("identifier") : element),
            StringValue text when modifier == Modifier.Text => TokenMatcher.Texts(element).Any(candidate => MatchesText(text.Text, Modifier.None, candidate)),
            StringValue text => Texts(element).Any(candidate => MatchesText(text.Text, modifier, candidate)),
            DateValue date => RangeOf(element) is { } range && Matches(date, range),
            NumberValue number => NumberMatcher.Matches(number, element),
            QuantityValue quantity => NumberMatcher.Matches(quantity, element),
            ReferenceValue reference => Matches(reference, element, ownBase),
            NearValue near => NearMatcher.Matches(near, element),
            UriValue uri => element.Value is { } text && Uris(element, text).Any(candidate => MatchesUri(uri.Uri, modifier, candidate)),
            _ => false,
        };
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#string</summary>
    private static bool MatchesText(string wanted, Modifier modifier, string found) => modifier switch
    {
        Modifier.Exact => wanted == found,
        Modifier.Contains => SearchText.Fold(found).Contains(SearchText.Fold(wanted), StringComparison.Ordinal),
        _ => SearchText.Fold(found).StartsWith(SearchText.Fold(wanted), StringComparison.Ordinal),
    };

    private static bool Compares(ComparedTextValue wanted, string found)
    {
        var text = SearchText.Fold(wanted.Text);
        var order = SearchText.Compare(found, text);
        return wanted.Comparison switch
        {
            TextComparison.Equal => order == 0,
            TextComparison.NotEqual => order != 0,
            TextComparison.EndsWith => found.EndsWith(text, StringComparison.Ordinal),
            TextComparison.Greater => order > 0,
            TextComparison.Less => order < 0,
            TextComparison.GreaterOrEqual => order >= 0,
            _ => order <= 0,
        };
    }

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

    internal static List<Element> ToList(this NamedChildEnumerable children)
    {
        var list = new List<Element>();
        foreach (var child in children) list.Add(child);
        return list;
    }
}
