using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology;

public enum UncheckedCause : byte
{
    ValueSetNotLoaded,
    ValueSetUndefined,
    ValueSetCycle,
    ExpansionPartial,
    SystemNotLoaded,
    SystemIncomplete,
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
        UncheckedCause.ExpansionPartial => "ekspansjonen av {0} er ikke fullstendig",
        UncheckedCause.SystemNotLoaded => "kodeverket {0} er ikke lastet",
        UncheckedCause.SystemIncomplete => "kodeverket {0} er bare delvis lastet",
        _ => "filteret {0} er ikke forstått",
    };

    private string En => Cause switch
    {
        UncheckedCause.ValueSetNotLoaded => "the value set {0} is not loaded",
        UncheckedCause.ValueSetUndefined => "the value set {0} does not say which codes it has",
        UncheckedCause.ValueSetCycle => "the value set {0} contains itself",
        UncheckedCause.ExpansionPartial => "the expansion of {0} is not complete",
        UncheckedCause.SystemNotLoaded => "the code system {0} is not loaded",
        UncheckedCause.SystemIncomplete => "the code system {0} is only loaded in part",
        _ => "the filter {0} is not understood",
    };

    public override string ToString() => Text(Language.En);
}
