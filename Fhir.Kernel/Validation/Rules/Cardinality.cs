using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>How many. https://hl7.org/fhir/R4/conformance-rules.html#cardinality</summary>
internal static class Cardinality
{
    /// <summary>Of a child that is there.</summary>
    public static void CheckCount(ChildRules rules, Element parent, Element first, int count, ValidationRun run)
    {
        if (rules.IsChoice && IsMixed(rules, parent, first, run)) return;
        if (count < rules.Min) Few(rules.Name, rules.Min, count, rules.Id, parent, run);
        if (count > rules.Max) Many(rules.Name, rules.Max, count, rules.Id, parent, run);
    }

    /// <summary>Of the children that are not there at all.</summary>
    public static void CheckMissing(ElementRules rules, Element element, ValidationRun run)
    {
        foreach (var child in rules.Required)
        {
            if (element.Child(child.NameId).Exists) continue;
            if (child.Min > 0) Few(child.Name, child.Min, 0, child.Id, element, run);
            else
                foreach (var slice in child.Slicing!.Slices)
                    if (slice.Min > 0) Few(child.Name, slice.Min, 0, slice.Id, element, run);
        }
    }

    public static void Few(string name, int least, int found, string id, Element parent, ValidationRun run) =>
        run.ReportChild(parent, null, ValidationRules.CardinalityMin, name, Text(least), Text(found), id);

    public static void Many(string name, int most, int found, string id, Element parent, ValidationRun run) =>
        run.ReportChild(parent, name, ValidationRules.CardinalityMax, name, Text(most), Text(found), id);

    // valueString and valueQuantity need not stand together, so the group at hand may not be all there is. The first reports for all.
    private static bool IsMixed(ChildRules rules, Element parent, Element first, ValidationRun run)
    {
        var count = parent.ChildrenNamed(rules.NameId).Count();
        if (count > 1 && parent.Child(rules.NameId) == first) run.ReportChild(parent, rules.Name, ValidationRules.ChoiceMultiple, rules.Name, Text(count));
        return count > 1;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
