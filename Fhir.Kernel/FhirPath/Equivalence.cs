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

    /// <summary>Every child has an equivalent of the same name, in any order.</summary>
    private static bool OfElements(Evaluation run, Element left, Element right)
    {
        if (left == right) return true;
        if (left.IsResource && left.Type != right.Type) return false;
        if (left.Children.Count() != right.Children.Count()) return false;
        foreach (var child in left.Children)
        {
            var repetitions = left.ChildrenNamed(child.NameId).Count();
            if (repetitions != right.ChildrenNamed(child.NameId).Count() || !HasLike(run, child, left, right)) return false;
        }
        return true;
    }

    // Equivalence is transitive within a name, so that counting likes on both sides matches repetitions one to one.
    private static bool HasLike(Evaluation run, Element child, Element left, Element right) =>
        CountLikes(run, child, left) == CountLikes(run, child, right);

    private static int CountLikes(Evaluation run, Element child, Element parent)
    {
        var count = 0;
        foreach (var candidate in parent.ChildrenNamed(child.NameId))
            if (Of(run, FhirPathValue.Of(child), FhirPathValue.Of(candidate))) count++;
        return count;
    }
}
