using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Ucum;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// The code of a Coding or a Quantity in the system it names, bound or not: a system that is one, a code that it has, a name that is the code's.
/// https://hl7.org/fhir/R4/terminologies.html#system
/// </summary>
/// <param name="hasDisplay">Of a Coding.</param>
internal sealed class CodeRule(bool hasDisplay) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var (system, code) = (element.Child(run.Names.System), element.Child(run.Names.Code));
        if (!system.HasValue) CheckAlone(code, run);
        else if (system.Utf8Value.SequenceEqual("http://unitsofmeasure.org"u8)) CheckUnit(code, run);
        else if (!IsAbsolute(system.Utf8Value)) run.Report(system, CodeRules.SystemRelative, PrimitiveRules.Quote(system));
        else if (code.HasValue) CheckIn(system, code, element, run);
    }

    // Every unit there is, in all versions, and without looking for a resource that lists some.
    private static void CheckUnit(Element code, ValidationRun run)
    {
        if (code.HasValue && !UcumUnit.TryParse(code.Utf8Value, out _, out var error)) run.Report(code, CodeRules.UnitBecause(error), PrimitiveRules.Quote(code));
    }

    // qty-3 says it of a Quantity.
    private void CheckAlone(Element code, ValidationRun run)
    {
        if (hasDisplay && code.HasValue) run.Report(code, CodeRules.SystemMissing, PrimitiveRules.Quote(code));
    }

    private static bool IsAbsolute(ReadOnlySpan<byte> uri) => uri.IndexOf((byte)':') is var colon and > 0 && uri[..colon].IndexOfAny("/?#"u8) < 0;

    private void CheckIn(Element system, Element code, Element element, ValidationRun run)
    {
        var version = element.Child(run.Names.Version).Value;
        var loaded = run.Book.System(system.Utf8Value, version);
        var verdict = loaded?.Contains(code.Utf8Value)
            ?? (version is null ? run.Book.Terminology.IsKnownCode(system.Value!, code.Utf8Value) : Verdict.NotChecked);
        if (verdict == Verdict.NotMember) run.Report(code, CodeRules.Unknown, system.Value!, PrimitiveRules.Quote(code));
        else if (verdict == Verdict.NotChecked) CheckUnknown(system, loaded, run);
        else if (loaded is not null) CheckConcept(loaded, code, element, run);
    }

    private static void CheckUnknown(Element system, ICodeSystem? loaded, ValidationRun run)
    {
        if (loaded is null && run.Book.Canonicals.Find(system.Value!, system) is { Types: ["ValueSet"] }) run.Report(system, CodeRules.SystemIsValueSet, system.Value!);
        else run.ReportUnchecked(system);
    }

    private void CheckConcept(ICodeSystem loaded, Element code, Element element, ValidationRun run)
    {
        if (!run.Wants(Outcome.Severity.Warning) || loaded.Find(Encoding.UTF8.GetString(code.Utf8Value)) is not { } concept) return;
        if (concept.IsInactive) run.Report(code, CodeRules.Inactive, loaded.Url, concept.Code);
        if (concept.IsAbstract) run.Report(code, CodeRules.Abstract, loaded.Url, concept.Code);
        // The names in the kernel's own tables are there for people to read, in one language.
        if (!hasDisplay || ReferenceEquals(BuiltInSystems.Find(loaded.Url), loaded) || element.Child(run.Names.Display) is not { HasValue: true } display || IsNamed(concept, display.Utf8Value)) return;
        run.Report(display, CodeRules.Display, PrimitiveRules.Quote(display), loaded.Url, concept.Code, NamesOf(concept));
    }

    // Any of its names in any language; a concept without names has none that could be wrong.
    private static bool IsNamed(Concept concept, ReadOnlySpan<byte> display)
    {
        if (concept.Display is null && concept.Designations.IsEmpty) return true;
        if (concept.Display is { } own && DisplayText.AreSame(own, display)) return true;
        foreach (var designation in concept.Designations)
            if (DisplayText.AreSame(designation.Value, display)) return true;
        return false;
    }

    private static string NamesOf(Concept concept) => string.Join(", ", concept.Designations
        .Select(designation => designation.Language is { } language ? $"«{designation.Value}» ({language})" : $"«{designation.Value}»")
        .Prepend($"«{concept.Display}»").Where(name => name != "«»").Distinct().Take(10));
}
