using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath;

/// <summary><c>~</c> for items and collections: always true or false. https://hl7.org/fhirpath/N1/#equivalent</summary>
internal static class Equivalence
{
    /// <summary>Two collections on the stack, order aside.</summary>
    public static bool Of(Evaluation run, int left, int right, int end)
    {
        if (right - left != end - right) return false;
        var matched = right;
        for (var at = left; at < right; at++)
        {
            var partner = matched;
            while (partner < end && run.Spend() && !Of(run, run[at], run[partner])) partner++;
            if (partner >= end || run.HasFailed) return false;
            (run[matched], run[partner]) = (run[partner], run[matched]);
            matched++;
        }
        return true;
    }

    public static bool Of(Evaluation run, in FhirPathValue left, in FhirPathValue right)
    {
        if (!run.Spend()) return false;
        var (leftValue, rightValue) = (run.ToSystem(left), run.ToSystem(right));
        if (leftValue.Kind != FhirPathKind.Element || rightValue.Kind != FhirPathKind.Element)
            return leftValue.Exists && rightValue.Exists ? OfSystem(run, leftValue, rightValue) : OfValueless(run, left, right);
        return OfElements(run, leftValue.Element, rightValue.Element);
    }

    private static bool OfValueless(Evaluation run, in FhirPathValue left, in FhirPathValue right) =>
        left.Kind == FhirPathKind.Element && right.Kind == FhirPathKind.Element && !left.ToSystem().Exists && !right.ToSystem().Exists
        && OfElements(run, left.Element, right.Element);

    private static bool OfSystem(Evaluation run, in FhirPathValue left, in FhirPathValue right)
    {
        if (left.IsNumber && right.IsNumber) return OfNumbers(left.Number, right.Number);
        if (left.Kind == FhirPathKind.Quantity && right.IsNumber) return OfQuantities(left, Equality.AsQuantity(right));
        if (right.Kind == FhirPathKind.Quantity && left.IsNumber) return OfQuantities(Equality.AsQuantity(left), right);
        if (left.Kind == FhirPathKind.Quantity && right.Kind == FhirPathKind.Quantity) return OfQuantities(left, right);
        if (left.Kind == FhirPathKind.String && right.Kind == FhirPathKind.String) return OfText(left.String!, right.String!);
        return Equality.OfSystem(run, left, right) == Truth.True;
    }

    /// <summary>Rounded to the precision of the less precise, zeroes at the end aside.</summary>
    private static bool OfNumbers(decimal left, decimal right)
    {
        var scale = Math.Min(Scale(left), Scale(right));
        return Math.Round(left, scale, MidpointRounding.AwayFromZero) == Math.Round(right, scale, MidpointRounding.AwayFromZero);
    }

    private static int Scale(decimal number)
    {
        var scale = (int)number.Scale;
        while (scale > 0 && Math.Round(number, scale - 1) == number) scale--;
        return scale;
    }

    private static bool OfQuantities(in FhirPathValue left, in FhirPathValue right) =>
        UnitConversion.TryAlignForEquivalence(left, right, out var leftNumber, out var rightNumber) && OfNumbers(leftNumber, rightNumber);

    /// <summary>Case aside, and every blank like every other.</summary>
    public static bool OfText(string left, string right)
    {
        if (left.Length != right.Length) return false;
        for (var at = 0; at < left.Length; at++)
            if (Fold(left[at]) != Fold(right[at])) return false;
        return true;
    }

    private static char Fold(char letter) => char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(char.ToUpperInvariant(letter));

    /// <summary>
    /// Every child but <c>id</c> has an equivalent of the same name, in any order; codings and concepts are what their codes are.
    /// https://hl7.org/fhir/R4/fhirpath.html#changes
    /// </summary>
    private static bool OfElements(Evaluation run, Element left, Element right)
    {
        if (left == right) return true;
        if (left.IsResource && left.Type != right.Type) return false;
        if (left.Type == right.Type && left.Type.Name == "Coding") return OfCodings(run, left, right);
        if (left.Type == right.Type && left.Type.Name == "CodeableConcept") return OfConcepts(run, left, right);
        var others = Parts(run, right);
        var parts = Parts(run, left);
        return parts.Count == others.Count && parts.TrueForAll(part => Take(run, part, others));
    }

    private static List<Element> Parts(Evaluation run, Element element)
    {
        var parts = new List<Element>();
        foreach (var child in element.Children)
            if (run.Spend() && child.Name != "id") parts.Add(child);
        return parts;
    }

    /// <summary>Takes the part's equivalent out of the others: what is left has no partner yet.</summary>
    private static bool Take(Evaluation run, Element part, List<Element> others)
    {
        for (var at = 0; at < others.Count && run.Spend(); at++)
        {
            if (others[at].NameId != part.NameId || !Of(run, FhirPathValue.Of(part), FhirPathValue.Of(others[at]))) continue;
            others.RemoveAt(at);
            return true;
        }
        return false;
    }

    private static bool OfCodings(Evaluation run, Element left, Element right) => HaveSame(run, left, right, "code") && HaveSame(run, left, right, "system");

    private static bool HaveSame(Evaluation run, Element left, Element right, string name)
    {
        var (one, other) = (left.Child(name), right.Child(name));
        return one.Exists == other.Exists && (!one.Exists || Of(run, FhirPathValue.Of(one), FhirPathValue.Of(other)));
    }

    private static bool OfConcepts(Evaluation run, Element left, Element right)
    {
        foreach (var coding in left.ChildrenNamed("coding"))
            foreach (var other in right.ChildrenNamed("coding"))
                if (run.Spend() && OfCodings(run, coding, other)) return true;
        return false;
    }
}
