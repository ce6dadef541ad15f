using System.Collections.Immutable;
using System.Text;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// A parsed expression. Immutable; prints itself as FHIRPath with no more parentheses than needed.
/// </summary>
/// <param name="Position">Offset in the text that was parsed.</param>
internal abstract record Ast(int Position)
{
    /// <summary>Nodes from here to the deepest leaf: bounds the recursion of everything that walks the tree.</summary>
    public virtual int Depth => 1;

    /// <summary>How tightly the node's own operator binds; compare with <see cref="Precedence"/>.</summary>
    public virtual int Binding => Precedence.Term;

    protected abstract void Print(StringBuilder text);

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Print(text);
        return text.ToString();
    }

    protected static void Print(StringBuilder text, Ast node, int minBinding)
    {
        var needsParentheses = node.Binding < minBinding;
        if (needsParentheses) text.Append('(');
        node.Print(text);
        if (needsParentheses) text.Append(')');
    }

    protected static void PrintSource(StringBuilder text, Ast? source)
    {
        if (source is null) return;
        Print(text, source, Precedence.Postfix);
        text.Append('.');
    }
}

/// <summary>From loose to tight. https://hl7.org/fhirpath/N1/#operator-precedence</summary>
internal static class Precedence
{
    public const int Implies = 1, Or = 2, And = 3, Membership = 4, Equality = 5, Inequality = 6, Union = 7, Type = 8, Additive = 9, Multiplicative = 10,
        Unary = 11, Postfix = 12, Term = 13;

    /// <summary>0 for what is no binary operator.</summary>
    public static int Of(string binaryOperator) => binaryOperator switch
    {
        "implies" => Implies,
        "or" or "xor" => Or,
        "and" => And,
        "in" or "contains" => Membership,
        "=" or "~" or "!=" or "!~" => Equality,
        "<" or ">" or "<=" or ">=" => Inequality,
        "|" => Union,
        "is" or "as" => Type,
        "+" or "-" or "&" => Additive,
        "*" or "/" or "div" or "mod" => Multiplicative,
        _ => 0,
    };
}

/// <param name="Value">No item for <c>{}</c>.</param>
internal sealed record LiteralAst(int Position, FhirPathValue Value) : Ast(Position)
{
    public override int Binding => Value.Kind is FhirPathKind.Integer or FhirPathKind.Long && Value.Number < 0 ? Precedence.Unary : Precedence.Term;

    protected override void Print(StringBuilder text)
    {
        switch (Value.Kind)
        {
            case FhirPathKind.None: text.Append("{}"); break;
            case FhirPathKind.String: text.Append('\'').Append(Escape(Value.String!, '\'')).Append('\''); break;
            case FhirPathKind.Date: text.Append('@').Append(Value); break;
            case FhirPathKind.DateTime: text.Append('@').Append(Value).Append(Value.Time.Precision <= TimePrecision.Day ? "T" : ""); break;
            case FhirPathKind.Long: text.Append(Value).Append('L'); break;
            case FhirPathKind.Time: text.Append("@T").Append(Value); break;
            default: text.Append(Value); break;
        }
    }

    public static string Escape(string content, char delimiter)
    {
        var escaped = new StringBuilder(content.Length + 2);
        foreach (var letter in content)
        {
            _ = letter switch
            {
                '\\' => escaped.Append("\\\\"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                '\f' => escaped.Append("\\f"),
                _ when letter == delimiter => escaped.Append('\\').Append(letter),
                _ => escaped.Append(letter),
            };
        }
        return escaped.ToString();
    }
}

/// <param name="Name"><c>this</c>, <c>index</c> or <c>total</c>.</param>
internal sealed record SpecialAst(int Position, string Name) : Ast(Position)
{
    protected override void Print(StringBuilder text) => text.Append('$').Append(Name);
}

internal sealed record VariableAst(int Position, string Name) : Ast(Position)
{
    protected override void Print(StringBuilder text)
    {
        text.Append('%');
        if (Identifier.IsPlain(Name)) text.Append(Name);
        else text.Append('`').Append(LiteralAst.Escape(Name, '`')).Append('`');
    }
}

/// <param name="Source">Null when the path begins here.</param>
internal sealed record MemberAst(int Position, Ast? Source, string Name) : Ast(Position)
{
    public override int Depth { get; } = 1 + (Source?.Depth ?? 0);

