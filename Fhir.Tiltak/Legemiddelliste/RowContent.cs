using System.Text;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// What a row says, as text that can be compared: the same drug, dosage, status, period and reason give the same text, whatever ids, narratives and addresses the
/// resources have.
/// </summary>
internal static class RowContent
{
    /// <summary>Elements whose change is a clinical one, each with how it is told.</summary>
    public static readonly string[] Clinical = ["status", "statusReason", "medication", "effective", "reasonCode", "dosage"];

    /// <summary>What the server owns, what goes with every change, and where the resource came from.</summary>
    private static readonly string[] NotContent = ["id", "meta", "text", "language", "subject", "partOf", "derivedFrom", "contained"];

    private static readonly string[] ServersParts = ["rfStatus", "createPrescription", "recall", "lastChanged"];

    /// <param name="medication">The drug the row refers to; missing when it is not known.</param>
    public static string Of(Element row, string element, Element medication)
    {
        var text = new StringBuilder();
        if (element == "medication") AppendDrug(text, medication, row.Child("medication"));
        else
            foreach (var child in row.All(element)) Append(text, child);
        return text.ToString();
    }

    /// <summary>The clinical elements that say something else in <paramref name="after"/>.</summary>
    public static List<string> Differences(Element before, Element drugBefore, Element after, Element drugAfter) =>
        [.. Clinical.Where(element => Of(before, element, drugBefore) != Of(after, element, drugAfter))];

    /// <summary>Whether two Medications are the same drug, in the same form and amount.</summary>
    public static bool SameDrug(Element one, Element other) => Drug(one) == Drug(other);

    private static string Drug(Element medication)
    {
        var text = new StringBuilder();
        AppendDrug(text, medication, default);
        return text.ToString();
    }

    /// <summary>Everything a sender can change besides the clinical content: identifiers, notes, registrations and what concerns the prescription.</summary>
    public static string Rest(Element row)
    {
        var text = new StringBuilder();
        foreach (var child in Children(row))
            if (!NotContent.Contains(child.Name) && !Clinical.Contains(child.Name) && child.ValueOf("url") != Pll.DeliverySummary) Append(text, child);
        return text.ToString();
    }

    /// <summary>Whom and what the row refers to, apart from its drug and its patient.</summary>
    /// <param name="name">What a reference is called where both rows can be compared.</param>
    public static string References(Element row, Func<string, string> name)
    {
        var text = new StringBuilder();
        foreach (var child in Children(row))
            if (child.Name is not ("subject" or "medication" or "derivedFrom" or "contained"))
                foreach (var reference in child.Type.Name == "Reference" ? [child.ValueOf("reference") ?? ""] : child.References()) text.Append(child.Name).Append('=').Append(name(reference)).Append(';');
        return text.ToString();
    }

    private static void AppendDrug(StringBuilder text, Element medication, Element choice)
    {
        if (!medication.Exists) Append(text, choice);
        else
            foreach (var name in (string[])["code", "form", "amount", "ingredient"])
                foreach (var child in medication.All(name)) Append(text, child);
    }

    private static void Append(StringBuilder text, Element element)
    {
        if (element.Name == "extension" && ServersParts.Contains(element.ValueOf("url"))) return;
        // Addresses change from lookup to lookup; where they lead is compared on its own.
        if (element.Type.Name == "Reference") return;
        // PLL and ReseptId tell identifiers apart where systems do not; here they have systems.
        if (element.Name == "type" && element.Parent.Type.Name == "Identifier") return;
        text.Append(element.Name).Append('=').Append(element.Value).Append('{');
        foreach (var child in Children(element))
            if (child.Name != "id") Append(text, child);
        text.Append('}');
    }

    /// <summary>In an order of their own: whoever writes a resource anew may put its properties in another.</summary>
    private static IEnumerable<Element> Children(Element element)
    {
        var children = new List<Element>();
        foreach (var child in element.Children) children.Add(child);
        return children.OrderBy(child => child.Name, StringComparer.Ordinal);
    }
}
