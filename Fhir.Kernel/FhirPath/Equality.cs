using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath;

/// <summary><c>=</c> for items and collections. https://hl7.org/fhirpath/N1/#equality</summary>
internal static class Equality
{
    /// <summary>Two collections on the stack: item by item in order.</summary>
    public static Truth Of(Evaluation run, int left, int right, int end)
    {
        if (left == right || right == end) return Truth.Empty;
        if (right - left != end - right) return Truth.False;
        var all = Truth.True;
        for (var at = left; at < right; at++)
        {
            var one = Of(run, run[at], run[at + right - left]);
            if (one == Truth.False) return Truth.False;
            if (one == Truth.Empty) all = Truth.Empty;
        }
        return all;
    }

    public static bool AreEqual(Evaluation run, in FhirPathValue left, in FhirPathValue right) => Of(run, left, right) == Truth.True;

    public static Truth Of(Evaluation run, in FhirPathValue left, in FhirPathValue right)
    {
        if (left.Kind == FhirPathKind.Element && right.Kind == FhirPathKind.Element) return OfElements(run, left.Element, right.Element);
        if (!run.Spend()) return Truth.Empty;
        return OfSystem(run, run.ToSystem(left), run.ToSystem(right));
    }

    /// <summary>The element's text against a string's UTF-8, when it is that simple; null when it is not.</summary>
    public static Truth? OfText(in FhirPathValue item, ReadOnlySpan<byte> text)
    {
        if (item.Kind != FhirPathKind.Element) return null;
        var element = item.Element;
        return element.HasValue && element.Type.SystemKind == FhirPathKind.String ? Truths.Of(element.Utf8Value.SequenceEqual(text)) : null;
    }

    private static Truth OfElements(Evaluation run, Element left, Element right)
    {
        if (left == right) return Truth.True;
        if (!run.Spend()) return Truth.Empty;
        var (leftKind, rightKind) = (left.Type.SystemKind, right.Type.SystemKind);
        if (leftKind == FhirPathKind.String && rightKind == FhirPathKind.String && left.HasValue && right.HasValue)
            return Truths.Of(run.SpendOn(left.Utf8Value.Length) && left.Utf8Value.SequenceEqual(right.Utf8Value));
        if (leftKind == FhirPathKind.None || rightKind == FhirPathKind.None || (!left.HasValue && !right.HasValue && left.IsPrimitive))
            return OfChildren(run, left, right);

        var (leftValue, rightValue) = (SystemTypes.ValueOf(left), SystemTypes.ValueOf(right));
        return leftValue.Kind == FhirPathKind.Element && rightValue.Kind == FhirPathKind.Element
            ? OfChildren(run, left, right)
            : OfSystem(run, leftValue, rightValue);
    }

    public static Truth OfSystem(Evaluation run, in FhirPathValue left, in FhirPathValue right)
    {
        if (left.IsNumber && right.IsNumber) return Truths.Of(left.Number == right.Number);
        if (left.IsTemporal && right.IsTemporal) return OfTimes(run, left, right);
        if (left.Kind == FhirPathKind.Quantity && right.IsNumber) return OfQuantities(left, AsQuantity(right));
        if (right.Kind == FhirPathKind.Quantity && left.IsNumber) return OfQuantities(AsQuantity(left), right);
        if (left.Kind != right.Kind) return Truth.False;
        return left.Kind switch
        {
            FhirPathKind.String => Truths.Of(left.String == right.String),
            FhirPathKind.Boolean => Truths.Of(left.Boolean == right.Boolean),
            FhirPathKind.Quantity => OfQuantities(left, right),
            FhirPathKind.Type => Truths.Of(Equals(left.Reference, right.Reference)),
            _ => Truth.False,
        };
    }

    public static FhirPathValue AsQuantity(in FhirPathValue number) => FhirPathValue.Of(number.Number, "1", isCalendarUnit: false);

