using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>Searches as text. https://hl7.org/fhir/R4/search.html</summary>
/// <param name="world">What values are taken from now and then; null for none.</param>
internal sealed class RandomQuery(RandomValues values, SearchParameterSet known, OracleWorld? world = null)
{
    private readonly RandomAsked asked = new(values, known);

    /// <param name="among">Further types that all of it is to be asked of.</param>
    public List<QueryParameter> Make(string type, IReadOnlyList<string> types, IReadOnlyList<string>? among = null)
    {
        var like = values.Chance(0.7) ? world?.Some(type) : null;
        var parameters = new List<QueryParameter> { One(type, types, 2, like, among) };
        while (values.Chance(0.3)) parameters.Add(One(type, types, 1, like, among));
        if (values.Chance(0.1)) parameters.AddRange(Window(type, like, among));
        if (values.Chance(0.15)) parameters[0] = new QueryParameter("_filter", new RandomFilter(values, known, world).Make(type, like, among));
        if (values.Chance(0.03) && types.Contains("List")) parameters[0] = new QueryParameter("_list", Lists(type));
        if (values.Chance(0.3)) parameters.Add(new QueryParameter("_sort", string.Join(',', Enumerable.Range(0, 1 + values.Next(4)).Select(_ => SortKey(type, among)))));
        return parameters;
    }

    /// <summary>Mostly one that holds something of the type.</summary>
    private string Lists(string type) => values.Chance(0.8) && world?.ListOf(type) is { } list ? list : asked.Lists();

    private string SortKey(string type, IReadOnlyList<string>? among) => (values.Chance(0.5) ? "-" : "") + values.Pick(Known(type, among).Where(parameter => parameter is
        { Expression: not null, Type: not (SearchParameterType.Composite or SearchParameterType.Special) }).ToList()).Code;

    /// <summary>The same parameter twice, which both times is to hold: from when, and until when.</summary>
    private IEnumerable<QueryParameter> Window(string type, Element? like, IReadOnlyList<string>? among)
    {
        var parameter = values.Pick(Known(type, among).Where(parameter => parameter.Type == SearchParameterType.Date).ToList());
        var (from, until) = (Time(), Time());
        if (TimeOf(from).Low > TimeOf(until).Low && values.Chance(0.8)) (from, until) = (until, from);
        return [new(parameter.Code, values.Pick(["ge", "gt", "sa"]) + from), new(parameter.Code, values.Pick(["le", "lt", "eb"]) + until)];

        string Time() => like is { } resource && values.Chance(0.3) && world!.ValueOf(parameter, "", resource) is { } real ? real.TrimStart("abeglnpqst".ToCharArray()) : values.AskedDate;
    }

    private static TimeRange TimeOf(string text) => TimeRange.Parse(System.Text.Encoding.UTF8.GetBytes(text))!.Value;

    /// <summary>The parameters of a type that others have, too, and of the same kind.</summary>
    private IEnumerable<SearchParameter> Known(string type, IReadOnlyList<string>? among) =>
        known.Of(type).Where(parameter => (among ?? []).All(other => known.Find(other, parameter.Code)?.Type == parameter.Type));

    /// <param name="like">A resource that the condition is to hold for, if it can be made to.</param>
    private QueryParameter One(string type, IReadOnlyList<string> types, int links, Element? like, IReadOnlyList<string>? among = null)
    {
        if (links > 0 && values.Chance(0.1) && Reverse(type, types, links) is { } reverse) return reverse;
        if (links > 0 && among is null && like is { } here && values.Chance(0.1) && Led(type, here) is var (reference, target)) return Chained(reference, target.Type.Name, types, links, target);
        var parameter = Parameter(type, among);
        if (links > 0 && parameter.Type == SearchParameterType.Reference && values.Chance(0.3) && Chain(parameter, types, links, like) is { } chain) return chain;
        if (links < 2 && values.Chance(0.02) && types.Contains("List")) return new QueryParameter("_list", Lists(type));
        return Plain(parameter, like);
    }

    private QueryParameter Plain(SearchParameter parameter, Element? like)
    {
        if (!SearchParameterSet.IsOfWords(parameter) && parameter.Type is not (SearchParameterType.Composite or SearchParameterType.Special) && values.Chance(0.1))
            return new QueryParameter(parameter.Code + ":missing", values.Chance(0.5) ? "true" : "false");
        var modifier = Modifier(parameter);
        var count = values.Next(10) switch { < 7 => 1, < 9 => 2, _ => 3 + values.Next(3) };
        return new QueryParameter(parameter.Code + modifier, string.Join(',', Enumerable.Range(0, count).Select(_ => Value(parameter, modifier, like))));
    }

    /// <summary>Each kind of parameter as often as the others, few of them though a type may have.</summary>
    private SearchParameter Parameter(string type, IReadOnlyList<string>? among)
    {
        var all = Known(type, among).ToList();
        if (values.Chance(0.1) && all.Find(IsRare) is { } rare) return rare;
        if (values.Chance(0.1)) return values.Pick(all.Where(parameter => parameter.Base.Contains("Resource")).ToList());
        all.RemoveAll(parameter => SearchParameterSet.IsOfWords(parameter) && values.Chance(0.7));
        return values.Chance(0.5) ? values.Pick(all) : values.Pick(values.Pick(all.GroupBy(parameter => parameter.Type).Select(group => group.ToList()).ToList()));
    }

