using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.FhirPath.Functions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// Reads an expression against the types: what each step can lead to, which names none of the types has, where one item is wanted and several can come, and which values
/// an operator or function never takes. N1 lets all of this stand, so they are warnings; what came after 2.0.0 is told too. What cannot be known (children,
/// variables) is left alone. https://hl7.org/fhirpath/N1/#type-safety-and-strict-evaluation
/// </summary>
internal sealed class Analyzer
{
    private const int MostVisits = 20_000;

    private readonly string text;
    private readonly Schema schema;
    private readonly StaticTypes context;
    private readonly List<Issue> issues = [];
    private int visited;

    private Analyzer(string text, Schema schema, StaticTypes context) => (this.text, this.schema, this.context) = (text, schema, context);

    /// <param name="context">What the focus can be.</param>
    public static (IReadOnlyList<Issue> Issues, StaticTypes Types) Analyze(Ast ast, string text, Schema schema, StaticTypes context)
    {
        var analyzer = new Analyzer(text, schema, context);
        var types = analyzer.TypesOf(ast, context.One());
        return (analyzer.issues, types);
    }

    /// <param name="self">What <c>$this</c> can be.</param>
    private StaticTypes TypesOf(Ast ast, StaticTypes self)
    {
        // Each round of a repeat() reads its argument anew, and repeats stand in repeats.
        if (++visited > MostVisits) return StaticTypes.Unknown;
        switch (ast)
        {
            case LiteralAst literal: return Literal(literal);
            case SpecialAst { Name: "this" }: return self;
            case SpecialAst { Name: "index" }: return StaticTypes.Of(ValueKinds.Integer);
            case VariableAst variable: return Variable(variable);
            case MemberAst member: return Member(member, self);
            case CallAst call: return Call(call, self);
            case IndexerAst indexer:
                Take(indexer.Position, "[]", TypesOf(indexer.Index, self), ValueKinds.Whole);
                return TypesOf(indexer.Source, self).One();
            case UnaryAst unary: return Take(unary.Position, unary.Sign.ToString(), TypesOf(unary.Operand, self), ValueKinds.Numeric);
            case TypeAst type: return TypeOperator(type, self);
            case BinaryAst binary: return Binary(binary, self);
            case SortKeyAst key: return TypesOf(key.Key, self);
            default: return StaticTypes.Unknown;
        }
    }

    private StaticTypes Literal(LiteralAst literal)
    {
        if (literal.Value.Kind == FhirPathKind.Long) Add(FhirPathRules.LaterAddition, literal.Position, $"{literal}");
        return literal.Value.Exists ? StaticTypes.Of(KindsOf.One(literal.Value.Kind)) : StaticTypes.Nothing;
    }

    private StaticTypes Variable(VariableAst variable) => variable.Name switch
    {
        "context" => context.One(),
        "resource" or "rootResource" => context.AreResources ? context.One() : StaticTypes.Unknown,
        "ucum" or "sct" or "loinc" => StaticTypes.Of(ValueKinds.String),
        _ => StaticTypes.Unknown,
    };

    private StaticTypes Binary(BinaryAst binary, StaticTypes self)
    {
        var (left, right) = (TypesOf(binary.Left, self), TypesOf(binary.Right, self));
        var rule = OperatorRule.Of(binary.Operator);
        var equalsMany = binary.Operator is "=" or "!=" && left.IsMany != right.IsMany && !left.IsUnknown && !right.IsUnknown;
        if (equalsMany || (rule.TakesOneLeft && left.IsMany) || (rule.TakesOneRight && right.IsMany)) Add(FhirPathRules.MayBeMany, binary.Position, binary.Operator);
        if (binary.Operator == "|") return left.Or(right).With(many: true);

        var result = rule.Apply(left.Kinds, right.Kinds);
        if (result == ValueKinds.None && left.Kinds != ValueKinds.None && right.Kinds != ValueKinds.None)
            Add(rule.IsEquality ? FhirPathRules.NeverEqual : FhirPathRules.NeverTaken, binary.Position, binary.Operator, $"{left} {binary.Operator} {right}");
        return left.IsUnknown && right.IsUnknown && rule.DependsOnOperands ? StaticTypes.Unknown : StaticTypes.Of(result);
    }

    private StaticTypes TypeOperator(TypeAst type, StaticTypes self)
    {
        var source = TypesOf(type.Operand, self);
        if (source.IsMany) Add(FhirPathRules.MayBeMany, type.Position, type.Operator);
        return Typed(type.Operator, type.Type.Name, type.Type.Namespace, type.Position, source);
    }

    /// <summary><c>is</c>, <c>as</c> and <c>ofType()</c>.</summary>
    private StaticTypes Typed(string name, string type, string? space, int at, StaticTypes source)
    {
        var fhir = space is null or "FHIR" ? schema.FindType(type) : null;
        if (fhir is not null && !source.IsUnknown && source.Kinds != ValueKinds.None && !source.CanBe(fhir)) Add(FhirPathRules.NeverTaken, at, name, $"{source} {name} {type}");
        if (name == "is") return StaticTypes.Of(ValueKinds.Boolean);
        if (fhir is not null) return new StaticTypes([fhir], isMany: source.IsMany);
        return SystemTypes.Named(type, isQualified: space is not null) is not FhirPathKind.None and var kind ? StaticTypes.Of(KindsOf.One(kind), source.IsMany) : StaticTypes.Unknown;
    }

