using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Snapshot;

/// <summary>A piece of an element definition as some document wrote it.</summary>
/// <param name="Text">Goes in place of the piece's own text.</param>
/// <param name="Last">A property that the piece lacks and gets, as its last: a constraint's source, a binding's value set.</param>
internal readonly record struct Piece(Element Element, string? Text = null, (string Name, string Value)? Last = null)
{
    public Piece With(string name, string? value) =>
        value is null || Element.Child(name).Exists ? this : this with { Last = (name, value) };
}

/// <summary>
/// An element definition in the making: for each property the pieces that stand there now, taken from the documents of base, type and
/// differential without copying. What the generator decides itself (path, id, cardinality, base) is kept beside.
/// </summary>
internal sealed class ElementDraft
{
    private readonly ElementLayout layout;
    private readonly List<Piece>?[] slots;
    private ImmutableArray<ElementType>? types;

    private ElementDraft(ElementLayout layout, List<Piece>?[] slots) => (this.layout, this.slots) = (layout, slots);

    public int Min { get; set; }

    /// <summary>A number or <c>*</c>.</summary>
    public string Max { get; set; } = "*";

    public ElementOrigin? Base { get; set; }

    /// <summary>In place of a stated slicing; null when there is none of our own.</summary>
    public ImplicitSlicing? Slicing { get; set; }

    /// <summary>True when mustSupport is the differential's, not inherited.</summary>
    public bool IsSupportNew { get; set; }

    public bool IsSliced => Slicing is not null || Has("slicing");

    /// <summary>True when what is built on allows no more slices.</summary>
    public bool IsClosed { get; set; }

    public ImmutableArray<ElementType> Types => types ??= [.. Pieces("type").Select(piece => ElementType.Read(piece.Element))];

    public BindingDefinition? Binding => Pieces("binding") is [var binding, ..]
        ? BindingDefinition.Read(binding.Element) is var stated && binding.Last is { } last ? stated with { ValueSet = last.Value } : stated
        : null;

    public string? ContentReference => Pieces("contentReference") is [var reference, ..] ? reference.Element.Value : null;

    public static ElementDraft Of(ElementDefinition definition)
    {
        var layout = ElementLayout.Of(definition.Source.Document.Schema);
        var draft = new ElementDraft(layout, new List<Piece>?[layout.Count])
        {
            Min = definition.Min ?? 0,
            Max = definition.Max ?? "*",
            Base = definition.Base,
            IsClosed = definition.Slicing is { Rules: "closed" },
        };
        foreach (var child in definition.Source.Children) draft.SlotOf(child.Property!.Order).Add(new Piece(child));
        return draft;
    }

    public ElementDraft Clone()
    {
        var copy = new List<Piece>?[slots.Length];
        for (var at = 0; at < slots.Length; at++) copy[at] = slots[at]?.ToList();
        return new ElementDraft(layout, copy) { Min = Min, Max = Max, Base = Base, Slicing = Slicing, IsClosed = IsClosed };
    }

    /// <summary>What a flag says; one that is not stated is false.</summary>
    public bool Is(string flag) => Pieces(flag) is [{ Element.Value: "true" }, ..];

    public bool Has(string property) => slots[layout.Order(property)] is { Count: > 0 };

    public IReadOnlyList<Piece> Pieces(string property) => slots[layout.Order(property)] ?? (IReadOnlyList<Piece>)[];

    /// <summary>The pieces by property, in the order of the definition of ElementDefinition.</summary>
    public IEnumerable<(string Property, IReadOnlyList<Piece> Pieces)> InOrder() =>
        slots.Select((pieces, order) => (layout.Name(order), pieces ?? (IReadOnlyList<Piece>)[]));

    public void Clear(string property) => Set(property, []);

    public void Set(string property, IEnumerable<Piece> pieces)
    {
        slots[layout.Order(property)] = [.. pieces];
        if (property == "type") types = null;
    }

    public void Add(string property, Piece piece) => SlotOf(layout.Order(property)).Add(piece);

    public void KeepTypes(Func<ElementType, bool> keep) => Set("type", [.. Pieces("type").Where(piece => keep(ElementType.Read(piece.Element)))]);

    /// <summary>What is no number, such as <c>*</c>, is no bound.</summary>
    public static int Number(string max) => 
        int.TryParse(max, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private List<Piece> SlotOf(int order) => slots[order] ??= [];
}

/// <summary>Slicing that follows from what is sliced: extensions by url, choices by type.</summary>
internal enum ImplicitSlicing
{
    ByUrl,
    ByType,
    ClosedByType,
}

/// <summary>The properties of ElementDefinition by name and by place.</summary>
internal sealed class ElementLayout
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Schema, ElementLayout> Layouts = [];

    private readonly Dictionary<string, int> orders = [];
    private readonly string[] names;

    private ElementLayout(Schema schema)
    {
        foreach (var property in schema.FindType("ElementDefinition")!.Properties) orders[property.Name] = property.Order;
        names = [.. orders.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
    }

    public int Count => names.Length;

    public static ElementLayout Of(Schema schema) => Layouts.GetValue(schema, _ => new ElementLayout(schema));

    public int Order(string name) => orders[name];

    public string Name(int order) => names[order];
}
