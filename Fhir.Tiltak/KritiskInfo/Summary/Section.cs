using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Profiles;
using Fhir.Store.Access;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>How much IPS wants a section.</summary>
public enum SectionNeed
{
    /// <summary>In every summary.</summary>
    Required,

    /// <summary>Always there where a section may say why it is empty; else when there is something in it.</summary>
    Recommended,

    /// <summary>When there is something in it.</summary>
    Optional,
}

/// <summary>A section of a summary. https://hl7.org/fhir/uv/ips/StructureDefinition-Composition-uv-ips.html</summary>
/// <param name="Loinc">Its code.</param>
/// <param name="Sources">The searches it is filled by.</param>
public sealed record Section(string Loinc, BilingualText Title, SectionNeed Need, ImmutableArray<SectionSource> Sources)
{
    /// <summary>What is said when nothing is known.</summary>
    public required BilingualText Nothing { get; init; }

    /// <summary>How absence is stated by an entry; null in a section that needs none.</summary>
    public AbsenceStatement? Absence { get; init; }

    /// <summary>False when the permit covers none of the sources.</summary>
    public bool IsPermitted(Permit permit) => Sources.Any(source => source.IsPermitted(permit));
}

/// <param name="Filter">What the search asks for beside the patient: <c>&amp;category=laboratory</c>.</param>
/// <param name="IsCurrent">Whether a match belongs into the section.</param>
public sealed record SectionSource(string Type, string Filter, Func<Element, SummaryDay, bool> IsCurrent)
{
    /// <summary>Only the newest of each code; a record may have measurements without end.</summary>
    public bool IsNewestOfEach { get; init; }

    /// <summary>Whether what is passed over is told of: past problems are no loss to the section of present ones.</summary>
    public bool CountsLeftOut { get; init; } = true;

    public bool IsPermitted(Permit permit) => permit.Permits(Type, Interaction.Search);
}

/// <summary>The codes of IPS 1.1 for what is absent. https://hl7.org/fhir/uv/ips/STU1.1/CodeSystem-absent-unknown-uv-ips.html</summary>
/// <param name="Type">The resource that states it.</param>
public sealed record AbsenceStatement(string Type, string NoInformation, BilingualText NoInformationText, string NoneKnown, BilingualText NoneKnownText)
{
    public const string System = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
}
