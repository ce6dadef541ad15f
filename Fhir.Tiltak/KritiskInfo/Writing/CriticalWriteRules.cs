using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.KritiskInfo.Writing;

/// <summary>What the national service demands of whoever changes critical information (docs/tiltak/kritisk-info.md).</summary>
public static class CriticalWriteRules
{
    private const string Page = "docs/tiltak/kritisk-info.md";

    /// <summary>Arguments: element, what it was.</summary>
    public static readonly Rule KindChanged = Of("kritisk-kind-changed", "Arten kan ikke endres: {0} var {1}. Annuller opplysningen (entered-in-error) og registrer en ny",
        "The kind cannot change: {0} was {1}. Nullify the record (entered-in-error) and make a new one");

    /// <summary>Arguments: element, what it was.</summary>
    public static readonly Rule CodeChanged = Of("kritisk-code-changed", "Hva opplysningen gjelder kan ikke endres: {0} var {1}. Annuller den (entered-in-error) og registrer en ny",
        "What the record is about cannot change: {0} was {1}. Nullify it (entered-in-error) and make a new one");

    /// <summary>Arguments: element, what it was.</summary>
    public static readonly Rule OriginChanged = Of("kritisk-recorder-changed", "Den som registrerte først, og når, endres aldri: {0} var {1}. Den som endrer, står i utvidelsen kritisk-updater",
        "Whoever recorded it first, and when, never changes: {0} was {1}. Whoever changes it stands in the extension kritisk-updater");

    /// <summary>Arguments: element, what it was.</summary>
    public static readonly Rule PatientChanged = Of("kritisk-patient-changed", "Opplysningen gjelder en annen pasient: {0} var {1}. Annuller den (entered-in-error) og registrer en ny",
        "The record is another patient's: {0} was {1}. Nullify it (entered-in-error) and make a new one");

    public static readonly Rule UpdaterMissing = Of("kritisk-updater-missing", "En endring må si hvem som gjorde den og når: utvidelsene kritisk-updater og kritisk-updated",
        "A change must say who made it and when: the extensions kritisk-updater and kritisk-updated");

    /// <summary>Arguments: what was sent, what is stored.</summary>
    public static readonly Rule UpdatedEarlier = Of("kritisk-updated-earlier", "kritisk-updated er {0}, men opplysningen ble sist endret {1}", "kritisk-updated is {0}, but the record was last changed {1}");

    /// <summary>Arguments: what was sent, what is stored.</summary>
    public static readonly Rule VersionStale = new("kritisk-version-stale", Severity.Error, IssueCode.Conflict,
        "Endringen bygger på versjon {0}, men siste versjon er {1}. Les den og gjør endringen på nytt", "The change is made on version {0}, but the latest is {1}. Read it and change it anew", Page);

    public static readonly Rule Nullified = Of("kritisk-nullified", "Opplysningen er annullert og kan ikke endres; registrer en ny", "The record has been nullified and cannot be changed; make a new one");

    /// <summary>Arguments: the kind that is written, the other's reference.</summary>
    public static readonly Rule ConsentsTogether = Of("kritisk-consents-together",
        "Art {0} kan ikke registreres: pasienten har {1}. Avgrensning (8) og behandlingsavklaring (11) kan ikke stå sammen",
        "Kind {0} cannot be recorded: the patient has {1}. A limit to treatment (8) and a treatment clarification (11) cannot stand together");

    public static readonly ImmutableArray<Rule> All =
        [KindChanged, CodeChanged, OriginChanged, PatientChanged, UpdaterMissing, UpdatedEarlier, VersionStale, Nullified, ConsentsTogether];

    private static Rule Of(string id, string nb, string en) => new(id, Severity.Error, IssueCode.BusinessRule, nb, en, Page);
}