    private StaticTypes Member(MemberAst member, StaticTypes self)
    {
        if (member.Source is null && char.IsAsciiLetterUpper(member.Name[0]) && schema.FindType(member.Name) is { } root) return new StaticTypes([root]);
        var owners = member.Source is null ? self : TypesOf(member.Source, self);
        if (owners.IsUnknown || (owners.Kinds & ValueKinds.Type) != 0) return StaticTypes.Unknown;

        var properties = owners.Properties(schema).Where(property => property.Name == member.Name).ToList();
        if (properties.Count > 0) return new StaticTypes([.. properties.Select(property => property.Type).Distinct()], isMany: owners.IsMany || properties.Exists(property => property.IsList));
        // FHIR's primitives have their value as a child.
        if (member.Name == "value" && owners.HasPrimitives) return StaticTypes.Of(owners.Kinds & ~ValueKinds.Complex, owners.IsMany);
        Add(FhirPathRules.UnknownElement, member.Position, member.Name, owners.ToString(), Suggest(member.Name, owners));
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
        if (FunctionTable.Find(call.Name) is not { } function) return StaticTypes.Unknown;
        if (call.Arguments.Length >= function.LaterFrom) Add(FhirPathRules.LaterAddition, call.Position, call.Name + "()");
        var signature = Signature.Of(call.Name);
        var name = call.Name + "()";
        if (signature.TakesOne && source.IsMany) Add(FhirPathRules.MayBeMany, call.Position, name);
        CheckKinds(call.Position, name, source, signature.Takes);
        var arguments = Arguments(call, function.Scoped, source, self);
        for (var at = 0; at < arguments.Length; at++) CheckArgument(call, signature, at, arguments[at]);
        return Result(call, source, arguments, signature);
    }

    private StaticTypes Result(CallAst call, StaticTypes source, ImmutableArray<StaticTypes> arguments, Signature signature) => call.Name switch
    {
        "union" or "combine" => source.Or(arguments[0]).With(many: true),
        "select" => arguments[0].With(many: source.IsMany || arguments[0].IsMany),
        "repeat" or "repeatAll" => Repeat(call, arguments[0]).With(many: true),
        "iif" => arguments.Length == 3 ? arguments[1].Or(arguments[2]) : arguments[1],
        "coalesce" => arguments.Aggregate((left, right) => left.Or(right)),
        "is" or "as" or "ofType" when call.Arguments[0] is MemberAst type => Typed(call.Name, type.Name, (type.Source as MemberAst)?.Name, call.Position, source),
        "resolve" => new StaticTypes([schema.FindType("Resource")!], isMany: source.IsMany),
        "extension" => new StaticTypes([schema.FindType("Extension")!], isMany: true),
        "elementDefinition" => new StaticTypes([schema.FindType("ElementDefinition")!], isMany: source.IsMany),
        "getValue" => source.IsUnknown ? source : StaticTypes.Of(source.Kinds & ~ValueKinds.Complex),
        _ => signature.Gives(source),
    };

    private void CheckArgument(CallAst call, Signature signature, int at, StaticTypes argument)
    {
        if (signature.Argument(at) is not { } takes) return;
        if (argument.IsMany) Add(FhirPathRules.MayBeMany, call.Arguments[at].Position, call.Name + "()");
        CheckKinds(call.Arguments[at].Position, call.Name + "()", argument, takes);
    }

    private StaticTypes Take(int at, string taker, StaticTypes items, ValueKinds takes)
    {
        if (items.IsMany) Add(FhirPathRules.MayBeMany, at, taker);
        CheckKinds(at, taker, items, takes);
        return items.IsUnknown ? items : StaticTypes.Of(items.Kinds & takes);
    }

    private void CheckKinds(int at, string taker, StaticTypes items, ValueKinds takes)
    {
        if (!items.IsUnknown && items.Kinds != ValueKinds.None && (items.Kinds & takes) == 0) Add(FhirPathRules.NeverTaken, at, taker, $"{items} (→ {KindsOf.Text(takes)})");
    }

    private ImmutableArray<StaticTypes> Arguments(CallAst call, Scope scope, StaticTypes source, StaticTypes self)
    {
        if (scope == Scope.Type) return [];
        var types = ImmutableArray.CreateBuilder<StaticTypes>(call.Arguments.Length);
        for (var at = 0; at < call.Arguments.Length; at++) types.Add(TypesOf(call.Arguments[at], SelfFor(call, scope, at, source, self)));
        return types.ToImmutable();
    }

    private static StaticTypes SelfFor(CallAst call, Scope scope, int at, StaticTypes source, StaticTypes self) => scope switch
    {
        Scope.Items => source.One(),
        Scope.FirstForItems when at == 0 => source.One(),
        Scope.LastForItems when at > 0 && at == call.Arguments.Length - 1 => call.Name == "defineVariable" ? source : source.One(),
        _ => self,
    };

    // What the projection gives from its own results, until it gives no new type.
    private StaticTypes Repeat(CallAst call, StaticTypes found)
    {
        var known = issues.Count;
        for (var round = 0; round < 8 && !found.IsUnknown; round++)
        {
            var more = found.Or(TypesOf(call.Arguments[0], found.One()));
            if (more.Equals(found)) break;
            found = more;
        }
        // A name that only some rounds know is no mistake: item in item is, item in its last level is not.
        issues.RemoveRange(known, issues.Count - known);
        return found;
    }

    private void Add(Rule rule, int at, params string[] arguments) => issues.Add(ExpressionText.Issue(rule, text, at, arguments));
}
