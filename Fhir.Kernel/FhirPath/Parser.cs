using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// Text to <see cref="Ast"/>: operator precedence by binding powers. The first thing that is not FHIRPath ends the reading with an issue that says where
/// and what was expected. https://hl7.org/fhirpath/N1/grammar.html
/// </summary>
internal sealed class Parser
{
    public const int MaxLength = 100_000;
    public const int MaxNesting = 200;
    public const int MaxDepth = 1000;

    private readonly Lexer lexer;
    private readonly FhirPathSyntax syntax;
    private Token token;
    private int nesting;

    private Parser(string text, FhirPathSyntax syntax)
    {
        (lexer, this.syntax) = (new Lexer(text), syntax);
        token = lexer.Next();
    }

    public static Result<Ast> Parse(string text, FhirPathSyntax? syntax = null)
    {
        if (text.Length > MaxLength) return Refusal.BadRequest(ExpressionText.Issue(FhirPathRules.TooComplex, text, 0, "long", Number(MaxLength)));
        try
        {
            var parser = new Parser(text, syntax ?? FhirPathSyntax.Default);
            var ast = parser.Expression(0);
            if (parser.token.Kind != TokenKind.End) throw parser.Unexpected("operator");
            return ast;
        }
        catch (SyntaxStopped stopped)
        {
            return Refusal.BadRequest(ExpressionText.Issue(stopped.Rule, text, stopped.At, [.. stopped.Arguments]));
        }
    }

    private Ast Expression(int minBinding)
    {
        if (++nesting > MaxNesting) throw new SyntaxStopped(FhirPathRules.TooComplex, token.Start, "deep", Number(MaxNesting));
        var left = Unary();
        while (token.Kind is TokenKind.Symbol or TokenKind.Identifier && Precedence.Of(token.Text) is var binding && binding > minBinding)
            left = Bounded(Infix(left, binding));
        nesting--;
        return left;
    }

    private Ast Infix(Ast left, int binding)
    {
        var (at, name) = (token.Start, token.Text);
        Advance();
        return binding == Precedence.Type ? new TypeAst(at, name, left, Type()) : new BinaryAst(at, name, left, Expression(binding));
    }

    private Ast Unary()
    {
        if (!token.IsSymbol("+") && !token.IsSymbol("-")) return Postfix();
        var (at, sign) = (token.Start, token.Text[0]);
        Advance();
        if (sign == '-' && token is { Kind: TokenKind.Number or TokenKind.LongNumber } number && LeastNumber(number) is { Exists: true } least)
        {
            Advance();
            if (!token.IsSymbol(".") && !token.IsSymbol("[") && token.Kind != TokenKind.String) return new LiteralAst(at, least);
            throw new SyntaxStopped(FhirPathRules.Literal, number.Start, number.Text, least.Kind.ToString());
        }
        return new UnaryAst(at, sign, Expression(Precedence.Unary - 1));
    }

    // The lowest numbers are the negation of what is itself out of range.
    private FhirPathValue LeastNumber(Token number) => (number.Kind, number.Text) switch
    {
        (TokenKind.Number, "2147483648") => FhirPathValue.Of(int.MinValue),
        (TokenKind.LongNumber, "9223372036854775808") when syntax.HasLongLiterals => FhirPathValue.Of(long.MinValue),
        _ => default,
    };

    private Ast Postfix()
    {
        var node = Term();
        while (true)
        {
            if (Take(".")) node = Bounded(Invocation(node));
            else if (token.IsSymbol("[")) node = Bounded(Indexer(node));
            else return node;
        }
    }

    private IndexerAst Indexer(Ast source)
    {
        var at = token.Start;
        Advance();
        var index = Expression(0);
        Expect("]");
        return new IndexerAst(at, source, index);
    }

    private Ast Term()
    {
        var start = token;
        switch (start.Kind)
        {
            case TokenKind.String or TokenKind.Number or TokenKind.LongNumber or TokenKind.Date or TokenKind.DateTime or TokenKind.Time:
                return Literal();
            case TokenKind.Symbol when start.Text == "(":
                Advance();
                var inner = Expression(0);
                Expect(")");
                return inner;
            case TokenKind.Symbol when start.Text == "{":
                Advance();
                Expect("}");
                return new LiteralAst(start.Start, default);
            case TokenKind.Symbol when start.Text == "%":
                return Variable();
            case TokenKind.Identifier when start.Text is "true" or "false":
                Advance();
                return new LiteralAst(start.Start, FhirPathValue.Of(start.Text == "true"));
            default:
                return Invocation(null);
        }
    }

    private VariableAst Variable()
    {
        var at = token.Start;
        Advance();
        if (token.Kind is not (TokenKind.Identifier or TokenKind.DelimitedIdentifier or TokenKind.String) || token.Text.Length == 0) throw Unexpected("variable");
        var name = token.Text;
        Advance();
        return new VariableAst(at, name);
    }

