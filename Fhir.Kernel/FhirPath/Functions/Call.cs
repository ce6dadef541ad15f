using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>One call while it is compiled: its source and its arguments become operations when a function asks for them.</summary>
internal sealed class Call(Compiler compiler, CallAst ast)
{
    private readonly Operation?[] parts = new Operation?[ast.Arguments.Length];

    public int At => ast.Position;

    public string Name => ast.Name;

    public int Count => ast.Arguments.Length;

    public Schema Schema => compiler.Schema;

    public Operation Source => Origin ?? new ThisOperation(At);

    /// <summary>Null for <c>$this</c>.</summary>
    public Operation? Origin => field ??= compiler.CompileOrigin(ast.Source);

    /// <summary>Whether the function was called without anything before the dot.</summary>
    public bool HasNoSource => ast.Source is null && compiler.BeginsAtThis;

    // Each part is compiled once however often it is asked for: calls within calls would else double the work at every level.
    public Operation Argument(int at) => parts[at] ??= compiler.Compile(ast.Arguments[at]);

    public Operation? OptionalArgument(int at) => at < Count ? Argument(at) : null;

    /// <summary>Evaluated with another <c>$this</c>.</summary>
    public Operation Lambda(int at) => parts[at] ??= compiler.CompileLambda(ast.Arguments[at]);

    /// <summary>Evaluated with the whole input as <c>$this</c>; the function must set <see cref="Evaluation.Input"/>.</summary>
    public Operation ForInput(int at) => parts[at] ??= compiler.CompileForInput(ast.Arguments[at]);

    /// <summary>Of an argument of <c>sort()</c>.</summary>
    public bool IsDescending(int at) => ast.Arguments[at] is SortKeyAst { IsDescending: true };

    public TypeTest Type(int at) => compiler.Resolve(TypeSpecifierOf(ast.Arguments[at]));

    private static TypeSpecifier TypeSpecifierOf(Ast argument) => argument switch
    {
        MemberAst { Source: null } name => new TypeSpecifier(name.Position, null, name.Name),
        MemberAst { Source: MemberAst { Source: null } space } name => new TypeSpecifier(space.Position, space.Name, name.Name),
        _ => throw Compiler.Stop(FhirPathRules.Syntax, argument.Position, $"'{argument}'", "type"),
    };
}

/// <summary>What a simple function does with its one item. The operation is at hand for failures.</summary>
internal delegate FhirPathValue Map(Evaluation run, SimpleOperation call, FhirPathValue input);

/// <summary>The same with one argument.</summary>
internal delegate FhirPathValue Map1(Evaluation run, SimpleOperation call, FhirPathValue input, FhirPathValue argument);

/// <summary>The same with two arguments; the second may be no item.</summary>
internal delegate FhirPathValue Map2(Evaluation run, SimpleOperation call, FhirPathValue input, FhirPathValue first, FhirPathValue second);

/// <summary>
/// A function of one item that gives one item. Nothing in, or nothing for an argument, gives nothing: https://hl7.org/fhirpath/N1/#null-and-empty
/// </summary>
internal abstract class SimpleOperation(Call call) : ScalarOperation(call.At)
{
    private readonly Operation source = call.Source;

    public string Name { get; } = call.Name;

    public sealed override FhirPathValue Value(Evaluation run)
    {
        var input = source.Single(run, Name);
        return input.Exists && run.Spend() ? Apply(run, input) : default;
    }

    protected abstract FhirPathValue Apply(Evaluation run, in FhirPathValue input);

    /// <summary>The item has a type the function does not take.</summary>
    public FhirPathValue Refuse(Evaluation run, in FhirPathValue item)
    {
        run.Fail(FhirPathRules.WrongType, At, Name, item.TypeName);
        return default;
    }

    public string? Text(Evaluation run, in FhirPathValue item)
    {
        var value = run.ToSystem(item);
        if (value.Kind is not (FhirPathKind.String or FhirPathKind.None)) Refuse(run, value);
        return value.String;
    }

    public int? Integer(Evaluation run, in FhirPathValue item)
    {
        var value = run.ToSystem(item);
        if (value.Kind == FhirPathKind.Integer) return value.Integer;
        if (value.Exists) Refuse(run, value);
        return null;
    }

    public static Func<Call, Operation> Of(Map map) => call => new Mapped(call, map);

    public static Func<Call, Operation> Of(Map1 map) => call => new Mapped1(call, map);

    public static Func<Call, Operation> Of(Map2 map) => call => new Mapped2(call, map);

    private sealed class Mapped(Call call, Map map) : SimpleOperation(call)
    {
        protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input) => map(run, this, input);
    }

    private sealed class Mapped1(Call call, Map1 map) : SimpleOperation(call)
    {
        private readonly Operation argument = call.Argument(0);

        protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input)
        {
            var value = argument.Single(run, Name);
            return value.Exists ? map(run, this, input, value) : default;
        }
    }

    private sealed class Mapped2(Call call, Map2 map) : SimpleOperation(call)
    {
        private readonly Operation first = call.Argument(0);
        private readonly Operation? second = call.OptionalArgument(1);

        protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input)
        {
            var (one, two) = (first.Single(run, Name), second?.Single(run, Name) ?? default);
            return one.Exists ? map(run, this, input, one, two) : default;
        }
    }
}
