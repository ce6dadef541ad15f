using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Fhir.Kernel.Ucum;

/// <summary>
/// The grammar of UCUM, case sensitive: terms of units with exponents, <c>.</c> and <c>/</c> from left to right, parentheses, annotations in braces.
/// A solidus at the start inverts the unit that follows it. https://ucum.org/ucum#section-Syntax-Rules
/// </summary>
internal ref struct UcumParser
{
    private static readonly SearchValues<char> EndsOfSymbol = SearchValues.Create("./(){}+-0123456789[]");
    private static readonly SearchValues<char> Printable = SearchValues.Create("!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private readonly ReadOnlySpan<char> text;
    private int at;
    private int depth;
    private UcumError? error;

    private UcumParser(ReadOnlySpan<char> text) => this.text = text;

    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out UnitExpression? expression, [NotNullWhen(false)] out UcumError? error)
    {
        var parser = new UcumParser(text);
        expression = parser.Whole();
        error = expression is null ? parser.error! : null;
        return expression is not null;
    }

    private readonly char Current => at < text.Length ? text[at] : '\0';

    private UnitExpression? Whole()
    {
        if (text.IsEmpty) return Fail(UcumFault.Empty, 0, 0);
        if (text.Length > UcumUnit.MaxLength) return Fail(UcumFault.TooLong, UcumUnit.MaxLength, 0);
        if (InvalidCharacter is var odd and >= 0) return FailAtCharacter(odd);
        var product = Term(mayLead: true);
        if (product is null) return null;
        if (at < text.Length) return Fail(Current is ')' or '}' or ']' ? UcumFault.Unbalanced : UcumFault.OperatorMissing, at, 1);
        return product.Close() ?? Fail(UcumFault.SpecialUnitInTerm, 0, text.Length);
    }

    // Blanks are not in UCUM's character set, but R4 lists units with blanks in their annotations, such as {# of fetuses} in ucum-common.
    private readonly int InvalidCharacter
    {
        get
        {
            var isInside = false;
            for (var place = 0; place < text.Length; place++)
            {
                if (!Printable.Contains(text[place]) && !(isInside && text[place] == ' ')) return place;
                isInside = text[place] == '{' || (isInside && text[place] != '}');
            }
            return -1;
        }
    }

    private UnitProduct? Term(bool mayLead)
    {
        var product = new UnitProduct();
        var power = 1;
        if (mayLead && Take('/')) power = -1;
        do
        {
            if (!Component(product, power)) return null;
            power = Current == '/' ? -1 : 1;
        }
        while (Take('.') || Take('/'));
        return product;
    }

    private bool Component(UnitProduct product, int power)
    {
        if (Current == '(') return Group(product, power);
        if (Current == '{') return Annotation();
        return char.IsAsciiDigit(Current) && !IsPowerOfTen ? Number(product, power) : Symbol(product, power);
    }

    private bool Group(UnitProduct product, int power)
    {
        var start = at++;
        if (++depth > UcumUnit.MaxDepth) return Refuse(UcumFault.TooDeep, start, 1);
        if (Term(mayLead: false) is not { } group) return false;
        depth--;
        if (!Take(')')) return at < text.Length ? Refuse(UcumFault.OperatorMissing, at, 1) : Refuse(UcumFault.Unbalanced, start, 1);
        return Accept(product.Multiply(group, power), start) && OptionalAnnotation();
    }

    // Characters of an annotation are any that may be printed, but braces.
    private bool Annotation()
    {
        var start = at;
        var length = text[(start + 1)..].IndexOfAny('{', '}');
        if (length < 0 || text[start + 1 + length] == '{') return Refuse(UcumFault.Unbalanced, start, 1);
        at = start + length + 2;
        return true;
    }

    private bool OptionalAnnotation() => Current != '{' || Annotation();

    private readonly bool IsPowerOfTen => text[at..].StartsWith("10*") || text[at..].StartsWith("10^");

    // A sign parts a number from its exponent: 2+10 is 1024 (section 9).
    private bool Number(UnitProduct product, int power)
    {
        var start = at;
        while (char.IsAsciiDigit(Current)) at++;
        var digits = BigInteger.Parse(text[start..at], NumberStyles.None, CultureInfo.InvariantCulture);
        return Exponent(out var exponent) && Accept(product.Multiply(Ratio.Of(digits), exponent * power), start) && OptionalAnnotation();
    }

    private bool Symbol(UnitProduct product, int power)
    {
        var start = at;
        if (!SkipSymbol()) return false;
        var symbol = text[start..at];
        if (symbol.IsEmpty) return Refuse(at < text.Length && Current is ')' or '}' or ']' && depth == 0 ? UcumFault.Unbalanced : UcumFault.UnitMissing, at, 1);
        if (UnitSymbol.Find(symbol) is not { } unit) return Refuse(UnitSymbol.IsPrefixed(symbol) ? UcumFault.PrefixNotAllowed : UcumFault.UnknownUnit, start, symbol.Length);
        if (!Exponent(out var exponent)) return false;
        return Accept(product.Multiply(unit.Prefix, unit.Atom, exponent * power), start) && OptionalAnnotation();
    }

    private bool SkipSymbol()
    {
        if (IsPowerOfTen)
        {
            at += 3;
            return true;
        }
        while (at < text.Length)
        {
            var length = text[at..].IndexOfAny(EndsOfSymbol);
            at = length < 0 ? text.Length : at + length;
            if (Current != '[') return true;
            var close = text[at..].IndexOf(']');
            if (close < 0) return Refuse(UcumFault.Unbalanced, at, 1);
            at += close + 1;
        }
        return true;
    }

    private bool Exponent(out int exponent)
    {
        var (start, isNegative) = (at, Current == '-');
        exponent = 1;
        var isSigned = Take('-') || Take('+');
        var digits = at;
        while (char.IsAsciiDigit(Current)) at++;
        if (at == digits) return !isSigned || Refuse(UcumFault.ExponentMissing, start, 1);
        if (!int.TryParse(text[digits..at], NumberStyles.None, CultureInfo.InvariantCulture, out exponent) || exponent > Dimension.MaxExponent)
            return Refuse(UcumFault.TooLarge, start, at - start);
        if (isNegative) exponent = -exponent;
        return true;
    }

    private bool Take(char wanted)
    {
        if (Current != wanted) return false;
        at++;
        return true;
    }

    private bool Accept(UcumFault? fault, int start) => fault is not { } wrong || Refuse(wrong, start, at - start);

    private bool Refuse(UcumFault fault, int start, int length)
    {
        Fail(fault, start, length);
        return false;
    }

    private UnitExpression? Fail(UcumFault fault, int start, int length)
    {
        var found = text.Slice(Math.Min(start, text.Length), Math.Min(length, Math.Max(text.Length - start, 0))).ToString();
        error = new(fault, start + 1, found, fault is UcumFault.UnknownUnit or UcumFault.PrefixNotAllowed ? Suggestions.For(found) : null);
        return null;
    }

    private UnitExpression? FailAtCharacter(int start)
    {
        var found = char.IsSurrogate(text[start]) && start + 1 < text.Length ? text.Slice(start, 2) : text.Slice(start, 1);
        error = new(UcumFault.InvalidCharacter, start + 1, found.ToString(), found[0] is 'µ' or 'μ' ? "u" : null);
        return null;
    }
}