    private Ast Invocation(Ast? source)
    {
        var start = token;
        if (start.Kind == TokenKind.Special)
        {
            // a.$this is $this, whatever a is.
            Advance();
            return new SpecialAst(start.Start, start.Text);
        }
        if (!IsName(start)) throw Unexpected(source is null ? "expression" : "element / function()");
        Advance();
        return token.IsSymbol("(") ? new CallAst(start.Start, source, start.Text, Arguments(start.Text)) : new MemberAst(start.Start, source, start.Text);
    }

    private ImmutableArray<Ast> Arguments(string function)
    {
        Advance();
        if (Take(")")) return [];
        var arguments = ImmutableArray.CreateBuilder<Ast>();
        do arguments.Add(function == "sort" ? SortKey() : Expression(0));
        while (Take(","));
        Expect(")", orElse: ",");
        return arguments.ToImmutable();
    }

    private Ast SortKey()
    {
        var key = Expression(0);
        if (!token.IsWord("asc") && !token.IsWord("desc")) return key;
        var (at, word) = (token.Start, token.Text);
        Advance();
        return new SortKeyAst(at, key, IsDescending: word == "desc");
    }

    private TypeSpecifier Type()
    {
        var start = token;
        var first = Name("type");
        return Take(".") ? new TypeSpecifier(start.Start, first, Name("type")) : new TypeSpecifier(start.Start, null, first);
    }

    private string Name(string expected)
    {
        if (!IsName(token)) throw Unexpected(expected);
        var name = token.Text;
        Advance();
        return name;
    }

    // The words that are operators can still be names: ValueSet.expansion.contains.
    private static bool IsName(Token token) => token.Kind == TokenKind.DelimitedIdentifier
        || (token.Kind == TokenKind.Identifier && token.Text is not ("and" or "or" or "xor" or "implies" or "div" or "mod"));

    private LiteralAst Literal()
    {
        var start = token;
        Advance();
        var value = start.Kind switch
        {
            TokenKind.String => FhirPathValue.Of(start.Text),
            TokenKind.Number => NumberOrQuantity(start),
            TokenKind.LongNumber => LongNumber(start),
            TokenKind.Date => Temporal(start, FhirPathKind.Date, PartialDateTime.TryParseDate),
            TokenKind.DateTime => Temporal(start, FhirPathKind.DateTime, PartialDateTime.TryParseDateTime),
            _ => Temporal(start, FhirPathKind.Time, PartialDateTime.TryParseTime),
        };
        return new LiteralAst(start.Start, value);
    }

    private static FhirPathValue Temporal(Token literal, FhirPathKind kind, PartialDateTime.Parser parser) =>
        PartialDateTime.TryParse(literal.Text, parser, out var time)
            ? FhirPathValue.Of(kind, time)
            : throw new SyntaxStopped(FhirPathRules.Literal, literal.Start, "@" + (kind == FhirPathKind.Time ? "T" : "") + literal.Text, kind.ToString());

    private FhirPathValue LongNumber(Token literal)
    {
        if (!syntax.HasLongLiterals) throw new SyntaxStopped(FhirPathRules.LongLiteral, literal.Start, literal.Text + "L");
        return long.TryParse(literal.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? FhirPathValue.Of(number)
            : throw new SyntaxStopped(FhirPathRules.Literal, literal.Start, literal.Text + "L", "Long");
    }

    private FhirPathValue NumberOrQuantity(Token literal)
    {
        var isInteger = !literal.Text.Contains('.');
        if (!decimal.TryParse(literal.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw new SyntaxStopped(FhirPathRules.Literal, literal.Start, literal.Text, "Decimal");
        if (token.Kind == TokenKind.String)
        {
            var unit = token.Text;
            Advance();
            return FhirPathValue.Of(number, unit, isCalendarUnit: false);
        }
        if (token.Kind == TokenKind.Identifier && CalendarUnit.OfWord(token.Text) is { } word)
        {
            Advance();
            return FhirPathValue.Of(number, word, isCalendarUnit: true);
        }
        if (!isInteger) return FhirPathValue.Of(number);
        return number <= int.MaxValue ? FhirPathValue.Of((int)number) : throw new SyntaxStopped(FhirPathRules.Literal, literal.Start, literal.Text, "Integer");
    }

    private static Ast Bounded(Ast node) =>
        node.Depth <= MaxDepth ? node : throw new SyntaxStopped(FhirPathRules.TooComplex, node.Position, "deep", Number(MaxDepth));

    private void Advance() => token = lexer.Next();

    private bool Take(string symbol)
    {
        if (!token.IsSymbol(symbol)) return false;
        Advance();
        return true;
    }

    private void Expect(string symbol, string? orElse = null)
    {
        if (!Take(symbol)) throw Unexpected(orElse is null ? $"'{symbol}'" : $"'{orElse}' / '{symbol}'");
    }

    private SyntaxStopped Unexpected(string expected) =>
        new(FhirPathRules.Syntax, token.Start, token.Kind == TokenKind.End ? "(end)" : $"'{token.Text}'", expected);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
