namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>What has no answer (a negative's root, the logarithm of zero, overflow) is empty. https://hl7.org/fhirpath/N1/#math</summary>
internal static class Mathematics
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("abs", 0, 0, SimpleOperation.Of(Abs)),
        new("ceiling", 0, 0, OfWhole(Math.Ceiling)),
        new("floor", 0, 0, OfWhole(Math.Floor)),
        new("truncate", 0, 0, OfWhole(Math.Truncate)),
        new("round", 0, 1, call => new RoundOperation(call)),
        new("sqrt", 0, 0, Of(number => Real(Math.Sqrt((double)number)))),
        new("exp", 0, 0, Of(number => Real(Math.Exp((double)number)))),
        new("ln", 0, 0, Of(number => Real(Math.Log((double)number)))),
        new("log", 1, 1, Of((number, radix) => radix <= 0 || radix == 1 ? default : Real(Math.Log((double)number) / Math.Log((double)radix)))),
        new("power", 1, 1, SimpleOperation.Of(Power)),
    ];

    private static Func<Call, Operation> Of(Func<decimal, FhirPathValue> apply) =>
        SimpleOperation.Of((run, call, input) => Number(run, call, input) is { } number ? apply(number) : default);

    private static Func<Call, Operation> Of(Func<decimal, decimal, FhirPathValue> apply) => SimpleOperation.Of((run, call, input, argument) =>
        Number(run, call, input) is { } number && Number(run, call, argument) is { } other ? apply(number, other) : default);

    /// <summary>Of a number an Integer, of a quantity one with the same unit.</summary>
    private static Func<Call, Operation> OfWhole(Func<decimal, decimal> apply) => SimpleOperation.Of((run, call, input) =>
    {
        var value = run.ToSystem(input);
        if (value.Kind == FhirPathKind.Quantity) return FhirPathValue.Of(apply(value.Number), value.Unit, value.HasCalendarUnit);
        return Number(run, call, value) is { } number ? Whole(apply(number)) : default;
    });

    private static decimal? Number(Evaluation run, SimpleOperation call, in FhirPathValue item)
    {
        var value = run.ToSystem(item);
        if (value.IsNumber) return value.Number;
        if (value.Exists) call.Refuse(run, value);
        return null;
    }

    private static FhirPathValue Abs(Evaluation run, SimpleOperation call, FhirPathValue input)
    {
        var value = run.ToSystem(input);
        return value.Kind switch
        {
            FhirPathKind.None => default,
            FhirPathKind.Integer => value.Integer == int.MinValue ? default : FhirPathValue.Of(Math.Abs(value.Integer)),
            FhirPathKind.Decimal => FhirPathValue.Of(Math.Abs(value.Number)),
            FhirPathKind.Quantity => FhirPathValue.Of(Math.Abs(value.Number), value.Unit, value.HasCalendarUnit),
            _ => call.Refuse(run, value),
        };
    }

    private static FhirPathValue Power(Evaluation run, SimpleOperation call, FhirPathValue input, FhirPathValue argument)
    {
        if (Number(run, call, input) is not { } number || Number(run, call, argument) is not { } exponent) return default;
        var areIntegers = input.ToSystem().Kind == FhirPathKind.Integer && argument.ToSystem().Kind == FhirPathKind.Integer;
        if (exponent is >= 0 and <= 64 && exponent == Math.Truncate(exponent) && Product(number, (int)exponent) is { } exact)
            return areIntegers ? Whole(exact) : FhirPathValue.Of(exact);
        return Real(Math.Pow((double)number, (double)exponent));
    }

    private static decimal? Product(decimal number, int times)
    {
        try
        {
            var product = 1m;
            for (; times > 0; times--) product *= number;
            return product;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static FhirPathValue Whole(decimal number) => number is >= int.MinValue and <= int.MaxValue ? FhirPathValue.Of((int)number) : default;

    private static FhirPathValue Real(double number) =>
        double.IsFinite(number) && Math.Abs(number) < 7.9e27 ? FhirPathValue.Of((decimal)number) : default;

    private sealed class RoundOperation(Call call) : SimpleOperation(call)
    {
        private readonly Operation? precision = call.OptionalArgument(0);

        protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input)
        {
            var value = run.ToSystem(input);
            var isQuantity = value.Kind == FhirPathKind.Quantity;
            if ((isQuantity ? value.Number : Number(run, this, value)) is not { } number) return default;
            var digits = 0;
            if (precision is not null)
            {
                if (Integer(run, precision.Single(run, Name)) is not { } wanted) return default;
                if (wanted < 0) return Refuse(run, FhirPathValue.Of(wanted));
                digits = Math.Min(wanted, 28);
            }
            var rounded = Math.Round(number, digits, MidpointRounding.AwayFromZero);
            return isQuantity ? FhirPathValue.Of(rounded, value.Unit, value.HasCalendarUnit) : FhirPathValue.Of(rounded);
        }
    }
}
