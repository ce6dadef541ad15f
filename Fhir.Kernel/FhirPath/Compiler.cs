using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.FhirPath.Functions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// <see cref="Ast"/> to <see cref="Operation"/>: names become numbers, types and functions are found, arguments are counted. What is unknown ends the
/// compilation with an issue.
/// </summary>
internal sealed class Compiler(Schema schema)
{
    // The focus's type while it is known: not inside functions that set $this.
    private TypeInfo? focus;

    // What stands for $this while it is a collection; null for the evaluation's own $this.
    private Operation? input;

    public Schema Schema => schema;

    public static Result<Operation> Compile(Ast ast, string text, Schema schema, string? contextType)
    {
        var compiler = new Compiler(schema);
        try
        {
            if (contextType is not null) compiler.focus = compiler.FocusType(contextType);
            return compiler.Compile(ast);
        }
        catch (SyntaxStopped stopped)
        {
            return Refusal.BadRequest(ExpressionText.Issue(stopped.Rule, text, stopped.At, [.. stopped.Arguments]));
        }
    }

    /// <summary>An operand, an argument or the whole: variables that it defines end with it.</summary>
    public Operation Compile(Ast ast) => DefinesVariable(ast) ? new ScopeOperation(CompileStep(ast)) : CompileStep(ast);

    private static bool DefinesVariable(Ast? ast)
    {
        while (true)
        {
            switch (ast)
            {
                case CallAst { Name: "defineVariable" }: return true;
                case CallAst call: ast = call.Source; break;
                case MemberAst member: ast = member.Source; break;
                case IndexerAst indexer: ast = indexer.Source; break;
                default: return false;
            }
        }
    }

    private Operation CompileStep(Ast ast) => ast switch
    {
        LiteralAst literal => new LiteralOperation(literal.Position, literal.Value),
        SpecialAst { Name: "this" } self => input ?? new ThisOperation(self.Position),
        SpecialAst { Name: "index" } index => new IndexOperation(index.Position),
        SpecialAst total => new TotalOperation(total.Position),
        VariableAst variable => Variables.Compile(variable),
        MemberAst member => Path(member),
        CallAst call => Call(call),
        IndexerAst indexer => new ItemOperation(indexer.Position, CompileStep(indexer.Source), Compile(indexer.Index)),
        UnaryAst unary => new SignOperation(unary.Position, unary.Sign, Compile(unary.Operand)),
        TypeAst type => Type(type),
        BinaryAst { Operator: "|" } union => Union(union),
        BinaryAst binary => Binary(binary),
        SortKeyAst key => Compile(key.Key),
        _ => throw new InvalidOperationException($"{ast.GetType().Name} has no operation."),
    };

    /// <summary>An argument that is evaluated with another <c>$this</c>.</summary>
    public Operation CompileLambda(Ast ast)
    {
        var known = (focus, input);
        (focus, input) = (null, null);
        var operation = Compile(ast);
        (focus, input) = known;
        return operation;
    }

    /// <summary>An argument for which the whole input collection is <c>$this</c>.</summary>
    public Operation CompileForInput(Ast ast)
    {
        var known = (focus, input);
        (focus, input) = (null, new InputOperation(ast.Position));
        var operation = Compile(ast);
        (focus, input) = known;
        return operation;
    }

    /// <summary>Null for <c>$this</c>, which many operations take without asking an operation for it.</summary>
    public Operation? CompileOrigin(Ast? source) => source is null or SpecialAst { Name: "this" } ? input : CompileStep(source);

    /// <summary>Whether a step without a source begins at the evaluation's own <c>$this</c>.</summary>
    public bool BeginsAtThis => input is null;

    /// <param name="isOperator">For <c>is</c>; see <see cref="TypeTest.TakesFhirValues"/>.</param>
    public TypeTest Resolve(TypeSpecifier specifier, bool isOperator = false)
    {
        var fhir = specifier.Namespace is null or "FHIR" ? schema.FindType(specifier.Name) : null;
        var system = specifier.Namespace is null or "System" ? SystemTypes.Named(specifier.Name, isQualified: specifier.Namespace is not null) : FhirPathKind.None;
        if (fhir is { Kind: TypeKind.Backbone }) fhir = null;
        if (fhir is not null || system != FhirPathKind.None) return new TypeTest(fhir, system, isOperator && specifier.Namespace is null);
        throw Stop(FhirPathRules.UnknownType, specifier.Position, specifier.ToString(), ExpressionText.Suggest(specifier.Name, TypeNames));
    }

    public static SyntaxStopped Stop(Rule rule, int at, params string[] arguments) => new(rule, at, arguments);

