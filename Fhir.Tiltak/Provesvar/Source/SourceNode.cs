using System.Globalization;
using System.Text;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>
/// An element of the message that remembers what was taken from it. Reading with <c>Take</c> says that the value is in the answer, <c>Peek</c> says nothing; what
/// nobody took is what <see cref="Coverage"/> lists.
/// </summary>
internal sealed class SourceNode(string name, string writtenName, string space, SourceNode? parent, SourcePosition position)
{
    private readonly Dictionary<string, int> numbers = [];
    private StringBuilder? buffer;

    /// <summary>The local name, with known misspellings put right.</summary>
    public string Name { get; } = name;

    public string Namespace { get; } = space;

    public SourceNode? Parent { get; } = parent;

    public SourcePosition Position { get; } = position;

    public List<SourceNode> Children { get; } = [];

    public List<SourceAttribute> Attributes { get; } = [];

    /// <summary>The text directly in the element, trimmed; complete when the element is closed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>1, 2 ... among siblings of its name.</summary>
    public int Number { get; init; } = 1;

    /// <summary>The element itself says something, and that is in the answer.</summary>
    public bool IsCarried { get; private set; }

    public bool IsTextCarried { get; private set; }

    /// <summary>Why the element and what is in it were left; null when nothing has been said.</summary>
    public Rule? Reason { get; private set; }

    /// <summary>As an XPath by local names: <c>/Message/ServReport/Patient/ResultItem[2]/Comment</c>.</summary>
    public string Path => (Parent?.Path ?? "") + "/" + writtenName + (Number > 1 ? $"[{Number.ToString(CultureInfo.InvariantCulture)}]" : "");

    /// <summary>The same as a FHIRPath: <c>Message.ServReport[0].Patient[0].ResultItem[1].Comment[0]</c>.</summary>
    public string Expression => Parent is null ? writtenName : $"{Parent.Expression}.{writtenName}[{(Number - 1).ToString(CultureInfo.InvariantCulture)}]";

    public void Append(string text) => (buffer ??= new StringBuilder()).Append(text);

    public void Close()
    {
        Text = buffer?.ToString().Trim() ?? "";
        buffer = null;
    }

    /// <summary>An element that nobody wrote, for what came beside the messages.</summary>
    public SourceNode Add(string name, string? text = null)
    {
        var child = new SourceNode(name, name, "", this, Position) { Number = NextNumber(name) };
        if (text is not null) child.Append(text);
        child.Close();
        Children.Add(child);
        return child;
    }

    /// <summary>The number that the next child of this name gets.</summary>
    public int NextNumber(string name) => numbers[name] = numbers.GetValueOrDefault(name) + 1;

    public SourceNode? Child(string name) => Children.FirstOrDefault(child => child.Name == name);

    public IEnumerable<SourceNode> ChildrenNamed(string name) => Children.Where(child => child.Name == name);

    /// <summary>An element below, by the names of the way there.</summary>
    public SourceNode? At(params ReadOnlySpan<string> names)
    {
        var node = this;
        foreach (var name in names)
        {
            if (node.Child(name) is not { } child) return null;
            node = child;
        }
        return node;
    }

    /// <summary>Nothing in it says anything: no text, and no attribute that has a value.</summary>
    public bool IsEmpty => Text.Length == 0 && Attributes.TrueForAll(attribute => string.IsNullOrWhiteSpace(attribute.Value)) && Children.TrueForAll(child => child.IsEmpty);

    public IEnumerable<SourceNode> Descendants() => Children.SelectMany(child => child.Descendants().Prepend(child));

    /// <summary>The value of an attribute without a word on whether it is carried over; null when it is missing or blank.</summary>
    public string? Peek(string attribute) => Attributes.FirstOrDefault(found => found.Name == attribute)?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The element's value: <c>V</c> in the data types of KITH, else its text. Some systems swap the two.</summary>
    public string? Peek() => Peek("V") ?? (Text.Length > 0 ? Text : null);

    public string? Take(string attribute)
    {
        IsCarried = true;
        foreach (var found in Attributes.Where(found => found.Name == attribute)) found.IsCarried = true;
        return Peek(attribute);
    }

    public string? Take()
    {
        if (Peek("V") is null) return TakeText();
        return Take("V");
    }

    public string? TakeText()
    {
        IsCarried = IsTextCarried = true;
        // An empty attribute says no more than the empty element it stands in.
        foreach (var empty in Attributes.Where(found => found.Value.AsSpan().Trim().IsEmpty)) empty.IsCarried = true;
        return Text.Length > 0 ? Text : null;
    }

    public string? TakeChild(string name) => Child(name)?.Take();

    /// <summary>The element became something by being there.</summary>
    public SourceNode Carry()
    {
        IsCarried = true;
        return this;
    }

    /// <summary>Everything in the element that was not taken was left for this reason.</summary>
    public void Leave(Rule reason) => Reason = reason;

    public void Leave(string attribute, Rule reason)
    {
        foreach (var found in Attributes.Where(found => found.Name == attribute)) found.Reason = reason;
    }
}
