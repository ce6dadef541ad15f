using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search.Words;

namespace Fhir.Kernel.Search;

/// <summary>Reads one value by the type of its parameter.</summary>
/// <param name="name">The parameter as it stands in the request, for the issues.</param>
internal sealed class ValueParser(string name, SearchParameterSet known, SearchSettings settings)
{
    /// <param name="target">The type of <c>subject:Patient</c>; null without.</param>
    /// <param name="text">With its escapes.</param>
    public Result<SearchValue> Parse(SearchParameter parameter, Modifier modifier, string? target, string text)
    {
        if (text.Length == 0) return Refuse(SearchRules.ValueEmpty, name);
        if (text.Length > settings.MaxValueLength) return Refuse(SearchRules.TooLong, name, Number(text.Length), Number(settings.MaxValueLength));
        if (parameter.Type == SearchParameterType.Composite) return ParseComposite(parameter, text);
        if (SearchParameterSet.IsOfWords(parameter)) return WordQueryParser.Parse(Unescape(text)) is { } query ? new WordsValue(query) : Refuse(SearchRules.WordsFormat, text);
        if (parameter.Type == SearchParameterType.Special) return NearParser.Parse(text) is { } near ? near : Refuse(SearchRules.NearFormat, text);
        if (parameter.Type == SearchParameterType.Token) return new TokenParser(name, settings).Parse(modifier, text);
        return ParseSimple(parameter.Type, modifier, target, text) is { } value ? WithOnlyType(parameter, value) : Refuse(RuleFor(parameter.Type), text);
    }

    /// <summary>An id alone is that of the one type the reference may lead to.</summary>
    private static SearchValue WithOnlyType(SearchParameter parameter, SearchValue value) =>
        value is ReferenceValue { Type: null, IsAbsolute: false } reference && parameter.Targets is [var only] and not ["Resource"] ? reference with { Type = only } : value;

    private SearchValue? ParseSimple(SearchParameterType type, Modifier modifier, string? target, string text) => type switch
    {
        SearchParameterType.String => ParseString(text),
        SearchParameterType.Date => ParseDate(text),
        SearchParameterType.Number => ParseNumber(text),
        SearchParameterType.Quantity => ParseQuantity(text),
        SearchParameterType.Uri => new UriValue(Unescape(text)),
        _ => modifier == Modifier.Identifier ? TokenParser.Split(text) : ReferenceText.Parse(Unescape(text), target, known, settings.OwnBase),
    };

    private static Rule RuleFor(SearchParameterType type) => type switch
    {
        SearchParameterType.Date => SearchRules.DateFormat,
        SearchParameterType.Number => SearchRules.NumberFormat,
        SearchParameterType.Quantity => SearchRules.QuantityFormat,
        SearchParameterType.String => SearchRules.ValueEmpty,
        _ => SearchRules.ReferenceFormat,
    };

    internal static StringValue? ParseString(string text) => SearchText.Fold(Unescape(text)).Length == 0 ? null : new StringValue(Unescape(text));

    private DateValue? ParseDate(string text)
    {
        var (prefix, rest) = PrefixText.Split(text);
        if (TimeRange.Parse(Encoding.UTF8.GetBytes(rest)) is not { } range) return null;
        return new DateValue(prefix, prefix == Prefix.Approximate ? Widen(range) : range);
    }

    /// <summary>By a tenth of the distance between now and the date. https://hl7.org/fhir/R4/search.html#prefix</summary>
    private TimeRange Widen(TimeRange range)
    {
        var now = TimeRange.Of(settings.Now);
        var margin = range.Low > now ? (range.Low - now) / 10 : range.High < now ? (now - range.High) / 10 : 0;
        return new TimeRange(range.Low - margin, range.High + margin);
    }

    private static NumberValue? ParseNumber(string text)
    {
        var (prefix, rest) = PrefixText.Split(text);
        return NumberRange.Parse(rest) is { } range ? new NumberValue(prefix, Widened(prefix, range)) : null;
    }

    private static NumberRange Widened(Prefix prefix, NumberRange range) => prefix == Prefix.Approximate ? range.Approximate : range;

    private static QuantityValue? ParseQuantity(string text)
    {
        var (prefix, rest) = PrefixText.Split(text);
        var parts = ValueText.Split(rest, '|');
        if (NumberRange.Parse(parts[0]) is not { } exact) return null;
        var range = Widened(prefix, exact);
        return parts switch
        {
            [_] => new QuantityValue(prefix, range, null, null),
            [_, var system, ""] => system.Length == 0 ? null : new QuantityValue(prefix, range, Unescape(system), null),
            [_, var system, var code] => new QuantityValue(prefix, range, Unescape(system), Unescape(code)),
            _ => null,
        };
    }

    private Result<SearchValue> ParseComposite(SearchParameter parameter, string text)
    {
        var texts = ValueText.Split(text, '$');
        if (texts.Count != parameter.Components.Length)
            return Refuse(SearchRules.CompositeFormat, text, Number(texts.Count), Number(parameter.Components.Length));
        var parts = ImmutableArray.CreateBuilder<SearchValue>(texts.Count);
        foreach (var (component, part) in parameter.Components.Zip(texts))
        {
            var value = Parse(known.FindByUrl(component.Definition)!, Modifier.None, null, part);
            if (!value.IsValue) return value;
            parts.Add(value.Value);
        }
        return new CompositeValue(parts.ToImmutable());
    }

    private static string Unescape(string text) => ValueText.Unescape(text);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Refusal Refuse(Rule rule, params string[] arguments) => Refusal.BadRequest(rule.At(name, arguments));
}
