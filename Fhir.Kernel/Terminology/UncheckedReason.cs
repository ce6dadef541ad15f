using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology;

public enum UncheckedCause : byte
{
    ValueSetNotLoaded,
    ValueSetUndefined,
    ValueSetCycle,
    ValueSetTooDeep,
    ValueSetUnreachable,
    ExpansionPartial,
    SystemNotLoaded,
    SystemIncomplete,
    SystemCompositional,
    SystemUnreachable,
    SystemVersion,
    FilterNotUnderstood,
}

/// <summary>Why membership could not be decided.</summary>
/// <param name="Subject">The canonical or the filter that is to blame.</param>
public readonly record struct UncheckedReason(UncheckedCause Cause, string Subject)
{
    public string Text(Language language) => string.Format(CultureInfo.InvariantCulture, language == Language.Nb ? Nb : En, Subject);

    private string Nb => Cause switch
    {
        UncheckedCause.ValueSetNotLoaded => "kodeutvalget {0} er ikke lastet",
        UncheckedCause.ValueSetUndefined => "kodeutvalget {0} sier ikke hvilke koder det har",
        UncheckedCause.ValueSetCycle => "kodeutvalget {0} inneholder seg selv",
        UncheckedCause.ValueSetTooDeep => "kodeutvalget {0} viser til for mange andre",
        UncheckedCause.ValueSetUnreachable => "kodeutvalget {0} avgjøres av en annen server, som kanskje ikke svarer",
        UncheckedCause.ExpansionPartial => "ekspansjonen av {0} er ikke fullstendig",
        UncheckedCause.SystemNotLoaded => "kodeverket {0} er ikke lastet",
        UncheckedCause.SystemIncomplete => "kodeverket {0} er bare delvis lastet",
        UncheckedCause.SystemCompositional => "kodeverket {0} har uttrykk satt sammen av koder, og de tolkes ikke her",
        UncheckedCause.SystemUnreachable => "kodeverket {0} ligger på en annen server, som kanskje ikke svarer",
        UncheckedCause.SystemVersion => "kodeutvalget krever en annen versjon av kodeverket enn den som er bedt om: {0}",
        _ => "filteret {0} er ikke forstått",
    };

    private string En => Cause switch
    {
        UncheckedCause.ValueSetNotLoaded => "the value set {0} is not loaded",
        UncheckedCause.ValueSetUndefined => "the value set {0} does not say which codes it has",
        UncheckedCause.ValueSetCycle => "the value set {0} contains itself",
        UncheckedCause.ValueSetTooDeep => "the value set {0} refers to too many others",
        UncheckedCause.ValueSetUnreachable => "the value set {0} is decided by another server, which may not answer",
        UncheckedCause.ExpansionPartial => "the expansion of {0} is not complete",
        UncheckedCause.SystemNotLoaded => "the code system {0} is not loaded",
        UncheckedCause.SystemIncomplete => "the code system {0} is only loaded in part",
        UncheckedCause.SystemCompositional => "the code system {0} has expressions made of codes, and they are not interpreted here",
        UncheckedCause.SystemUnreachable => "the code system {0} lies on another server, which may not answer",
        UncheckedCause.SystemVersion => "the value set demands another version of the code system than the one asked for: {0}",
        _ => "the filter {0} is not understood",
    };

    public override string ToString() => Text(Language.En);
}
