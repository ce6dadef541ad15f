using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>
/// Whether a code is valid: in a value set, or in its code system. https://hl7.org/fhir/R4/valueset-operation-validate-code.html and
/// https://hl7.org/fhir/R4/codesystem-operation-validate-code.html
/// </summary>
public sealed class CodeValidator(TerminologyService terminology, CodeCheckOptions options)
{
    /// <param name="valueSet">Gives the value set as a service has it: the versions that were sent along decide which service is asked.</param>
    /// <param name="codes">One, or the codings of a CodeableConcept.</param>
    public CodeCheck InValueSet(Func<TerminologyService, ValueSetMembership> valueSet, IReadOnlyList<SentCode> codes) =>
        CodeCheck.Best([.. codes.Select(code => InValueSet(valueSet, code))]);

    /// <param name="system">Url of the code system; every code must be of it.</param>
    /// <param name="version">Null for the one that counts when nobody says.</param>
    public CodeCheck InCodeSystem(string system, string? version, IReadOnlyList<SentCode> codes) =>
        CodeCheck.Best([.. codes.Select(code => InCodeSystem(system, version, code))]);

    private CodeCheck InValueSet(Func<TerminologyService, ValueSetMembership> valueSet, SentCode code)
    {
        var service = code is { System: { } system, Version: { } version } ? terminology.With(new SystemRules { Check = ImmutableDictionary<string, string>.Empty.Add(system, version) }) : terminology;
        var membership = valueSet(service);
        var verdict = membership.Contains(code.System, code.Code);
        var violated = membership.Unchecked.Where(reason => reason.Cause == UncheckedCause.SystemVersion).Select(reason => reason.Issue).ToList();
        if (verdict == Verdict.Member) return Valid(code, Known(membership, code, service));
        if (verdict == Verdict.NotChecked && violated.Count == 0)
            return new(verdict, [TerminologyRules.NotChecked.At(null, $"{code}", membership.ValueSet), .. membership.Unchecked.Select(reason => reason.Issue)], null);
        var unknown = code.System is { } of && service.IsKnownCode(of, code.Code) == Verdict.NotMember ? [TerminologyRules.CodeInvalid.At(null, code.Code, of)] : Array.Empty<Issue>();
        return new(Verdict.NotMember, [TerminologyRules.CodeNotInValueSet.At(null, $"{code}", membership.ValueSet), .. unknown, .. violated], null);
    }

    private CodeCheck InCodeSystem(string system, string? version, SentCode code)
    {
        if (code.System is { } other && other != system) return new(Verdict.NotMember, [TerminologyRules.SystemMismatch.At(null, other, system)], null);
        version = code.Version ?? version;
        var canonical = version is null ? system : $"{system}|{version}";
        var loaded = terminology.System(system, version) is { Content: not CodeSystemContent.NotPresent } present ? present : null;
        var verdict = loaded?.Contains(Encoding.UTF8.GetBytes(code.Code)) ?? (version is null ? terminology.IsKnownCode(system, code.Code) : Verdict.NotChecked);
        return verdict switch
        {
            Verdict.Member => Valid(code with { System = system }, loaded?.Find(code.Code)),
            Verdict.NotMember => new(verdict, [TerminologyRules.CodeInvalid.At(null, code.Code, canonical)], null),
            _ => new(verdict, [TerminologyRules.NotChecked.At(null, $"{code}", canonical), new UncheckedReason(loaded is null ? UncheckedCause.SystemNotLoaded : UncheckedCause.SystemIncomplete, canonical).Issue], null),
        };
    }

    /// <summary>The code is there; it may still be named wrongly, or be one that is not used.</summary>
    private CodeCheck Valid(SentCode code, Concept? concept)
    {
        if (concept is null) return new(Verdict.Member, [], null);
        var remarks = ImmutableArray.CreateBuilder<Issue>();
        var display = concept.DisplayIn(options.DisplayLanguage);
        if (code.Display is { } sent && display is not null && !IsName(concept, sent)) remarks.Add(TerminologyRules.DisplayWrong.At(null, sent, $"{code}", display));
        if (concept.IsAbstract && !options.AllowsAbstract) remarks.Add(TerminologyRules.CodeAbstract.At(null, $"{code}"));
        if (concept.IsInactive) remarks.Add(TerminologyRules.CodeInactive.At(null, $"{code}"));
        return new(remarks.Any(remark => remark.IsError) ? Verdict.NotMember : Verdict.Member, remarks.ToImmutable(), display);
    }

    // Postel's law for names: neither case nor the room between words makes another name.
    private static bool IsName(Concept concept, string sent) =>
        Plain(concept.Display ?? "") == Plain(sent) || concept.Designations.Any(designation => Plain(designation.Value) == Plain(sent));

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    /// <summary>The concept as its code system has it, with the name that the value set gives it; a value set's list is enough where the system is not loaded.</summary>
    private static Concept? Known(ValueSetMembership membership, SentCode code, TerminologyService service)
    {
        var listed = membership.Selection.Listed(code.System, code.Code);
        var system = code.System ?? listed?.System;
        var known = system is null ? null : service.System(system, code.Version ?? listed?.Version)?.Find(code.Code);
        if (listed is null) return known;
        return (known ?? new Concept(listed.Code, listed.Display)) with
        {
            Display = listed.Display ?? known?.Display,
            Designations = [.. listed.Designations, .. known is { Display: { } own } && own != listed.Display ? [new Designation(null, own)] : ImmutableArray<Designation>.Empty],
        };
    }
}
