using System.Globalization;
using System.Text;

namespace Fhir.Kernel.FhirPath;

/// <summary><c>=</c> and <c>!=</c>. https://hl7.org/fhirpath/N1/#equality</summary>
internal sealed class EqualsOperation(int at, Operation left, Operation right, bool isNegated) : BooleanOperation(at)
{
    public override Truth Decide(Evaluation run)
    {
        var start = run.Top;
        left.Run(run);
        var middle = run.Top;
        right.Run(run);
        var truth = Equality.Of(run, start, middle, run.Top);
        run.Top = start;
        return isNegated ? truth.Not() : truth;
    }
}

/// <summary><c>type = 'history'</c>: against a string literal, the element's bytes are compared where they lie.</summary>
internal sealed class EqualsTextOperation(int at, Operation source, string text, bool isNegated) : BooleanOperation(at)
{
    private readonly byte[] utf8 = Encoding.UTF8.GetBytes(text);
    private readonly FhirPathValue value = FhirPathValue.Of(text);

    public override Truth Decide(Evaluation run)
    {
        var start = run.Top;
        source.Run(run);
        var count = run.Top - start;
        run.Top = start;
        if (count == 0) return FhirPath.Truth.Empty;
        var truth = count > 1 ? FhirPath.Truth.False : Equality.OfText(run[start], utf8) ?? Equality.Of(run, run[start], value);
        return isNegated ? truth.Not() : truth;
    }
}

/// <summary><c>~</c> and <c>!~</c>. https://hl7.org/fhirpath/N1/#equivalent</summary>
internal sealed class EquivalentOperation(int at, Operation left, Operation right, bool isNegated) : BooleanOperation(at)
{
    public override Truth Decide(Evaluation run)
    {
        var start = run.Top;
        left.Run(run);
        var middle = run.Top;
        right.Run(run);
        var isEquivalent = Equivalence.Of(run, start, middle, run.Top);
        run.Top = start;
        return Truths.Of(isEquivalent != isNegated);
    }
}

/// <summary><c>&lt; &lt;= &gt; &gt;=</c>. https://hl7.org/fhirpath/N1/#comparison</summary>
internal sealed class OrderOperation(int at, string symbol, Operation left, Operation right) : BooleanOperation(at)
{
    private readonly bool isLess = symbol[0] == '<';
    private readonly bool orEqual = symbol.Length == 2;

    public override Truth Decide(Evaluation run)
    {
        var first = left.Single(run, symbol);
        if (!first.Exists) return FhirPath.Truth.Empty;
        var second = right.Single(run, symbol);
        if (!second.Exists || run.HasFailed) return FhirPath.Truth.Empty;
        return first.Kind == FhirPathKind.Integer && second.Kind == FhirPathKind.Integer
            ? Decide(first.Integer.CompareTo(second.Integer))
            : Decide(run, run.ToSystem(first), run.ToSystem(second));
    }

    private Truth Decide(int order) => Truths.Of(order == 0 ? orEqual : order < 0 == isLess);

    private Truth Decide(Evaluation run, in FhirPathValue first, in FhirPathValue second)
    {
        if (!first.Exists || !second.Exists) return FhirPath.Truth.Empty;
        if (TryOrder(run, first, second, out var order)) return order is { } known ? Decide(known) : FhirPath.Truth.Empty;
        run.Fail(FhirPathRules.WrongType, At, symbol, $"{first.TypeName} / {second.TypeName}");
        return FhirPath.Truth.Empty;
    }

    /// <param name="order">Null when the order is unknown: other precision, other units.</param>
    /// <returns>Whether the two have types that can be ordered.</returns>
    public static bool TryOrder(Evaluation run, in FhirPathValue left, in FhirPathValue right, out int? order)
    {
        order = null;
        if (left.IsNumber && right.IsNumber) order = left.Number.CompareTo(right.Number);
        else if (left.Kind == FhirPathKind.String && right.Kind == FhirPathKind.String) order = Functions.Characters.Compare(left.String!, right.String!);
        else if (left.IsTemporal && right.IsTemporal && (left.Kind == FhirPathKind.Time) == (right.Kind == FhirPathKind.Time))
            order = left.Time.CompareTo(right.Time, run.Zone);
        else if (IsNumeric(left) && IsNumeric(right)) order = OfQuantities(AsQuantity(left), AsQuantity(right));
        // A FHIR quantity that is none to FHIRPath (no UCUM code) has no known order; it is not a mistake in the expression.
        else return IsQuantityLike(left) && IsQuantityLike(right);
        return true;
    }

    private static bool IsNumeric(in FhirPathValue value) => value.IsNumber || value.Kind == FhirPathKind.Quantity;

    private static bool IsQuantityLike(in FhirPathValue value) =>
        IsNumeric(value) || (value.Kind == FhirPathKind.Element && value.Element.Type.SystemKind == FhirPathKind.Quantity);

