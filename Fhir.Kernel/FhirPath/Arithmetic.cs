namespace Fhir.Kernel.FhirPath;

/// <summary>
/// <c>+ - * / div mod</c> on System values; no item where N1 says empty: overflow, division by zero, units that do not meet.
/// https://hl7.org/fhirpath/N1/#math-1
/// </summary>
internal static class Arithmetic
{
    /// <returns>Whether the operator takes these types at all.</returns>
    public static bool TryApply(string symbol, in FhirPathValue left, in FhirPathValue right, out FhirPathValue result)
    {
        try
        {
            return Apply(symbol, left, right, out result);
        }
        catch (OverflowException)
        {
            result = default;
            return true;
        }
    }

    private static bool Apply(string symbol, in FhirPathValue left, in FhirPathValue right, out FhirPathValue result)
    {
        result = default;
        if (left.IsWhole && right.IsWhole) result = OfWhole(symbol, left, right);
        else if (left.IsNumber && right.IsNumber) result = OfDecimals(symbol, left.Number, right.Number);
        else if (left.IsTemporal && right.Kind == FhirPathKind.Quantity && symbol is "+" or "-")
            return TimeArithmetic.TryAdd(left, symbol == "+" ? right.Number : -right.Number, right, out result);
        else if (IsNumeric(left) && IsNumeric(right) && symbol is not ("div" or "mod")) result = OfQuantities(symbol, AsQuantity(left), AsQuantity(right));
        else return false;
        return true;
    }

    private static bool IsNumeric(in FhirPathValue value) => value.IsNumber || value.Kind == FhirPathKind.Quantity;

    private static FhirPathValue AsQuantity(in FhirPathValue value) => value.IsNumber ? Equality.AsQuantity(value) : value;

    /// <summary>A Long on either side makes a Long.</summary>
    private static FhirPathValue OfWhole(string symbol, in FhirPathValue left, in FhirPathValue right)
    {
        if (symbol == "/") return OfDecimals(symbol, left.Number, right.Number);
        if (symbol is "div" or "mod" && right.Number == 0) return default;
        var (first, second) = (Whole(left), Whole(right));
        var result = symbol switch
        {
            "+" => first + second,
            "-" => first - second,
            "*" => first * second,
            "div" => first / second,
            _ => first % second,
        };
        var isLong = left.Kind == FhirPathKind.Long || right.Kind == FhirPathKind.Long;
        if (isLong) return result >= long.MinValue && result <= long.MaxValue ? FhirPathValue.Of((long)result) : default;
        return result >= int.MinValue && result <= int.MaxValue ? FhirPathValue.Of((int)result) : default;
    }

    private static Int128 Whole(in FhirPathValue value) => value.Kind == FhirPathKind.Integer ? value.Integer : (Int128)value.Number;

    private static FhirPathValue OfDecimals(string symbol, decimal left, decimal right)
    {
        if (symbol is "/" or "div" or "mod" && right == 0) return default;
        return symbol switch
        {
            "+" => FhirPathValue.Of(left + right),
            "-" => FhirPathValue.Of(left - right),
            "*" => FhirPathValue.Of(left * right),
            "/" => FhirPathValue.Of(left / right),
            "div" => Whole(Math.Truncate(left / right)),
            _ => FhirPathValue.Of(left % right),
        };
    }

    // Truncated division gives an Integer when it fits. https://hl7.org/fhirpath/N1/#div
    private static FhirPathValue Whole(decimal number) =>
        number is >= int.MinValue and <= int.MaxValue ? FhirPathValue.Of((int)number) : FhirPathValue.Of(number);

    private static FhirPathValue OfQuantities(string symbol, in FhirPathValue left, in FhirPathValue right) => symbol switch
    {
        "+" => UnitConversion.Add(left, right, 1),
        "-" => UnitConversion.Add(left, right, -1),
        _ => UnitConversion.Multiply(left, right, isDivision: symbol == "/"),
    };
}
