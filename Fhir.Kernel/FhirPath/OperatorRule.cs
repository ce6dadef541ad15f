namespace Fhir.Kernel.FhirPath;

/// <summary>What a binary operator takes on each side and what that gives. https://hl7.org/fhirpath/N1/#operations</summary>
/// <param name="Apply">The kinds of the results; None when the operator never takes such operands.</param>
internal sealed record OperatorRule(Func<ValueKinds, ValueKinds, ValueKinds> Apply)
{
    public bool TakesOneLeft { get; init; } = true;

    public bool TakesOneRight { get; init; } = true;

    public bool IsEquality { get; init; }

    /// <summary>Whether operands of unknown types leave the result unknown.</summary>
    public bool DependsOnOperands { get; init; }

    private static readonly OperatorRule Logic = new((_, _) => ValueKinds.Boolean);
    private static readonly OperatorRule Equality = new((left, right) => Pairs(left, right, Equals)) { TakesOneLeft = false, TakesOneRight = false, IsEquality = true };
    private static readonly OperatorRule Equivalence = new((_, _) => ValueKinds.Boolean) { TakesOneLeft = false, TakesOneRight = false };
    private static readonly OperatorRule Order = new((left, right) => Pairs(left, right, Ordered));
    private static readonly OperatorRule Membership = new((_, _) => ValueKinds.Boolean) { TakesOneRight = false };
    private static readonly OperatorRule Containership = new((_, _) => ValueKinds.Boolean) { TakesOneLeft = false };
    private static readonly OperatorRule Union = new((left, right) => left | right) { TakesOneLeft = false, TakesOneRight = false };
    private static readonly OperatorRule Concatenation = new((left, right) => Pairs(left, right, (one, other) => one == other && one == ValueKinds.String ? one : ValueKinds.None));
    private static readonly OperatorRule Division = new((left, right) => Pairs(left, right, Divided)) { DependsOnOperands = true };
    private static readonly OperatorRule Product = new((left, right) => Pairs(left, right, Computed)) { DependsOnOperands = true };
    private static readonly OperatorRule Whole = new((left, right) => Pairs(left, right, (one, other) => (one | other) is var both && (both & ~ValueKinds.Number) == 0 ? Computed(one, other) | ValueKinds.Integer : ValueKinds.None)) { DependsOnOperands = true };
    private static readonly OperatorRule Sum = new((left, right) => Pairs(left, right, Added)) { DependsOnOperands = true };

    public static OperatorRule Of(string symbol) => symbol switch
    {
        "and" or "or" or "xor" or "implies" => Logic,
        "=" or "!=" => Equality,
        "~" or "!~" => Equivalence,
        "in" => Membership,
        "contains" => Containership,
        "|" => Union,
        "&" => Concatenation,
        "/" => Division,
        "*" => Product,
        "div" or "mod" => Whole,
        "+" or "-" => symbol == "+" ? Sum : Difference,
        _ => Order,
    };

    private static readonly OperatorRule Difference = new((left, right) => Pairs(left, right, (one, other) => one == ValueKinds.String ? ValueKinds.None : Added(one, other))) { DependsOnOperands = true };

    /// <summary>Every kind of the left with every kind of the right.</summary>
    private static ValueKinds Pairs(ValueKinds left, ValueKinds right, Func<ValueKinds, ValueKinds, ValueKinds> apply)
    {
        var result = ValueKinds.None;
        foreach (var one in KindsOf.Each(left))
            foreach (var other in KindsOf.Each(right)) result |= apply(one, other);
        return result;
    }

    private static bool Both(ValueKinds one, ValueKinds other, ValueKinds of) => ((one | other) & ~of) == 0;

    private static ValueKinds Equals(ValueKinds one, ValueKinds other) => one == other ? ValueKinds.Boolean : Ordered(one, other);

    private static ValueKinds Ordered(ValueKinds one, ValueKinds other) =>
        Both(one, other, ValueKinds.Numeric) || Both(one, other, ValueKinds.Day) || Both(one, other, ValueKinds.Time) || Both(one, other, ValueKinds.String)
            ? ValueKinds.Boolean
            : ValueKinds.None;

    private static ValueKinds Added(ValueKinds one, ValueKinds other)
    {
        if (Both(one, other, ValueKinds.String)) return ValueKinds.String;
        return (one & ValueKinds.Temporal) != 0 && other == ValueKinds.Quantity ? one : Computed(one, other);
    }

    private static ValueKinds Divided(ValueKinds one, ValueKinds other) => Computed(one, other) is var result && (result & ValueKinds.Whole) != 0 ? ValueKinds.Decimal : result;

    private static ValueKinds Computed(ValueKinds one, ValueKinds other)
    {
        if (!Both(one, other, ValueKinds.Numeric)) return ValueKinds.None;
        return one > other ? one : other;
    }
}