    public override int Binding => Precedence.Postfix;

    protected override void Print(StringBuilder text)
    {
        PrintSource(text, Source);
        text.Append(Identifier.Quote(Name));
    }
}

internal sealed record CallAst(int Position, Ast? Source, string Name, ImmutableArray<Ast> Arguments) : Ast(Position)
{
    public override int Depth { get; } = 1 + Math.Max(Source?.Depth ?? 0, Arguments.Select(argument => argument.Depth).DefaultIfEmpty().Max());

    public override int Binding => Precedence.Postfix;

    protected override void Print(StringBuilder text)
    {
        PrintSource(text, Source);
        text.Append(Identifier.Quote(Name)).Append('(').AppendJoin(", ", Arguments).Append(')');
    }
}

internal sealed record IndexerAst(int Position, Ast Source, Ast Index) : Ast(Position)
{
    public override int Depth { get; } = 1 + Math.Max(Source.Depth, Index.Depth);

    public override int Binding => Precedence.Postfix;

    protected override void Print(StringBuilder text)
    {
        Print(text, Source, Precedence.Postfix);
        text.Append('[').Append(Index).Append(']');
    }
}

internal sealed record UnaryAst(int Position, char Sign, Ast Operand) : Ast(Position)
{
    public override int Depth { get; } = 1 + Operand.Depth;

    public override int Binding => Precedence.Unary;

    protected override void Print(StringBuilder text)
    {
        text.Append(Sign);
        Print(text, Operand, Precedence.Unary);
    }
}

internal sealed record BinaryAst(int Position, string Operator, Ast Left, Ast Right) : Ast(Position)
{
    public override int Depth { get; } = 1 + Math.Max(Left.Depth, Right.Depth);

    public override int Binding => Precedence.Of(Operator);

    protected override void Print(StringBuilder text)
    {
        Print(text, Left, Binding);
        text.Append(' ').Append(Operator).Append(' ');
        Print(text, Right, Binding + 1);
    }
}

/// <param name="Operator"><c>is</c> or <c>as</c>.</param>
internal sealed record TypeAst(int Position, string Operator, Ast Operand, TypeSpecifier Type) : Ast(Position)
{
    public override int Depth { get; } = 1 + Operand.Depth;

    public override int Binding => Precedence.Type;

    protected override void Print(StringBuilder text)
    {
        Print(text, Operand, Precedence.Type);
        text.Append(' ').Append(Operator).Append(' ').Append(Type);
    }
}

/// <summary>An argument of <c>sort()</c> that says its direction.</summary>
internal sealed record SortKeyAst(int Position, Ast Key, bool IsDescending) : Ast(Position)
{
    public override int Depth { get; } = 1 + Key.Depth;

    public override int Binding => 0;

    protected override void Print(StringBuilder text)
    {
        Print(text, Key, 0);
        text.Append(IsDescending ? " desc" : " asc");
    }
}

/// <param name="Namespace"><c>FHIR</c>, <c>System</c>, or null when none was written.</param>
internal sealed record TypeSpecifier(int Position, string? Namespace, string Name)
{
    public override string ToString() => Namespace is null ? Identifier.Quote(Name) : $"{Identifier.Quote(Namespace)}.{Identifier.Quote(Name)}";
}

internal static class Identifier
{
    public static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    /// <summary>In backticks where the grammar would otherwise read it as something else.</summary>
    public static string Quote(string name) => IsPlain(name) && name is not ("true" or "false" or "and" or "or" or "xor" or "implies" or "div" or "mod")
        ? name
        : $"`{LiteralAst.Escape(name, '`')}`";
}