    private string Value(SearchParameter parameter, string modifier, Element? like)
    {
        if (like is not { } resource || !values.Chance(0.8)) return asked.Value(parameter, modifier);
        if (world!.ValueOf(parameter, modifier, resource) is { Length: > 0 and < 1000 } own) return own;
        return values.Chance(0.7) && world.AnyValueOf(parameter, modifier, resource.Type.Name) is { } other ? other : asked.Value(parameter, modifier);
    }

    /// <summary>One of the references that lead from a resource to another that is here.</summary>
    private (SearchParameter, Element)? Led(string type, Element from)
    {
        var led = new List<(SearchParameter, Element)>();
        foreach (var reference in known.Of(type).Where(parameter => parameter.Type == SearchParameterType.Reference))
            if (world!.Follow(reference, from) is { } to && SearchParameterSet.MayLeadTo(reference, to.Type.Name)) led.Add((reference, to));
        return led.Count == 0 ? null : values.Pick(led);
    }

    private QueryParameter? Chain(SearchParameter parameter, IReadOnlyList<string> types, int links, Element? like)
    {
        if (like is { } from && world!.Follow(parameter, from) is { } to && SearchParameterSet.MayLeadTo(parameter, to.Type.Name)) return Chained(parameter, to.Type.Name, types, links, to);
        // Those that come first are the ones that references lead to.
        var targets = types.Take(8).Where(target => SearchParameterSet.MayLeadTo(parameter, target)).ToList();
        return targets.Count == 0 ? null : Chained(parameter, values.Pick(targets), types, links, null);
    }

    /// <summary>Now and then without a type: then it may lead to any that has the parameter, where all that have it have it of one kind.</summary>
    private QueryParameter Chained(SearchParameter parameter, string target, IReadOnlyList<string> types, int links, Element? like)
    {
        if (values.Chance(0.3) && !parameter.Targets.IsEmpty && !parameter.Targets.Contains("Resource") && Untyped(parameter, target, like) is { } untyped) return untyped;
        var inner = One(target, types, links - 1, like);
        return new QueryParameter($"{parameter.Code}:{target}.{inner.Name}", inner.Value);
    }

    private QueryParameter? Untyped(SearchParameter reference, string target, Element? like)
    {
        var parameter = Parameter(target, null);
        if (parameter.Type == SearchParameterType.Composite || !reference.Targets.All(other => known.Find(other, parameter.Code) is not { } same || same.Type == parameter.Type)) return null;
        var plain = Plain(parameter, like);
        return plain.Name.Contains(":of-type", StringComparison.Ordinal) || plain.Name.Split(':') is [_, [>= 'A' and <= 'Z', ..]] ? null : new QueryParameter($"{reference.Code}.{plain.Name}", plain.Value);
    }

    private QueryParameter? Reverse(string type, IReadOnlyList<string> types, int links)
    {
        var like = world?.Leading(type);
        var source = like?.Type.Name ?? values.Pick(types);
        like ??= world?.Some(source);
        var references = known.Of(source).Where(parameter => parameter.Type == SearchParameterType.Reference && SearchParameterSet.MayLeadTo(parameter, type)).ToList();
        if (references.Count == 0) return null;
        var leading = like is { } from ? references.Find(reference => world!.Follow(reference, from) is { } to && to.Type.Name == type) : null;
        var inner = One(source, types, links - 1, leading is null ? null : like);
        return new QueryParameter($"_has:{source}:{(leading ?? values.Pick(references)).Code}:{inner.Name}", inner.Value);
    }

    private string Modifier(SearchParameter parameter) => values.Chance(0.6) || SearchParameterSet.IsOfEvery(parameter) || SearchParameterSet.IsOfWords(parameter) ? "" : parameter.Type switch
    {
        SearchParameterType.String => values.Pick([":exact", ":contains"]),
        SearchParameterType.Token => values.Pick([":not", ":text", ":in", ":not-in", ":below", ":above", .. IsIdentifier(parameter) ? Enumerable.Repeat(":of-type", 6) : []]),
        SearchParameterType.Reference => values.Pick([":identifier", .. parameter.Targets.Where(known.IsResourceType).Take(5).Select(target => ":" + target)]),
        SearchParameterType.Uri => values.Pick([":below", ":above"]),
        _ => "",
    };

    /// <summary>What few types have, or few modifiers are of.</summary>
    private static bool IsRare(SearchParameter parameter) => SearchParameterSet.IsOfDistance(parameter) || IsIdentifier(parameter);

    private static bool IsIdentifier(SearchParameter parameter) => parameter.Code == "identifier" && !parameter.Expression!.StartsWith("CodeSystem", StringComparison.Ordinal);
}
