using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Fhir.Server.Patching;

/// <summary>Reads a selector from left to right; what it does not know ends it.</summary>
internal sealed class XmlSelectorReader(string text, XElement scope)
{
    private const int MaxLength = 2000;
    private const int MaxPlace = 1_000_000;

    private int at;

    /// <summary>Default when it is no selector.</summary>
    public ImmutableArray<XmlStep> Read() => text.Length <= MaxLength && Path(isInCondition: false) is { } steps && at == text.Length ? steps : default;

    private ImmutableArray<XmlStep>? Path(bool isInCondition)
    {
        var steps = ImmutableArray.CreateBuilder<XmlStep>();
        var isDeep = !isInCondition && Taken("//");
        if (!isDeep && !isInCondition) Taken("/");
        do
        {
            if (Step(isDeep, isInCondition) is not { } step) return null;
            steps.Add(step);
            isDeep = !isInCondition && Taken("//");
        } while (isDeep || Taken("/"));
        return steps.ToImmutable();
    }

    private XmlStep? Step(bool isDeep, bool isInCondition)
    {
        if (Taken("text()")) return new XmlStep(isDeep, XmlStepKind.Text, null, "*", Conditions(isInCondition) ?? []);
        var kind = Taken("@") ? XmlStepKind.Attribute : XmlStepKind.Element;
        if (Name(kind) is not { } named) return null;
        return Conditions(isInCondition) is { } conditions ? new XmlStep(isDeep, kind, named.Namespace, named.Name, conditions) : null;
    }

    /// <summary>An attribute without a prefix is in no namespace, whatever the default is.</summary>
    private (string? Namespace, string Name)? Name(XmlStepKind kind)
    {
        if (Word() is not { } first) return null;
        if (!Taken(":")) return (kind == XmlStepKind.Attribute ? "" : DefaultNamespace, first);
        return Word() is { } name && first != "*" && scope.GetNamespaceOfPrefix(first) is { } space ? (space.NamespaceName, name) : null;
    }

    private string? DefaultNamespace => scope.GetDefaultNamespace() is var space && space == XNamespace.None ? null : space.NamespaceName;

    private string? Word()
    {
        if (Taken("*")) return "*";
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || (at > start && text[at] is '-' or '_' or '.'))) at++;
        return at > start && !char.IsAsciiDigit(text[start]) ? text[start..at] : null;
    }

    /// <summary>Null when one of them is none; a path in a condition has none of its own.</summary>
    private ImmutableArray<XmlCondition>? Conditions(bool isInCondition)
    {
        var conditions = ImmutableArray.CreateBuilder<XmlCondition>();
        while (!isInCondition && Taken("["))
        {
            Blanks();
            if (Condition() is not { } condition) return null;
            Blanks();
            if (!Taken("]")) return null;
            conditions.Add(condition);
        }
        return conditions.ToImmutable();
    }

    private XmlCondition? Condition()
    {
        if (Taken("last()")) return new XmlCondition(0, [], null);
        if (Number() is { } place) return place is > 0 and <= MaxPlace ? new XmlCondition(place, [], null) : null;
        if ((Taken(".") ? ImmutableArray<XmlStep>.Empty : Path(isInCondition: true)) is not { } path) return null;
        Blanks();
        if (!Taken("=")) return path.IsEmpty ? null : new XmlCondition(null, path, null);
        Blanks();
        return Literal() is { } value ? new XmlCondition(null, path, value) : null;
    }

    private int? Number()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at == start) return null;
        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private string? Literal()
    {
        if (at == text.Length || text[at] is not ('\'' or '"')) return null;
        var end = text.IndexOf(text[at], at + 1);
        if (end < 0) return null;
        var value = text[(at + 1)..end];
        at = end + 1;
        return value;
    }

    private void Blanks()
    {
        while (at < text.Length && text[at] == ' ') at++;
    }

    private bool Taken(string expected)
    {
        if (string.CompareOrdinal(text, at, expected, 0, expected.Length) != 0) return false;
        at += expected.Length;
        return true;
    }
}
