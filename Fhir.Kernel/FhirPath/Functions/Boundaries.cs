namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>
/// Later additions: what a value can be at the least and at the most, given how precisely it was written. Precision counts decimals, and the digits of dates and times
/// (2014-05 has 6). https://hl7.org/fhirpath/#lowboundaryprecision-integer-decimal--date--datetime--time
/// </summary>
internal static class Boundaries
{
    private const int DefaultDecimals = 8;
    private const int MostDecimals = 28;

    public static readonly IReadOnlyList<Function> All =
    [
        new("lowBoundary", 0, 1, call => new BoundaryOperation(call, isHigh: false)) { LaterFrom = 0 },
        new("highBoundary", 0, 1, call => new BoundaryOperation(call, isHigh: true)) { LaterFrom = 0 },
        new("precision", 0, 0, SimpleOperation.Of(Precision)) { LaterFrom = 0 },
    ];

    private static FhirPathValue Precision(Evaluation run, SimpleOperation call, FhirPathValue input)
    {
        var value = run.ToSystem(input);
        return value.Kind switch
        {
            FhirPathKind.None => default,
            FhirPathKind.Integer or FhirPathKind.Long => FhirPathValue.Of(0),
            FhirPathKind.Decimal => FhirPathValue.Of(value.Number.Scale),
            FhirPathKind.Date or FhirPathKind.DateTime or FhirPathKind.Time => FhirPathValue.Of(TimeBoundary.Digits(value.Kind, value.Time)),
            _ => call.Refuse(run, value),
        };
    }

    private sealed class BoundaryOperation(Call call, bool isHigh) : SimpleOperation(call)
    {
        private readonly Operation? precision = call.OptionalArgument(0);

        protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input)
        {
            var wanted = precision is null ? null : Integer(run, precision.Single(run, Name));
            if (run.HasFailed || (precision is not null && wanted is null)) return default;
            var value = run.ToSystem(input);
            if (value.IsTemporal) return TimeBoundary.Of(value, wanted, isHigh);
            if (!value.IsNumber && value.Kind != FhirPathKind.Quantity) return value.Exists ? Refuse(run, value) : default;
            if (Number(value, wanted ?? DefaultDecimals) is not { } number) return default;
            return value.Kind == FhirPathKind.Quantity ? FhirPathValue.Of(number, value.Unit, value.HasCalendarUnit) : FhirPathValue.Of(number);
        }

        /// <summary>Half a unit of the last written digit away, cut to the precision; null where that cannot be held.</summary>
        private decimal? Number(in FhirPathValue value, int decimals)
        {
            var half = new decimal(5, 0, 0, false, (byte)Math.Min(MostDecimals, value.Number.Scale + 1));
            if (decimals is < 0 or > MostDecimals || value.Number.Scale == MostDecimals) return null;
            try
            {
                var bound = isHigh ? value.Number + half : value.Number - half;
                var cut = decimal.Round(bound, decimals, isHigh ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity);
                // Adding a zero of that scale writes the digits asked for.
                var written = cut + new decimal(0, 0, 0, false, (byte)decimals);
                return written.Scale == decimals ? written : null;
            }
            catch (OverflowException)
            {
                return null;
            }
        }
    }
}
