using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Validation;

/// <summary>
/// A fixed or pattern value of a definition, cut loose from the definition's document so that the document need not be kept.
/// </summary>
internal sealed class ValueTemplate
{
    private readonly ushort typeId;
    private readonly ushort nameId;
    private readonly bool isPrimitive;
    private readonly byte[]? value;
    private readonly ImmutableArray<ValueTemplate> children;

    private ValueTemplate(Element source)
    {
        (typeId, nameId, isPrimitive) = (source.Type.Id, source.NameId, source.IsPrimitive);
        value = source.HasValue ? source.Utf8Value.ToArray() : null;
        var parts = ImmutableArray.CreateBuilder<ValueTemplate>();
        foreach (var child in source.Children) parts.Add(new ValueTemplate(child));
        children = parts.DrainToImmutable();
        Text = Spell(source);
    }

    /// <summary>As JSON, for messages.</summary>
    public string Text { get; }

    public static ValueTemplate Of(Element source) => new(source);

    /// <summary>The same value, nothing more and nothing less. https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.fixed_x_</summary>
    public bool IsEqualTo(Element element)
    {
        if (!IsOfType(element) || !HasSameValue(element)) return false;
        if (children.Length != element.Children.Count()) return false;
        foreach (var child in children)
            if (!child.IsEqualToSibling(element, NthAmongNamesakes(child))) return false;
        return true;
    }

    /// <summary>At least the value: what it says must be there, in lists somewhere. https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.pattern_x_</summary>
    public bool IsIn(Element element)
    {
        if (!IsOfType(element)) return false;
        if (value is not null && !element.Utf8Value.SequenceEqual(value)) return false;
        foreach (var child in children)
            if (!child.IsInOneOf(element.ChildrenNamed(child.nameId))) return false;
        return true;
    }

    // Definitions give a url as fixedUri or fixedString; for a primitive the text decides.
    private bool IsOfType(Element element) => element.Type.Id == typeId || (isPrimitive && element.IsPrimitive);

    private bool HasSameValue(Element element) => value is null ? !element.HasValue : element.Utf8Value.SequenceEqual(value);

    // The order of properties means nothing, the order in a list does.
    private int NthAmongNamesakes(ValueTemplate child)
    {
        var nth = 0;
        foreach (var sibling in children)
        {
            if (ReferenceEquals(sibling, child)) return nth;
            if (sibling.nameId == child.nameId) nth++;
        }
        return nth;
    }

    private bool IsEqualToSibling(Element parent, int nth)
    {
        foreach (var candidate in parent.ChildrenNamed(nameId))
            if (nth-- == 0) return IsEqualTo(candidate);
        return false;
    }

    private bool IsInOneOf(NamedChildEnumerable candidates)
    {
        foreach (var candidate in candidates)
            if (IsIn(candidate)) return true;
        return false;
    }

    private static string Spell(Element source)
    {
        var text = Encoding.UTF8.GetString(JsonWriter.ToBytes(source));
        return text.Length <= 200 ? text : text[..200] + "…";
    }
}
