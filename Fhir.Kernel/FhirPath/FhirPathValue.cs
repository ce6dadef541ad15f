using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// One item of a FHIRPath collection, 32 bytes and nothing boxed. Elements stay elements until an operator needs their value;
/// <see cref="ToSystem"/> is that conversion. <c>default</c> is "no item".
/// </summary>
public readonly struct FhirPathValue
{
    private const short NoOffset = short.MinValue;

    // By kind: Document, string, the unit of a Quantity, TypeInfo or the name of a System type.
    private readonly object? reference;

    // Decimal, the number of a Quantity, the ticks of dates and times.
    private readonly decimal number;

    // The element's index, Boolean, Integer.
    private readonly int small;
    private readonly short offset;
    private readonly byte precision;

    private FhirPathValue(FhirPathKind kind, object? reference = null, decimal number = 0, int small = 0, byte precision = 0, short offset = 0) =>
        (Kind, this.reference, this.number, this.small, this.precision, this.offset) = (kind, reference, number, small, precision, offset);

    internal FhirPathValue(Document document, int index) => (Kind, reference, small) = (FhirPathKind.Element, document, index);

    public FhirPathKind Kind { get; }

    public bool Exists => Kind != FhirPathKind.None;

    /// <summary>The element; a missing element when the item is a System value.</summary>
    public Element Element => Kind == FhirPathKind.Element ? new Element((Document)reference!, small) : default;

    /// <summary>True for Boolean true only; ask <see cref="Kind"/> first.</summary>
    public bool Boolean => Kind == FhirPathKind.Boolean && small != 0;

    /// <summary>Of an Integer; 0 for other kinds.</summary>
    public int Integer => Kind == FhirPathKind.Integer ? small : 0;

    /// <summary>Of an Integer, a Long, a Decimal or a Quantity; the scale is the written one.</summary>
    public decimal Number => Kind == FhirPathKind.Integer ? small : number;

    /// <summary>Of a String; null for other kinds. <see cref="ToString"/> spells every kind.</summary>
    public string? String => Kind == FhirPathKind.String ? (string)reference! : null;

    /// <summary>Of a Quantity: a UCUM code, or a calendar word in the singular when <see cref="HasCalendarUnit"/>.</summary>
    public string Unit => Kind == FhirPathKind.Quantity ? (string)reference! : "";

    public bool HasCalendarUnit => Kind == FhirPathKind.Quantity && precision != 0;

    /// <summary>Of a Date, DateTime or Time.</summary>
    public PartialDateTime Time => new((long)number, (TimePrecision)(precision & 15), (byte)(precision >> 4), offset == NoOffset ? null : offset);

    public bool IsTemporal => Kind is FhirPathKind.Date or FhirPathKind.DateTime or FhirPathKind.Time;

    public bool IsNumber => Kind is FhirPathKind.Integer or FhirPathKind.Decimal or FhirPathKind.Long;

    internal bool IsWhole => Kind is FhirPathKind.Integer or FhirPathKind.Long;

    /// <summary>With its model: <c>FHIR.Patient</c>, <c>System.Boolean</c>.</summary>
    public string TypeName => Kind switch
    {
        FhirPathKind.Element => $"FHIR.{Element.Type.Name}",
        FhirPathKind.Type => $"System.{Reflection.NameOf(this)}",
        _ => $"System.{Kind}",
    };

    internal object? Reference => reference;

    internal int NodeIndex => small;

    public static FhirPathValue Of(Element element) => element.Exists ? new(element.Document, element.Index) : default;

    public static FhirPathValue Of(bool value) => new(FhirPathKind.Boolean, small: value ? 1 : 0);

    public static FhirPathValue Of(int value) => new(FhirPathKind.Integer, small: value);

    public static FhirPathValue Of(long value) => new(FhirPathKind.Long, number: value);

    // Decimals of .NET can be -0.
    public static FhirPathValue Of(decimal value) => new(FhirPathKind.Decimal, number: value == 0 ? Math.Abs(value) : value);

    public static FhirPathValue Of(string value) => new(FhirPathKind.String, value);

    /// <param name="kind">Date, DateTime or Time.</param>
    public static FhirPathValue Of(FhirPathKind kind, PartialDateTime time) =>
        new(kind, number: time.Ticks, precision: (byte)((int)time.Precision | time.FractionDigits << 4), offset: time.OffsetMinutes ?? NoOffset);

    public static FhirPathValue Of(decimal value, string unit, bool isCalendarUnit) =>
        new(FhirPathKind.Quantity, unit, value, precision: isCalendarUnit ? (byte)1 : (byte)0);

    internal static FhirPathValue OfType(TypeInfo type) => new(FhirPathKind.Type, type);

    internal static FhirPathValue OfType(string systemType) => new(FhirPathKind.Type, systemType);

    internal static FhirPathValue OfElement(ElementInfo element) => new(FhirPathKind.Type, element);

    /// <summary>
    /// The System value of an element that has one; everything else unchanged. A primitive that has only extensions has no value and gives no item.
    /// https://hl7.org/fhir/R4/fhirpath.html#types
    /// </summary>
    public FhirPathValue ToSystem() => Kind == FhirPathKind.Element ? SystemTypes.ValueOf(Element) : this;

    /// <summary>As <c>toString()</c> spells it; an element without a value is spelt by its path.</summary>
    public override string ToString()
    {
        var value = ToSystem();
        return value.Kind switch
        {
            FhirPathKind.None => "",
            FhirPathKind.Element => value.Element.Path,
            FhirPathKind.Boolean => value.Boolean ? "true" : "false",
            FhirPathKind.Integer => value.small.ToString(CultureInfo.InvariantCulture),
            FhirPathKind.Decimal or FhirPathKind.Long => value.number.ToString(CultureInfo.InvariantCulture),
            FhirPathKind.Quantity => QuantityText.Of(value),
            FhirPathKind.Date => value.Time.ToDateText(),
            FhirPathKind.DateTime => value.Time.ToDateTimeText(),
            FhirPathKind.Time => value.Time.ToTimeText(),
            FhirPathKind.Type => value.reference switch
            {
                TypeInfo type => $"FHIR.{type.Name}",
                ElementInfo element => element.Name,
                var system => $"System.{system}",
            },
            _ => (string)value.reference!,
        };
    }
}
