using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// What is demanded of every Reference, whatever it may point at: a form that R4 knows, a target that is there when the document must hold it, and a type
/// that is the target's. https://hl7.org/fhir/R4/references.html
/// </summary>
internal sealed class LiteralReference : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var text = ReferenceTargets.TextOf(element, run);
        if (text.IsEmpty) return;
        var literal = ReferenceLiteral.Read(text, element.Document.Schema);
        if (literal.Form == ReferenceForm.Malformed) Report(element, ReferenceRules.Format, text, run);
        else if (literal.Form == ReferenceForm.Conditional) CheckConditional(element, text, run);
        else CheckTarget(element, text, literal, run);
    }

    private static void CheckConditional(Element element, ReadOnlySpan<byte> text, ValidationRun run)
    {
        var type = ReferenceTargets.EntryOf(element, run).Parent.Child(run.Names.Type).Utf8Value;
        if (!type.SequenceEqual("transaction"u8)) Report(element, ReferenceRules.Conditional, text, run);
    }

    private static void CheckTarget(Element element, ReadOnlySpan<byte> text, in ReferenceLiteral literal, ValidationRun run)
    {
        var target = run.Target(element);
        if (target.Place == ReferencePlace.Nowhere) CheckMissing(element, text, literal.Form, run);
        if (target.IsAmbiguous) Report(element, ReferenceRules.Ambiguous, text, run);
        var type = target.Resource.Exists ? target.Resource.Type : literal.Type;
        if (type is not null && ReferenceTargets.StatedType(element, run) is { } stated && !type.IsA(stated))
            run.Report(element, ReferenceRules.Type, stated.Name, type.Name);
    }

    // A urn within a Bundle can only mean another entry of it; anything else may be on a server that nobody asked.
    private static void CheckMissing(Element element, ReadOnlySpan<byte> text, ReferenceForm form, ValidationRun run)
    {
        if (form == ReferenceForm.Fragment) Report(element, ValidationRules.ReferenceContainedMissing, text, run);
        else if (run.Options.Resolve is not null || (form == ReferenceForm.Urn && ReferenceTargets.EntryOf(element, run).Exists))
            Report(element, ReferenceRules.Unresolved, text, run);
    }

    private static void Report(Element element, Outcome.Rule rule, ReadOnlySpan<byte> text, ValidationRun run) =>
        run.Report(element, rule, Encoding.UTF8.GetString(text));
}
