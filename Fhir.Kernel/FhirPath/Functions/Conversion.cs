using System.Globalization;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#conversion</summary>
internal static class Conversion
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("iif", 2, 3, call => new IifOperation(call), Scope.Items),
        .. Pair("Boolean", ToBoolean),
        .. Pair("Integer", ToInteger),
        .. Pair("Long", ToLong).Select(function => function with { LaterFrom = 0 }),
        .. Pair("Decimal", ToDecimal),
        .. Pair("String", ToText),
        .. Pair("Date", ToDate),
        .. Pair("DateTime", ToDateTime),
        .. Pair("Time", ToTime),
        new("toQuantity", 0, 1, call => new QuantityOperation(call, isTest: false)),
        new("convertsToQuantity", 0, 1, call => new QuantityOperation(call, isTest: true)),
    ];

    /// <summary><c>toX()</c> and <c>convertsToX()</c>.</summary>
    private static Function[] Pair(string type, Func<FhirPathValue, FhirPathValue> convert) =>
    [
        new("to" + type, 0, 0, SimpleOperation.Of((run, _, input) => convert(run.ToSystem(input)))),
        new("convertsTo" + type, 0, 0, SimpleOperation.Of((run, _, input) => FhirPathValue.Of(convert(run.ToSystem(input)).Exists))),
    ];

    private static FhirPathValue ToBoolean(FhirPathValue value) => value.Kind switch
    {
        FhirPathKind.Boolean => value,
        FhirPathKind.Integer or FhirPathKind.Decimal or FhirPathKind.Long when value.Number is 0 or 1 => FhirPathValue.Of(value.Number == 1),
        FhirPathKind.String => value.String!.ToLowerInvariant() switch
        {
            "true" or "t" or "yes" or "y" or "1" or "1.0" => FhirPathValue.Of(true),
            "false" or "f" or "no" or "n" or "0" or "0.0" => FhirPathValue.Of(false),
            _ => default,
        },
        _ => default,
    };

    private static FhirPathValue ToInteger(FhirPathValue value) => value.Kind switch
    {
        FhirPathKind.Integer => value,
        FhirPathKind.Long when value.Number is >= int.MinValue and <= int.MaxValue => FhirPathValue.Of((int)value.Number),
        FhirPathKind.Boolean => FhirPathValue.Of(value.Boolean ? 1 : 0),
        FhirPathKind.String when int.TryParse(value.String, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => FhirPathValue.Of(number),
        _ => default,
    };

    private static FhirPathValue ToLong(FhirPathValue value) => value.Kind switch
    {
        FhirPathKind.Long => value,
        FhirPathKind.Integer => FhirPathValue.Of((long)value.Integer),
        FhirPathKind.Boolean => FhirPathValue.Of(value.Boolean ? 1L : 0L),
        FhirPathKind.String when long.TryParse(value.String, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => FhirPathValue.Of(number),
        _ => default,
    };

    private static FhirPathValue ToDecimal(FhirPathValue value) => value.Kind switch
    {
        FhirPathKind.Decimal => value,
        FhirPathKind.Integer or FhirPathKind.Long => FhirPathValue.Of(value.Number),
        FhirPathKind.Boolean => FhirPathValue.Of(value.Boolean ? 1.0m : 0.0m),
        FhirPathKind.String => DecimalOf(value.String!),
        _ => default,
    };

    // (\+|-)?\d+(\.\d+)?
    private static FhirPathValue DecimalOf(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[^1]) && !text.StartsWith('.') && !text.StartsWith("-.", StringComparison.Ordinal) && !text.StartsWith("+.", StringComparison.Ordinal)
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? FhirPathValue.Of(number)
            : default;

    private static FhirPathValue ToText(FhirPathValue value) =>
        value.Kind is FhirPathKind.None or FhirPathKind.Element or FhirPathKind.Type ? default : FhirPathValue.Of(value.ToString());

    private static FhirPathValue ToDate(FhirPathValue value) => value.Kind switch
    {
        FhirPathKind.Date => value,
        FhirPathKind.DateTime => FhirPathValue.Of(FhirPathKind.Date, value.Time.ToDate()),
        FhirPathKind.String when PartialDateTime.TryParse(value.String!, PartialDateTime.TryParseDateTime, out var time) => FhirPathValue.Of(FhirPathKind.Date, time.ToDate()),
        _ => default,
    };

    private static FhirPathValue ToDateTime(FhirPathValue value) => value.Kind switch
    {
        FhirPathKind.DateTime => value,
        FhirPathKind.Date => FhirPathValue.Of(FhirPathKind.DateTime, value.Time),
        FhirPathKind.String when PartialDateTime.TryParse(value.String!, PartialDateTime.TryParseDateTime, out var time) => FhirPathValue.Of(FhirPathKind.DateTime, time),
        _ => default,
    };

    private static FhirPathValue ToTime(FhirPathValue value) => value.Kind switch
    {
        FhirPathKind.Time => value,
        FhirPathKind.String when PartialDateTime.TryParse(value.String!, PartialDateTime.TryParseTime, out var time) => FhirPathValue.Of(FhirPathKind.Time, time),
        _ => default,
    };

    private static FhirPathValue ToQuantity(FhirPathValue value) => value.Kind switch
    {
        FhirPathKind.Quantity => value,
        FhirPathKind.Integer or FhirPathKind.Long or FhirPathKind.Decimal => Equality.AsQuantity(value),
        FhirPathKind.Boolean => FhirPathValue.Of(value.Boolean ? 1.0m : 0.0m, "1", isCalendarUnit: false),
        FhirPathKind.String when QuantityText.TryParse(value.String!, out var quantity) => quantity,
        _ => default,
    };

    /// <summary><c>toQuantity([unit])</c> and its test.</summary>
    private sealed class QuantityOperation(Call call, bool isTest) : SimpleOperation(call)
    {
        private readonly Operation? unit = call.OptionalArgument(0);

        protected override FhirPathValue Apply(Evaluation run, in FhirPathValue input)
        {
            var quantity = ToQuantity(run.ToSystem(input));
            if (unit is not null && quantity.Exists)
            {
                var wanted = unit.Single(run, Name);
                if (!wanted.Exists) return default;
                quantity = Text(run, wanted) is { } text ? UnitConversion.Convert(quantity, text) : default;
            }
            return isTest ? FhirPathValue.Of(quantity.Exists) : quantity;
        }
    }

    /// <summary>
    /// Evaluates only the branch it takes. Called on a collection, that is what <c>$this</c> becomes; on nothing, <c>$this</c> is nothing and the criterion decides
    /// all the same (R4's ctm-1 relies on it).
    /// </summary>
    private sealed class IifOperation(Call call) : Operation(call.At)
    {
        private readonly Operation? source = call.HasNoSource ? null : call.Source;
        private readonly Operation criterion = call.Lambda(0);
        private readonly Operation then = call.Lambda(1);
        private readonly Operation? otherwise = call.Count > 2 ? call.Lambda(2) : null;

        public override void Run(Evaluation run)
        {
            var self = run.This;
            if (source is not null) run.This = source.Single(run, "iif");
            if (criterion.Truth(run, "iif") == FhirPath.Truth.True) then.Run(run);
            else otherwise?.Run(run);
            run.This = self;
        }
    }
}
