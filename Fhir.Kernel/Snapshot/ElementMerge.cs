using System.Collections.Frozen;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// One row of a differential laid over the element it constrains. What is stated replaces what was inherited, except for lists that only grow
/// (constraints, mappings, conditions, aliases). https://hl7.org/fhir/R4/elementdefinition.html#interpretation
/// </summary>
internal static class ElementMerge
{
    /// <summary>eld-11: the types that a binding can be on, with those that specialize them.</summary>
    private static readonly FrozenSet<string> Bindable =
        FrozenSet.Create("code", "Coding", "CodeableConcept", "Quantity", "Age", "Count", "Distance", "Duration", "string", "uri", "url", "canonical");

    /// <param name="source">Canonical of the definition that is expanded: where its own constraints come from.</param>
    public static void Apply(ElementDefinition row, ElementDraft draft, string source)
    {
        draft.Min = row.Min ?? draft.Min;
        draft.Max = row.Max ?? draft.Max;
        if (row.Slicing is not null) draft.Slicing = null;
        for (var child = row.Source.FirstChild; child.Exists;)
        {
            var stated = new List<Element>();
            var name = child.Name;
            for (; child.Exists && child.Name == name; child = child.NextSibling) stated.Add(child);
            ApplyProperty(name, stated, draft, source);
        }
        if (row is { Binding: null, Types.IsEmpty: false } && !draft.Types.Any(type => Bindable.Contains(type.Code))) draft.Clear("binding");
    }

    /// <summary>A row that names the one profile of its type takes over what the profile says of its own root, unless the row says otherwise itself.</summary>
    public static void ApplyTypeProfile(ElementDefinition row, ElementDefinition profileRoot, ElementDraft draft, string source)
    {
        if (row.Max is null && profileRoot.Max is { } max && ElementDraft.Number(max) < ElementDraft.Number(draft.Max)) draft.Max = max;
        AddNew(draft, "constraint", ElementDraft.Of(profileRoot).Pieces("constraint").Select(piece => piece.With("source", source)), "key");
    }

    private static void ApplyProperty(string property, List<Element> stated, ElementDraft draft, string source)
    {
        switch (property)
        {
            case "id" or "path" or "sliceName" or "min" or "max" or "base":
                break;
            case "constraint":
                AddNew(draft, property, stated.Select(piece => new Piece(piece).With("source", source)), "key");
                break;
            case "mapping":
                AddNew(draft, property, stated.Select(piece => new Piece(piece)), "identity", "map");
                break;
            case "example":
                AddNew(draft, property, stated.Select(piece => new Piece(piece)), "label");
                break;
            case "extension":
                AddOrReplace(draft, property, stated, "url");
                break;
            case "binding":
                draft.Set(property, [new Piece(stated[0]).With("valueSet", draft.Binding?.ValueSet)]);
                break;
            case "alias" or "condition":
                AddNewTexts(draft, property, stated);
                break;
            case "definition" or "comment" or "requirements":
                draft.Set(property, [Continued(stated[0], draft.Pieces(property))]);
                break;
            case "pattern" when draft.Has("fixed"):
                // A fixed value says all that a pattern could, and eld-8 wants only one of them.
                break;
            default:
                if (property == "fixed") draft.Clear("pattern");
                if (property == "mustSupport") draft.IsSupportNew = !draft.Has(property);
                draft.Set(property, stated.Select(piece => new Piece(piece)));
                break;
        }
    }

    internal static void AddNew(ElementDraft draft, string property, IEnumerable<Piece> stated, params string[] key)
    {
        var known = draft.Pieces(property).Select(piece => Key(piece.Element, key)).ToHashSet();
        foreach (var piece in stated)
            if (known.Add(Key(piece.Element, key))) draft.Add(property, piece);
    }

    private static string Key(Element element, string[] names) => string.Join('|', names.Select(element.ValueOf));

    private static void AddOrReplace(ElementDraft draft, string property, List<Element> stated, string key)
    {
        var restated = stated.Select(element => element.ValueOf(key)).ToHashSet();
        var kept = draft.Pieces(property).Where(piece => !restated.Contains(piece.Element.ValueOf(key)));
        draft.Set(property, [.. kept, .. stated.Select(element => new Piece(element))]);
    }

    private static void AddNewTexts(ElementDraft draft, string property, List<Element> stated)
    {
        var known = draft.Pieces(property).Select(piece => piece.Element.Value).ToHashSet();
        foreach (var element in stated)
            if (known.Add(element.Value)) draft.Add(property, new Piece(element));
    }

    // A text that begins with three dots continues the inherited one.
    private static Piece Continued(Element stated, IReadOnlyList<Piece> inherited) =>
        stated.Value is { } text && text.StartsWith("...", StringComparison.Ordinal) && inherited is [var before, ..]
            ? new Piece(stated, string.Create(CultureInfo.InvariantCulture, $"{before.Text ?? before.Element.Value}\n{text[3..]}"))
            : new Piece(stated);
}
