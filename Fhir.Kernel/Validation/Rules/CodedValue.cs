using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>The codes of an element that can be bound: code, string, uri, Coding, CodeableConcept, Quantity.</summary>
internal static class CodedValue
{
    /// <summary>A concept is a member when one of its codings is; an element without any code is none.</summary>
    public static Verdict Verdict(Element element, ValueSetMembership valueSet)
    {
        if (element.IsPrimitive) return element.HasValue ? valueSet.Contains(default, element.Utf8Value) : Terminology.Verdict.NotMember;
        if (element.Type.Name != "CodeableConcept") return OfCoding(element, valueSet);
        var best = Terminology.Verdict.NotMember;
        foreach (var coding in element.ChildrenNamed("coding"))
            if (OfCoding(coding, valueSet) is var verdict && verdict > best) best = verdict;
        return best;
    }

    /// <summary>Whether there is a code to look up at all.</summary>
    public static bool HasCode(Element element)
    {
        if (element.IsPrimitive) return element.HasValue;
        if (element.Type.Name != "CodeableConcept") return element.Child("code").HasValue;
        foreach (var coding in element.ChildrenNamed("coding"))
            if (coding.Child("code").HasValue) return true;
        return false;
    }

    /// <summary>For messages: <c>http://loinc.org|718-7</c>, several with commas.</summary>
    public static string Text(Element element)
    {
        if (element.IsPrimitive) return $"«{PrimitiveRules.Quote(element)}»";
        if (element.Type.Name != "CodeableConcept") return $"«{element.ValueOf("system")}|{element.ValueOf("code")}»";
        var codes = new StringBuilder();
        foreach (var coding in element.ChildrenNamed("coding"))
            codes.Append(codes.Length > 0 ? ", " : "").Append(Text(coding));
        return codes.Length > 0 ? codes.ToString() : $"«{element.ValueOf("text")}»";
    }

    private static Verdict OfCoding(Element coding, ValueSetMembership valueSet)
    {
        var code = coding.Child("code");
        if (!code.HasValue) return Terminology.Verdict.NotMember;
        var system = coding.Child("system");
        // A code means something in a system only; without one it is in no value set.
        return system.HasValue ? valueSet.Contains(system.Utf8Value, code.Utf8Value) : Terminology.Verdict.NotMember;
    }
}
