using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Search;
using Fhir.Store.Resources;

namespace Fhir.Store.Index;

/// <summary>A search parameter of a type, ready to take values from the elements its paths lead to.</summary>
internal abstract record IndexTarget(int Parameter)
{
    public abstract void Add(Element element, IndexRows rows);

    /// <summary>Takes a value that stands nowhere in the resource, such as the truth of an expression.</summary>
    public virtual void AddComputed(FhirPathValue value, IndexRows rows) { }

    public static IndexTarget Of(string type, SearchParameter parameter, SearchParameterSet known, Names names)
    {
        var id = names.Parameter(type, parameter);
        return parameter.Type switch
        {
            SearchParameterType.Composite => new CompositeTarget(id, [.. parameter.Components.Select(component => IndexPart.Of(type, component, known))]),
            SearchParameterType.Reference => new ReferenceTarget(id, names.Parameter(type, parameter, Names.IdentifierAspect)) { Canonicals = names.Canonical(type, parameter.Code) },
            SearchParameterType.Uri when names.Canonical(type, parameter.Code) is { } canonical => new NamedTarget(id, canonical),
            SearchParameterType.Special => new PlaceTarget(id),
            SearchParameterType.Token => new TokenTarget(id, names.Parameter(type, parameter, Names.TextAspect), names.Parameter(type, parameter, Names.TypeAspect)),
            _ => new ValueTarget(id, parameter.Type),
        };
    }

    internal static void AddValues(SearchParameterType kind, Element element, IndexReading reading, List<IndexValue> values)
    {
        switch (kind)
        {
            case SearchParameterType.Token: TokenIndex.Add(element, reading, values); break;
            case SearchParameterType.String: StringIndex.Add(element, values); break;
            case SearchParameterType.Date: DateIndex.Add(element, values); break;
            case SearchParameterType.Number: NumberIndex.AddNumber(element, values); break;
            case SearchParameterType.Quantity: NumberIndex.AddQuantity(element, values); break;
            case SearchParameterType.Reference: ReferenceIndex.Add(element, reading, values); break;
            default: UriIndex.Add(element, reading, values); break;
        }
    }
}

internal sealed record ValueTarget(int Parameter, SearchParameterType Kind) : IndexTarget(Parameter)
{
    public override void Add(Element element, IndexRows rows)
    {
        AddValues(Kind, element, rows.Reading, rows.Scratch);
        rows.TakeOrNote(Parameter, Kind);
    }
}

internal sealed record PlaceTarget(int Parameter) : IndexTarget(Parameter)
{
    public override void Add(Element element, IndexRows rows)
    {
        if (Place.Of(element) is { } place) rows.Scratch.Add(new IndexValue(SearchParameterType.Special, "", null) { Place = place });
        rows.Take(Parameter);
    }
}

/// <param name="Texts">The parameter's second aspect: what its codes are called.</param>
/// <param name="Types">And its third: identifiers by their type.</param>
internal sealed record TokenTarget(int Parameter, int Texts, int Types) : IndexTarget(Parameter)
{
    public override void Add(Element element, IndexRows rows)
    {
        TokenIndex.Add(element, rows.Reading, rows.Scratch);
        rows.TakeOrNote(Parameter, SearchParameterType.Token);
        TokenIndex.AddTexts(element, rows.Scratch);
        rows.Take(Texts);
        TokenIndex.AddTyped(element, rows.Scratch);
        rows.Take(Types);
    }

    public override void AddComputed(FhirPathValue value, IndexRows rows)
    {
        TokenIndex.Add(null, value.ToString(), rows.Scratch);
        rows.Take(Parameter);
    }
}

/// <param name="Identifiers">The parameter's second aspect: the identifiers of logical references.</param>
internal sealed record ReferenceTarget(int Parameter, int Identifiers) : IndexTarget(Parameter)
{
    /// <summary>And its third, canonicals as they are written; null when it has none.</summary>
    public int? Canonicals { get; init; }