    private static FhirPathValue AsQuantity(in FhirPathValue value) => value.IsNumber ? Equality.AsQuantity(value) : value;

    private static int? OfQuantities(in FhirPathValue left, in FhirPathValue right) =>
        UnitConversion.Compare(left, right);
}

/// <summary><c>in</c>, and <c>contains</c> with its sides swapped. https://hl7.org/fhirpath/N1/#collections-1</summary>
internal sealed class MembershipOperation(int at, string symbol, Operation item, Operation collection) : BooleanOperation(at)
{
    public override Truth Decide(Evaluation run)
    {
        if (run.Context.MembershipTakesAll) return DecideForAll(run);
        var wanted = item.Single(run, symbol);
        if (!wanted.Exists) return FhirPath.Truth.Empty;
        var start = run.Top;
        collection.Run(run);
        var found = false;
        for (var at = start; at < run.Top && !found; at++) found = Equality.AreEqual(run, wanted, run[at]);
        run.Top = start;
        return Truths.Of(found);
    }

    /// <summary>See <see cref="FhirPathContext.MembershipTakesAll"/>.</summary>
    private Truth DecideForAll(Evaluation run)
    {
        var start = run.Top;
        item.Run(run);
        var middle = run.Top;
        collection.Run(run);
        var all = middle > start;
        for (var wanted = start; wanted < middle && all; wanted++)
        {
            var found = false;
            for (var at = middle; at < run.Top && !found; at++) found = Equality.AreEqual(run, run[wanted], run[at]);
            all = found;
        }
        run.Top = start;
        return middle == start ? FhirPath.Truth.Empty : Truths.Of(all);
    }
}

/// <summary><c>+ - * / div mod</c>. https://hl7.org/fhirpath/N1/#math-1</summary>
internal sealed class ArithmeticOperation(int at, string symbol, Operation left, Operation right) : ScalarOperation(at)
{
    public override FhirPathValue Value(Evaluation run)
    {
        var first = run.ToSystem(left.Single(run, symbol));
        var second = run.ToSystem(right.Single(run, symbol));
        if (!first.Exists || !second.Exists || run.HasFailed || !run.Spend()) return default;
        if (symbol == "+" && first.Kind == FhirPathKind.String && second.Kind == FhirPathKind.String)
            return ConcatenateOperation.Join(run, At, first.String!, second.String!);
        if (!Arithmetic.TryApply(symbol, first, second, out var result))
            run.Fail(FhirPathRules.WrongType, At, symbol, $"{first.TypeName} / {second.TypeName}");
        return result;
    }
}

/// <summary><c>&amp;</c>: nothing is the empty string. https://hl7.org/fhirpath/N1/#string-concatenation</summary>
internal sealed class ConcatenateOperation(int at, Operation left, Operation right) : ScalarOperation(at)
{
    public override FhirPathValue Value(Evaluation run)
    {
        var first = Text(run, left);
        var second = Text(run, right);
        return run.HasFailed ? default : Join(run, At, first, second);
    }

    public static FhirPathValue Join(Evaluation run, int at, string left, string right) =>
        run.FitsString((long)left.Length + right.Length, at) ? FhirPathValue.Of(left + right) : default;

    private string Text(Evaluation run, Operation operand)
    {
        var value = run.ToSystem(operand.Single(run, "&"));
        if (value.Kind is FhirPathKind.String or FhirPathKind.None) return value.String ?? "";
        run.Fail(FhirPathRules.WrongType, At, "&", value.TypeName);
        return "";
    }
}

/// <summary>Unary <c>-</c> and <c>+</c>. https://hl7.org/fhirpath/N1/#math-1</summary>
internal sealed class SignOperation(int at, char sign, Operation operand) : ScalarOperation(at)
{
    public override FhirPathValue Value(Evaluation run)
    {
        var value = run.ToSystem(operand.Single(run, sign.ToString(CultureInfo.InvariantCulture)));
        if (!value.Exists) return default;
        if (!value.IsNumber && value.Kind != FhirPathKind.Quantity)
        {
            run.Fail(FhirPathRules.WrongType, At, sign.ToString(CultureInfo.InvariantCulture), value.TypeName);
            return default;
        }
        if (sign == '+') return value;
        return value.Kind switch
        {
            FhirPathKind.Integer => value.Integer == int.MinValue ? default : FhirPathValue.Of(-value.Integer),
            FhirPathKind.Long => value.Number == long.MinValue ? default : FhirPathValue.Of((long)-value.Number),
            FhirPathKind.Decimal => FhirPathValue.Of(-value.Number),
            _ => FhirPathValue.Of(-value.Number, value.Unit, value.HasCalendarUnit),
        };
    }
}
