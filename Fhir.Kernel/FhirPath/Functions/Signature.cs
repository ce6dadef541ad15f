using System.Collections.Frozen;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>
/// What a function takes and gives, for those who read an expression without running it; functions whose result is a matter of their arguments (<c>select</c>,
/// <c>iif</c>) are told by the analysis itself. https://hl7.org/fhirpath/N1/#functions
/// </summary>
/// <param name="TakesOne">Whether several items are an error.</param>
/// <param name="Takes">The kinds of the input.</param>
/// <param name="Gives">From what the input can be.</param>
internal sealed record Signature(bool TakesOne, ValueKinds Takes, Func<StaticTypes, StaticTypes> Gives, params ValueKinds[] Arguments)
{
    private static readonly Signature Other = new(false, ValueKinds.Any, _ => StaticTypes.Unknown);

    private static readonly FrozenDictionary<string, Signature> ByName = new (string Names, Signature Signature)[]
    {
        ("empty isDistinct subsetOf supersetOf hasValue", new(false, ValueKinds.Any, To(ValueKinds.Boolean))),
        ("exists all", new(false, ValueKinds.Any, To(ValueKinds.Boolean), ValueKinds.Any)),
        ("where", new(false, ValueKinds.Any, source => source, ValueKinds.Any)),
        ("allTrue anyTrue allFalse anyFalse", new(false, ValueKinds.Boolean, To(ValueKinds.Boolean))),
        ("not", new(true, ValueKinds.Any, To(ValueKinds.Boolean))),
        ("count", new(false, ValueKinds.Any, To(ValueKinds.Integer))),
        ("distinct tail exclude intersect trace checkModifiers sort slice defineVariable", new(false, ValueKinds.Any, source => source)),
        ("skip take", new(false, ValueKinds.Any, source => source, ValueKinds.Integer)),
        ("first last", new(false, ValueKinds.Any, source => source.One())),
        ("single", new(true, ValueKinds.Any, source => source.One())),
        ("iif", new(true, ValueKinds.Any, _ => StaticTypes.Unknown, ValueKinds.Any)),
        ("toBoolean", new(true, ValueKinds.Any, To(ValueKinds.Boolean))),
        ("toInteger", new(true, ValueKinds.Any, To(ValueKinds.Integer))),
        ("toLong", new(true, ValueKinds.Any, To(ValueKinds.Long))),
        ("toDecimal", new(true, ValueKinds.Any, To(ValueKinds.Decimal))),
        ("toString", new(true, ValueKinds.Any, To(ValueKinds.String))),
        ("toDate", new(true, ValueKinds.Any, To(ValueKinds.Date))),
        ("toDateTime", new(true, ValueKinds.Any, To(ValueKinds.DateTime))),
        ("toTime", new(true, ValueKinds.Any, To(ValueKinds.Time))),
        ("toQuantity", new(true, ValueKinds.Any, To(ValueKinds.Quantity), ValueKinds.String)),
        ("convertsToBoolean convertsToInteger convertsToLong convertsToDecimal convertsToString convertsToDate convertsToDateTime convertsToTime",
            new(true, ValueKinds.Any, To(ValueKinds.Boolean))),
        ("convertsToQuantity", new(true, ValueKinds.Any, To(ValueKinds.Boolean), ValueKinds.String)),
        ("startsWith endsWith contains", new(true, ValueKinds.String, To(ValueKinds.Boolean), ValueKinds.String)),
        ("matches matchesFull", new(true, ValueKinds.String, To(ValueKinds.Boolean), ValueKinds.String, ValueKinds.String)),
        ("indexOf lastIndexOf", new(true, ValueKinds.String, To(ValueKinds.Integer), ValueKinds.String)),
        ("substring", new(true, ValueKinds.String, To(ValueKinds.String), ValueKinds.Integer, ValueKinds.Integer)),
        ("replace replaceMatches", new(true, ValueKinds.String, To(ValueKinds.String), ValueKinds.String, ValueKinds.String, ValueKinds.String)),
        ("upper lower trim", new(true, ValueKinds.String, To(ValueKinds.String))),
        ("encode decode escape unescape", new(true, ValueKinds.String, To(ValueKinds.String), ValueKinds.String)),
        ("length", new(true, ValueKinds.String, To(ValueKinds.Integer))),
        ("toChars", new(true, ValueKinds.String, ToMany(ValueKinds.String))),
        ("split", new(true, ValueKinds.String, ToMany(ValueKinds.String), ValueKinds.String)),
        ("join", new(false, ValueKinds.String, To(ValueKinds.String), ValueKinds.String)),
        ("abs", new(true, ValueKinds.Numeric, Same(ValueKinds.Numeric))),
        ("ceiling floor truncate", new(true, ValueKinds.Numeric, To(ValueKinds.Integer | ValueKinds.Quantity))),
        ("round", new(true, ValueKinds.Numeric, To(ValueKinds.Decimal | ValueKinds.Quantity), ValueKinds.Integer)),
        ("sqrt exp ln", new(true, ValueKinds.Number, To(ValueKinds.Decimal))),
        ("log", new(true, ValueKinds.Number, To(ValueKinds.Decimal), ValueKinds.Number)),
        ("power", new(true, ValueKinds.Number, To(ValueKinds.Integer | ValueKinds.Decimal), ValueKinds.Number)),
        ("now", new(false, ValueKinds.Any, To(ValueKinds.DateTime))),
        ("today", new(false, ValueKinds.Any, To(ValueKinds.Date))),
        ("timeOfDay", new(false, ValueKinds.Any, To(ValueKinds.Time))),
        ("type", new(false, ValueKinds.Any, source => StaticTypes.Of(ValueKinds.Type, source.IsMany))),
        ("is as", new(true, ValueKinds.Any, _ => StaticTypes.Unknown)),
        ("memberOf conformsTo", new(true, ValueKinds.Any, To(ValueKinds.Boolean), ValueKinds.String)),
        ("subsumes subsumedBy", new(true, ValueKinds.Complex, To(ValueKinds.Boolean), ValueKinds.Complex)),
        ("htmlChecks", new(true, ValueKinds.String, To(ValueKinds.Boolean))),
        ("lowBoundary highBoundary", new(true, ValueKinds.Numeric | ValueKinds.Temporal, Same(ValueKinds.Numeric | ValueKinds.Temporal), ValueKinds.Integer)),
        ("precision", new(true, ValueKinds.Number | ValueKinds.Temporal, To(ValueKinds.Integer))),
        ("yearOf monthOf dayOf", new(true, ValueKinds.Day, To(ValueKinds.Integer))),
        ("hourOf minuteOf secondOf millisecondOf", new(true, ValueKinds.DateTime | ValueKinds.Time, To(ValueKinds.Integer))),
        ("timezoneOffsetOf", new(true, ValueKinds.DateTime, To(ValueKinds.Decimal))),
        ("dateOf", new(true, ValueKinds.Day, To(ValueKinds.Date))),
        ("timeOf", new(true, ValueKinds.DateTime, To(ValueKinds.Time))),
        ("comparable", new(true, ValueKinds.Any, To(ValueKinds.Boolean), ValueKinds.Any)),
        ("sum", new(false, ValueKinds.Numeric, Same(ValueKinds.Numeric))),
        ("min max", new(false, ValueKinds.Numeric | ValueKinds.Temporal | ValueKinds.String, Same(ValueKinds.Numeric | ValueKinds.Temporal | ValueKinds.String))),
        ("avg", new(false, ValueKinds.Numeric, To(ValueKinds.Decimal | ValueKinds.Quantity))),
        ("pathname", new(false, ValueKinds.Any, source => StaticTypes.Of(ValueKinds.String, source.IsMany))),
    }.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Signature))).ToFrozenDictionary(row => row.name, row => row.Signature);

    public static Signature Of(string function) => ByName.GetValueOrDefault(function, Other);

    /// <summary>The kinds one item of which an argument must be; null for one that takes any collection.</summary>
    public ValueKinds? Argument(int at) => at < Arguments.Length ? Arguments[at] : null;

    private static Func<StaticTypes, StaticTypes> To(ValueKinds kinds) => _ => StaticTypes.Of(kinds);

    private static Func<StaticTypes, StaticTypes> ToMany(ValueKinds kinds) => _ => StaticTypes.Of(kinds, isMany: true);

    private static Func<StaticTypes, StaticTypes> Same(ValueKinds kinds) => source => source.IsUnknown ? source : StaticTypes.Of(source.Kinds & kinds);
}
