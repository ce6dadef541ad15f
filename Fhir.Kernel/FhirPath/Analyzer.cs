using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.FhirPath.Functions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// Reads an expression against the types: which elements each step can lead to, and which names none of them has. N1 lets such names give nothing, so they are
/// warnings. What cannot be known (children, System values, variables) is left alone.
/// </summary>
internal sealed class Analyzer
{
    private readonly string text;
    private readonly Schema schema;
    private readonly StaticTypes context;
    private const int MostVisits = 20_000;

    private readonly List<Issue> issues = [];
    private int visited;

    private Analyzer(string text, Schema schema, StaticTypes context) => (this.text, this.schema, this.context) = (text, schema, context);

    /// <param name="context">What the focus can be.</param>
    public static (IReadOnlyList<Issue> Issues, StaticTypes Types) Analyze(Ast ast, string text, Schema schema, StaticTypes context)
    {
        var analyzer = new Analyzer(text, schema, context);
        var types = analyzer.TypesOf(ast, context);
        return (analyzer.issues, types);
    }

    /// <param name="self">What <c>$this</c> can be.</param>
    private StaticTypes TypesOf(Ast ast, StaticTypes self)
    {
        // Each round of a repeat() reads its argument anew, and repeats stand in repeats.
        if (++visited > MostVisits) return StaticTypes.Unknown;
        switch (ast)
        {
            case SpecialAst { Name: "this" }: return self;
            case VariableAst { Name: "context" }: return context;
            case VariableAst { Name: "resource" or "rootResource" }: return context.AreResources ? context : StaticTypes.Unknown;
            case MemberAst member: return Member(member, self);
            case CallAst call: return Call(call, self);
            case IndexerAst indexer:
                TypesOf(indexer.Index, self);
                return TypesOf(indexer.Source, self);
            case UnaryAst unary: return TypesOf(unary.Operand, self);
            case TypeAst type:
                TypesOf(type.Operand, self);
                return type.Operator == "as" ? Named(type.Type.Name) : StaticTypes.Unknown;
            case BinaryAst binary: return Binary(binary, self);
            default: return StaticTypes.Unknown;
        }
    }

    private StaticTypes Binary(BinaryAst binary, StaticTypes self)
    {
        var (left, right) = (TypesOf(binary.Left, self), TypesOf(binary.Right, self));
        return binary.Operator == "|" ? left.Or(right) : StaticTypes.Unknown;
    }

    private StaticTypes Named(string type) => schema.FindType(type) is { } found ? new StaticTypes([found]) : StaticTypes.Unknown;

    private StaticTypes Member(MemberAst member, StaticTypes self)
    {
        if (member.Source is null && char.IsAsciiLetterUpper(member.Name[0]) && schema.FindType(member.Name) is { } root) return new StaticTypes([root]);
        var owners = member.Source is null ? self : TypesOf(member.Source, self);
        if (owners.IsUnknown) return StaticTypes.Unknown;

        var properties = owners.Properties(schema).Where(property => property.Name == member.Name).ToList();
        if (properties.Count > 0) return new StaticTypes([.. properties.Select(property => property.Type).Distinct()]);
        issues.Add(ExpressionText.Issue(FhirPathRules.UnknownElement, text, member.Position, member.Name, owners.ToString(), Suggest(member.Name, owners)));
        return StaticTypes.Unknown;
    }

    /// <summary>For <c>valueQuantity</c>, the way FHIRPath says it; else the nearest name.</summary>
    private string Suggest(string name, StaticTypes owners)
    {
        var choice = owners.Properties(schema).FirstOrDefault(property => property.IsChoice && property.JsonName == name);
        return choice is not null
            ? $" (→ {choice.Name}.ofType({choice.Type.Name})?)"
            : ExpressionText.Suggest(name, owners.Properties(schema).Select(property => property.Name).Distinct());
    }

    private StaticTypes Call(CallAst call, StaticTypes self)
    {
        var source = call.Source is null ? self : TypesOf(call.Source, self);
        var arguments = Arguments(call, source, self);
        return call.Name switch
        {
            "where" or "first" or "last" or "tail" or "skip" or "take" or "single" or "distinct" or "exclude" or "intersect" or "trace" or "checkModifiers" => source,
            "union" or "combine" => source.Or(arguments[0]),
            "select" => arguments[0],
            "repeat" => Repeat(call, arguments[0]),
            "iif" => arguments.Length == 3 ? arguments[1].Or(arguments[2]) : arguments[1],
            "ofType" or "as" => Named(TypeName(call.Arguments[0])),
            "resolve" => Named("Resource"),
            "extension" => Named("Extension"),
            _ => StaticTypes.Unknown,
        };
    }

    private ImmutableArray<StaticTypes> Arguments(CallAst call, StaticTypes source, StaticTypes self)
    {
        var scope = FunctionTable.Find(call.Name)?.Scoped ?? Scope.None;
        if (scope == Scope.Type) return [];
        var types = ImmutableArray.CreateBuilder<StaticTypes>(call.Arguments.Length);
        for (var at = 0; at < call.Arguments.Length; at++)
        {
            var isForItems = scope == Scope.Items || (scope == Scope.LastForItems && at == call.Arguments.Length - 1 && at > 0);
            types.Add(TypesOf(call.Arguments[at], isForItems ? source : self));
        }
        return types.ToImmutable();
    }

    // What the projection gives from its own results, until it gives no new type.
    private StaticTypes Repeat(CallAst call, StaticTypes found)
    {
        var known = issues.Count;
        for (var round = 0; round < 8 && !found.IsUnknown; round++)
        {
            var more = found.Or(TypesOf(call.Arguments[0], found));
            if (more.Equals(found)) break;
            found = more;
        }
        // A name that only some rounds know is no mistake: item in item is, item in its last level is not.
        issues.RemoveRange(known, issues.Count - known);
        return found;
    }

    private static string TypeName(Ast argument) => argument is MemberAst member ? member.Name : "";
}

/// <summary>The FHIR types an expression's items can have; <see cref="Unknown"/> when that cannot be told.</summary>
internal readonly struct StaticTypes(ImmutableArray<TypeInfo> types) : IEquatable<StaticTypes>
{
    private readonly ImmutableArray<TypeInfo> types = types;

    public static StaticTypes Unknown => default;

    public bool IsUnknown => types.IsDefault;

    public bool AreResources => !IsUnknown && types.All(type => type.IsResource);

    public StaticTypes Or(StaticTypes other) => IsUnknown || other.IsUnknown ? Unknown : new([.. types.Union(other.types).OrderBy(type => type.Id)]);

    /// <summary>Of the types and, where a type is abstract, of all that specialize it.</summary>
    public IEnumerable<PropertyInfo> Properties(Schema schema) => types.SelectMany(type => type.IsAbstract
        ? schema.Types.Where(other => other.IsA(type)).SelectMany(other => other.Properties)
        : type.Properties.AsEnumerable());

    public bool Equals(StaticTypes other) => IsUnknown == other.IsUnknown && (IsUnknown || types.SequenceEqual(other.types));

    public override bool Equals(object? obj) => obj is StaticTypes other && Equals(other);

    public override int GetHashCode() => IsUnknown ? 0 : types.Length;

    public override string ToString() => IsUnknown ? "?" : string.Join(" | ", types.Take(5).Select(type => type.Name)) + (types.Length > 5 ? " | …" : "");
}
