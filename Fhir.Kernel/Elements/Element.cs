using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Elements;

/// <summary>
/// An element of a <see cref="Document"/>: a document and an index, nothing to allocate. <c>default</c> is "no such element": every question to
/// it has an empty answer. Repetitions are siblings with the same name, next to each other.
/// </summary>
public readonly struct Element : IEquatable<Element>
{
    private readonly Document? document;
    private readonly int index;

    internal Element(Document document, int index) => (this.document, this.index) = (document, index);

    public bool Exists => document is not null;

    /// <summary>The document it belongs to; asking a missing element is a bug and throws.</summary>
    public Document Document => document ?? throw new InvalidOperationException("There is no such element.");

    internal int Index => index;

    internal ref readonly Node Node => ref Document.At(index);

    /// <summary>The actual type: <c>Quantity</c> for valueQuantity, <c>Patient</c> for a contained patient.</summary>
    public TypeInfo Type => Document.Schema.Types[Node.Type];

    /// <summary>Null for the root of a document.</summary>
    public PropertyInfo? Property => Node.Property == 0 ? null : Document.Schema.Properties[Node.Property];

    /// <summary>The name FHIRPath knows it by (<c>value</c> for valueQuantity); the type's name for the root.</summary>
    public string Name => Property?.Name ?? Type.Name;

    internal ushort NameId => Document.Schema.PropertyNameIds[Node.Property];

    public bool IsRoot => index == 0 && Exists;

    /// <summary>True for the root, contained resources and resources in a Bundle or Parameters.</summary>
    public bool IsResource => Exists && Type.IsResource;

    public bool IsPrimitive => Exists && Type.IsPrimitive;

    public Element Parent => IsRoot || !Exists ? default : new Element(Document, Node.Parent);

    public Element FirstChild => Exists ? At(Node.FirstChild) : default;

    public Element NextSibling => Exists ? At(Node.NextSibling) : default;

    public ChildEnumerable Children => new(FirstChild);

    public bool HasChildren => Exists && Node.FirstChild != 0;

    /// <summary>True when a primitive has a value of its own, and not only extensions.</summary>
    public bool HasValue => Exists && (Node.Traits & NodeTraits.HasValue) != 0;

    /// <summary>A primitive's text in UTF-8, unescaped; decimals exactly as written. Empty without a value.</summary>
    public ReadOnlySpan<byte> Utf8Value => HasValue ? Document.ValueOf(Node) : default;

    /// <summary>A primitive's text; null without a value.</summary>
    public string? Value => HasValue ? Encoding.UTF8.GetString(Document.ValueOf(Node)) : null;

    /// <summary>The resource the element stands in: itself if it is one, else the nearest above.</summary>
    public Element Resource
    {
        get
        {
            var element = this;
            while (element.Exists && !element.IsResource) element = element.Parent;
            return element;
        }
    }

    public SourcePosition Position => Document.PositionOf(Node);

    /// <summary>A FHIRPath that selects exactly this element from the document's root: <c>Observation.component[0].value</c>.</summary>
    public string Path => Exists ? ElementPath.Of(Document.Nodes, Document.Schema, index) : "";

    /// <summary>The first child with this FHIRPath name.</summary>
    public Element Child(string name) => Exists ? Child(Document.Schema.NameId(name)) : default;

    internal Element Child(ushort nameId)
    {
        foreach (var child in ChildrenNamed(nameId)) return child;
        return default;
    }

    /// <summary>The children with this FHIRPath name, in order.</summary>
    public NamedChildEnumerable ChildrenNamed(string name) => Exists ? ChildrenNamed(Document.Schema.NameId(name)) : default;

    /// <param name="nameId">From <see cref="Schema.NameId"/>; 0 has no children.</param>
    public NamedChildEnumerable ChildrenNamed(ushort nameId) => Exists && nameId != 0 ? new(Document, Node.FirstChild, nameId) : default;

    /// <summary>The text of the first child with this name: <c>coding.ValueOf("code")</c>.</summary>
    public string? ValueOf(string name) => Child(name).Value;

    public bool Equals(Element other) => ReferenceEquals(document, other.document) && index == other.index;

    public override bool Equals(object? obj) => obj is Element other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(document, index);

    public static bool operator ==(Element left, Element right) => left.Equals(right);

    public static bool operator !=(Element left, Element right) => !left.Equals(right);

    public override string ToString() => Exists ? HasValue ? $"{Path} = {Value}" : Path : "(none)";

    private Element At(int node) => node == 0 ? default : new Element(Document, node);
}