    public override void Add(Element element, IndexRows rows)
    {
        ReferenceIndex.Add(element, rows.Reading, rows.Scratch);
        rows.TakeOrNote(Parameter, SearchParameterType.Reference);
        if (ReferenceIndex.ContainedIdOf(element, rows.Reading) is { } contained) rows.TakeLink(Parameter, contained);
        TokenIndex.AddIdentifier(element, rows.Scratch);
        rows.Take(Identifiers);
        if (Canonicals is not { } canonicals || !element.IsPrimitive || rows.Reading.TextOf(element) is not { Length: > 0 } text || text[0] == '#') return;
        rows.Scratch.Add(new IndexValue(SearchParameterType.Reference, IndexValue.Cut(text), null));
        rows.Take(canonicals);
    }
}

/// <summary>Of references that are found by their identifier alone.</summary>
internal sealed record LogicalTarget(int Identifiers) : IndexTarget(Identifiers)
{
    public override void Add(Element element, IndexRows rows)
    {
        TokenIndex.AddIdentifier(element, rows.Scratch);
        rows.Take(Identifiers);
    }
}

/// <summary>The url of what canonicals lead to. https://hl7.org/fhir/R4/references.html#canonical</summary>
/// <param name="Names">Its second aspect: what canonicals may call the resource, with and without its version.</param>
internal sealed record NamedTarget(int Parameter, int Names) : IndexTarget(Parameter)
{
    public override void Add(Element element, IndexRows rows)
    {
        UriIndex.Add(element, rows.Reading, rows.Scratch);
        rows.TakeOrNote(Parameter, SearchParameterType.Uri);
        if (rows.Reading.TextOf(element) is not { Length: > 0 } url) return;
        rows.Scratch.Add(new IndexValue(SearchParameterType.Uri, IndexValue.Cut(url), null));
        if (element.Resource.ValueOf("version") is { } version) rows.Scratch.Add(new IndexValue(SearchParameterType.Uri, IndexValue.Cut($"{url}|{version}"), null));
        rows.Take(Names);
    }
}

/// <summary>https://hl7.org/fhir/R4/search.html#composite</summary>
internal sealed record CompositeTarget(int Parameter, ImmutableArray<IndexPart> Parts) : IndexTarget(Parameter)
{
    /// <summary>A repetition in which a part has no value matches nothing and leaves no rows.</summary>
    public override void Add(Element element, IndexRows rows)
    {
        var start = rows.All.Count;
        var item = rows.NextItem(Parameter);
        for (var part = 0; part < Parts.Length; part++)
        {
            foreach (var found in Parts[part].Select(element)) AddValues(Parts[part].Kind, found, rows.Reading, rows.Scratch);
            if (rows.Scratch.Count == 0)
            {
                rows.All.RemoveRange(start, rows.All.Count - start);
                return;
            }
            rows.TakePart(Parameter, item, part);
        }
    }
}

/// <summary>One component of a composite: how to get from the repetition to its values.</summary>
internal sealed record IndexPart(SearchParameterType Kind, ImmutableArray<SearchPath> Paths)
{
    private const string OfTheResource = "%resource.";

    public bool IsFromResource { get; private init; }

    public static IndexPart Of(string type, SearchComponent component, SearchParameterSet known)
    {
        var isFromResource = component.Expression.StartsWith(OfTheResource, StringComparison.Ordinal);
        var expression = isFromResource ? component.Expression[OfTheResource.Length..] : component.Expression;
        var kind = known.FindByUrl(component.Definition)!.Type;
        return new IndexPart(kind, SearchPath.Parse(expression, type) ?? []) { IsFromResource = isFromResource };
    }

    public IEnumerable<Element> Select(Element repetition)
    {
        var root = IsFromResource ? repetition.Resource : repetition;
        return Paths.SelectMany(path => path.Select(root));
    }
}
