using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Search;

/// <summary>One step down a <see cref="SearchPath"/>.</summary>
public abstract record PathStep
{
    /// <summary>Whether an element passes; a <see cref="ChildStep"/> looks for children instead and lets everything pass.</summary>
    public virtual bool Passes(Element element) => true;
}

/// <summary>The children with this FHIRPath name.</summary>
public sealed record ChildStep(string Name) : PathStep
{
    public override string ToString() => Name;
}

/// <summary><c>as(Quantity)</c>, <c>ofType(Quantity)</c>: only elements of the type.</summary>
public sealed record TypeStep(string Type) : PathStep
{
    public override bool Passes(Element element) => element.Type.IsA(Type);

    public override string ToString() => $"as({Type})";
}

/// <summary><c>where(resolve() is Patient)</c>: only references whose text or type says so; nothing is fetched.</summary>
public sealed record ResolvesToStep(string Type) : PathStep
{
    public override bool Passes(Element element) => ReferenceText.TargetType(element) == Type;

    public override string ToString() => $"where(resolve() is {Type})";
}

/// <summary>
/// Stands for <see cref="ResolvesToStep"/> where a reference is asked for by identifier: one that does not say what type it leads to may lead to any.
/// </summary>
public sealed record UntypedLogicalStep : PathStep
{
    public override bool Passes(Element element) => ReferenceText.IsUntypedLogical(element);
}

/// <summary><c>where(system='phone')</c>: only elements with a child of that text.</summary>
public sealed record WhereStep(string Child, string Text) : PathStep
{
    public override bool Passes(Element element)
    {
        foreach (var child in element.ChildrenNamed(Child))
            if (child.Value == Text) return true;
        return false;
    }

    public override string ToString() => $"where({Child}='{Text}')";
}

/// <summary>
/// A search expression of the plain kind, which nearly all of R4's are: names, a type, a condition on the target or on one child. Such paths of
/// one type are walked together in one pass over a resource; whatever else an expression may be is left to FHIRPath.
/// </summary>
public sealed record SearchPath(ImmutableArray<PathStep> Steps)
{
    /// <summary>The alternatives of an expression that start at the type, or at <c>Resource</c> or <c>DomainResource</c>.</summary>
    /// <returns>Null when one of them is not plain.</returns>
    public static ImmutableArray<SearchPath>? Parse(string expression, string type)
    {
        var paths = ImmutableArray.CreateBuilder<SearchPath>();
        foreach (var alternative in SearchExpression.Alternatives(expression, type))
        {
            if (PathReader.Read(alternative, type) is not { } path) return null;
            paths.Add(path);
        }
        return paths.ToImmutable();
    }

    /// <summary>The elements the path leads to, in document order.</summary>
    /// <param name="root">The resource, or the element a composite's component starts from.</param>
    public IEnumerable<Element> Select(Element root) => Select(root, 0);

    /// <summary>The types the path can lead to.</summary>
    public IEnumerable<TypeInfo> TypesFrom(TypeInfo root) => Steps.Aggregate((IEnumerable<TypeInfo>)[root], (types, step) => step switch
    {
        ChildStep child => types.SelectMany(type => type.Properties.Where(property => property.Name == child.Name)).Select(property => property.Type),
        TypeStep only => types.Where(type => type.IsA(only.Type)),
        _ => types,
    });

    private IEnumerable<Element> Select(Element element, int at)
    {
        if (at == Steps.Length) yield return element;
        else if (Steps[at] is ChildStep { Name: var name })
        {
            for (var child = element.FirstChild; child.Exists; child = child.NextSibling)
                if (child.Property!.Name == name)
                    foreach (var found in Select(child, at + 1)) yield return found;
        }
        else if (Steps[at].Passes(element))
            foreach (var found in Select(element, at + 1)) yield return found;
    }

    public bool Equals(SearchPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join('.', Steps);
}