    private static Truth OfTimes(Evaluation run, in FhirPathValue left, in FhirPathValue right)
    {
        if ((left.Kind == FhirPathKind.Time) != (right.Kind == FhirPathKind.Time)) return Truth.False;
        return left.Time.CompareTo(right.Time, run.Zone) is { } order ? Truths.Of(order == 0) : Truth.Empty;
    }

    private static Truth OfQuantities(in FhirPathValue left, in FhirPathValue right) =>
        UnitConversion.Compare(left, right) is { } order ? Truths.Of(order == 0) : Truth.Empty;

    /// <summary>Every child has its like, in the order of its repetitions; the order of the properties does not matter.</summary>
    private static Truth OfChildren(Evaluation run, Element left, Element right)
    {
        if (left.IsResource && left.Type != right.Type) return Truth.False;
        var all = Truth.True;
        var partner = right.FirstChild;
        for (var child = left.FirstChild; child.Exists; child = child.NextSibling)
        {
            if (!partner.Exists || partner.NameId != child.NameId) partner = Partner(run, left, child, right);
            if (!partner.Exists) return Truth.False;
            var one = OfElements(run, child, partner);
            if (one == Truth.False) return Truth.False;
            if (one == Truth.Empty) all = Truth.Empty;
            partner = partner.NextSibling;
        }
        return left.Children.Count() == right.Children.Count() ? all : Truth.False;
    }

    // The same repetition of the same name on the other side.
    private static Element Partner(Evaluation run, Element parent, Element child, Element other)
    {
        var position = 0;
        foreach (var sibling in parent.ChildrenNamed(child.NameId))
        {
            if (sibling == child || !run.Spend()) break;
            position++;
        }
        foreach (var candidate in other.ChildrenNamed(child.NameId))
            if (position-- == 0 || !run.Spend()) return candidate;
        return default;
    }

    /// <summary>Equal items have equal hashes.</summary>
    public static int Hash(Evaluation run, in FhirPathValue item)
    {
        run.Spend();
        if (item.Kind != FhirPathKind.Element) return HashSystem(run, item);
        var element = item.Element;
        run.SpendOn(element.Utf8Value.Length);
        if (element.Type.SystemKind == FhirPathKind.String && element.HasValue) return HashText(element.Utf8Value);
        var value = SystemTypes.ValueOf(element);
        return value.Kind is FhirPathKind.Element or FhirPathKind.None ? HashChildren(run, element) : HashSystem(run, value);
    }

    private static int HashSystem(Evaluation run, in FhirPathValue value)
    {
        if (value.Kind == FhirPathKind.String) return run.SpendOn(value.String!.Length) ? HashText(value.String) : 0;
        if (value.Kind == FhirPathKind.Time) return value.Time.Ticks.GetHashCode();
        if (value.IsTemporal) return value.Time.Precision > TimePrecision.Day ? value.Time.UtcTicks(run.Zone).GetHashCode() : value.Time.Ticks.GetHashCode();
        return value.Kind switch
        {
            FhirPathKind.Integer or FhirPathKind.Decimal or FhirPathKind.Long => value.Number.GetHashCode(),
            FhirPathKind.Boolean => value.Boolean ? 1 : 2,
            FhirPathKind.Quantity => UnitConversion.Hash(value),
            _ => value.Reference?.GetHashCode() ?? 0,
        };
    }

    private static int HashChildren(Evaluation run, Element element)
    {
        var sum = element.IsResource ? element.Type.Id : 0;
        for (var child = element.FirstChild; child.Exists && !run.HasFailed; child = child.NextSibling)
            sum += Hash(run, FhirPathValue.Of(child)) * 31 + child.NameId;
        return sum;
    }

    private static int HashText(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        return hash.ToHashCode();
    }

    private static int HashText(string text)
    {
        Span<byte> utf8 = text.Length <= 128 ? stackalloc byte[128 * 3] : new byte[System.Text.Encoding.UTF8.GetMaxByteCount(text.Length)];
        return HashText(utf8[..System.Text.Encoding.UTF8.GetBytes(text, utf8)]);
    }
}
