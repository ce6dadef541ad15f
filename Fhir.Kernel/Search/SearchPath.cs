using System.Collections.Immutable;

namespace Fhir.Kernel.Search;

/// <summary>One step down a <see cref="SearchPath"/>.</summary>
public abstract record PathStep;

/// <summary>The children with this FHIRPath name.</summary>
public sealed record ChildStep(string Name) : PathStep
{
    public override string ToString() => Name;
}

/// <summary><c>as(Quantity)</c>, <c>ofType(Quantity)</c>: only elements of the type.</summary>
public sealed record TypeStep(string Type) : PathStep
{
    public override string ToString() => $"as({Type})";
}

/// <summary><c>where(resolve() is Patient)</c>: only references whose text or type says so; nothing is fetched.</summary>
public sealed record ResolvesToStep(string Type) : PathStep
{
    public override string ToString() => $"where(resolve() is {Type})";
}

/// <summary><c>where(system='phone')</c>: only elements with a child of that text.</summary>
public sealed record WhereStep(string Child, string Text) : PathStep
{
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

    public bool Equals(SearchPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join('.', Steps);
}
