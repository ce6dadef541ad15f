using System.Collections.Immutable;

namespace Fhir.Kernel.Search;

/// <summary>Reads one branch of a search expression as a <see cref="SearchPath"/>.</summary>
internal ref struct PathReader
{
    private readonly string type;
    private readonly ImmutableArray<PathStep>.Builder steps;
    private ReadOnlySpan<char> rest;

    private PathReader(string text, string type)
    {
        rest = text;
        this.type = type;
        steps = ImmutableArray.CreateBuilder<PathStep>();
    }

    /// <returns>Null when the branch is not plain.</returns>
    public static SearchPath? Read(string text, string type)
    {
        var reader = new PathReader(text, type);
        return reader.Start() && reader.Steps() && reader.rest.IsEmpty ? new SearchPath(reader.steps.ToImmutable()) : null;
    }

    /// <summary>The type's name and the steps of a bracket in front: <c>(Observation.value as Quantity)</c>.</summary>
    private bool Start()
    {
        if (!Skip("(")) return Root();
        if (!Root() || !Steps() || !Skip(" as ")) return false;
        return Name(out var target) && AddType(target) && Skip(")");
    }

    /// <summary>The resource itself; a name that is no type is already a child.</summary>
    private bool Root()
    {
        if (!Name(out var name)) return false;
        if (char.IsAsciiLetterLower(name[0])) return AddChild(name);
        return name == type || name is "Resource" or "DomainResource";
    }

    private bool Steps()
    {
        while (Skip("."))
            if (!Step()) return false;
        return true;
    }

    private bool Step()
    {
        if (!Name(out var name)) return false;
        if (!Skip("(")) return AddChild(name);
        return name switch
        {
            "as" or "ofType" => Name(out var target) && AddType(target) && Skip(")"),
            "where" => Where() && Skip(")"),
            _ => false,
        };
    }

    private bool Where()
    {
        if (Skip("resolve() is "))
        {
            if (!Name(out var target)) return false;
            steps.Add(new ResolvesToStep(target));
            return true;
        }
        if (!Name(out var child) || !Skip("='")) return false;
        var end = rest.IndexOf('\'');
        if (end < 0 || rest[..end].Contains('\\')) return false;
        steps.Add(new WhereStep(child, rest[..end].ToString()));
        rest = rest[(end + 1)..];
        return true;
    }

    private readonly bool AddChild(string name)
    {
        steps.Add(new ChildStep(name));
        return true;
    }

    /// <summary>R4 spells dateTime as DateTime in one composite.</summary>
    private readonly bool AddType(string name)
    {
        steps.Add(new TypeStep(name == "DateTime" ? "dateTime" : name));
        return true;
    }

    private bool Skip(string expected)
    {
        if (!rest.StartsWith(expected)) return false;
        rest = rest[expected.Length..];
        return true;
    }

    private bool Name(out string name)
    {
        var end = rest.IndexOfAnyExcept(SearchExpression.Letters);
        name = (end < 0 ? rest : rest[..end]).ToString();
        rest = rest[name.Length..];
        return name.Length > 0;
    }
}
