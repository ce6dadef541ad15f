using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology;

public enum UncheckedCause : byte
{
    ValueSetNotLoaded,
    ValueSetUndefined,
    ValueSetCycle,
    ValueSetTooDeep,
    TooManySteps,
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
    /// <summary>The same as an issue; its rule says it in both languages.</summary>
    public Issue Issue => TerminologyRules.Of(Cause).At(null, Subject);

    public string Text(Language language)
    {
        var rule = TerminologyRules.Of(Cause);
        return string.Format(CultureInfo.InvariantCulture, language == Language.Nb ? rule.Nb : rule.En, Subject);
    }

    public override string ToString() => Text(Language.En);
}