    private IEnumerable<string> TypeNames => schema.Types.Where(type => type.Kind != TypeKind.Backbone).Select(type => type.Name);

    private TypeInfo FocusType(string name) =>
        schema.FindType(name) ?? throw Stop(FhirPathRules.UnknownType, 0, name, ExpressionText.Suggest(name, TypeNames));

    private PathOperation Path(MemberAst last)
    {
        var names = new Stack<string>();
        Ast? source = last;
        var first = last;
        for (; source is MemberAst member; source = member.Source)
        {
            names.Push(member.Name);
            first = member;
        }
        var root = source is null ? RootType(first.Name) : null;
        if (root is not null) names.Pop();
        return new PathOperation(last.Position, CompileOrigin(source), root, [.. names], [.. names.Select(schema.NameId)]);
    }

    // Elements begin with a small letter, so a capital can only be the type of the root: https://hl7.org/fhirpath/N1/#path-selection
    private TypeInfo? RootType(string name) => char.IsAsciiLetterUpper(name[0]) ? schema.FindType(name) : null;

    private Operation Call(CallAst call)
    {
        if (FunctionTable.Find(call.Name) is not { } function)
            throw Stop(FhirPathRules.UnknownFunction, call.Position, call.Name, ExpressionText.Suggest(call.Name, FunctionTable.Names));
        if (call.Arguments.Length < function.MinArguments || call.Arguments.Length > function.MaxArguments)
            throw Stop(FhirPathRules.ArgumentCount, call.Position, call.Name, function.Arity, $"{call.Arguments.Length}");
        return function.Build(new Call(this, call));
    }

    private Operation Type(TypeAst type)
    {
        if (type.Operator == "as") return new AsOperation(type.Position, Compile(type.Operand), Resolve(type.Type));
        var test = Resolve(type.Type, isOperator: true);
        return type.Operand is CallAst { Name: "resolve", Arguments.IsEmpty: true } resolve
            ? new ResolveIsOperation(type.Position, Compile(resolve.Source ?? new SpecialAst(resolve.Position, "this")), test, schema)
            : new IsOperation(type.Position, Compile(type.Operand), test);
    }

    private UnionOperation Union(BinaryAst union)
    {
        var parts = new Stack<Ast>();
        Ast left = union;
        for (; left is BinaryAst { Operator: "|" } inner; left = inner.Left) parts.Push(inner.Right);
        parts.Push(left);
        var operations = parts.Where(CanApply).Select(Compile).ToImmutableArray();
        return new UnionOperation(union.Position, operations);
    }

    /// <summary>False for a path from another type than the focus: of <c>Patient.name | Person.name</c> only one can ever give items.</summary>
    private bool CanApply(Ast ast)
    {
        if (focus is null || RootOf(ast) is not { } root || RootType(root) is not { } type) return true;
        // Compiled all the same, for its issues.
        if (!focus.IsA(type) && !type.IsA(focus)) Compile(ast);
        return focus.IsA(type) || type.IsA(focus);
    }

    private static string? RootOf(Ast? ast)
    {
        while (true)
        {
            switch (ast)
            {
                case MemberAst { Source: null } first: return first.Name;
                case MemberAst member: ast = member.Source; break;
                case CallAst { Name: "where" or "ofType" or "as" } call: ast = call.Source; break;
                case TypeAst { Operator: "as" } type: ast = type.Operand; break;
                default: return null;
            }
        }
    }

    private Operation Binary(BinaryAst binary)
    {
        var (left, right, at) = (Compile(binary.Left), Compile(binary.Right), binary.Position);
        switch (binary.Operator)
        {
            case "=" or "!=": return Equals(at, left, right, isNegated: binary.Operator == "!=");
            case "~" or "!~": return new EquivalentOperation(at, left, right, isNegated: binary.Operator == "!~");
            case "and" or "or" or "xor" or "implies": return new LogicOperation(at, binary.Operator, left, right);
            case "in": return new MembershipOperation(at, "in", left, right);
            case "contains": return new MembershipOperation(at, "contains", right, left);
            case "&": return new ConcatenateOperation(at, left, right);
            case "<" or "<=" or ">" or ">=": return new OrderOperation(at, binary.Operator, left, right);
            default: return new ArithmeticOperation(at, binary.Operator, left, right);
        }
    }

    private static BooleanOperation Equals(int at, Operation left, Operation right, bool isNegated)
    {
        if (right is LiteralOperation { Literal.String: { } text }) return new EqualsTextOperation(at, left, text, isNegated);
        if (left is LiteralOperation { Literal.String: { } other }) return new EqualsTextOperation(at, right, other, isNegated);
        return new EqualsOperation(at, left, right, isNegated);
    }
}
