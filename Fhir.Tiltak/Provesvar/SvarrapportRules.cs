using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar;

/// <summary>What a KITH Svarrapport can have wrong, and what the conversion had to decide. Losses are in <see cref="Source.LossRules"/>.</summary>
public static class SvarrapportRules
{
    private const string Page = "https://fhirref.example/no/provesvar/svarrapport.html";

    public static readonly Rule Empty = new("svarrapport-empty", Severity.Fatal, IssueCode.Structure,
        "Det er ingenting her: en Svarrapport i XML var ventet", "There is nothing here: a Svarrapport in XML was expected", Page);

    public static readonly Rule NotFound = new("svarrapport-not-found", Severity.Error, IssueCode.Structure,
        "Roten er «{0}» i navnerommet «{1}»; ventet Message fra KITH Svarrapport 1.3 eller 1.4, alene eller i et MsgHead",
        "The root is '{0}' in the namespace '{1}'; expected Message of KITH Svarrapport 1.3 or 1.4, alone or within a MsgHead", Page);

    public static readonly Rule Unpacked = new("svarrapport-unpacked", Severity.Information, IssueCode.Informational,
        "Meldingen var pakket som {0} og er pakket ut", "The message was packed as {0} and was unpacked", Page + "#pakking");

    public static readonly Rule PackedLarge = new("svarrapport-packed-size", Severity.Fatal, IssueCode.TooLong,
        "Det som er pakket, er utpakket mer enn {0} byte", "What is packed is more than {0} bytes when it is unpacked", Page + "#pakking");

    public static readonly Rule PackedDeep = new("svarrapport-packed-layers", Severity.Fatal, IssueCode.TooLong,
        "Det er pakket mer enn {0} ganger", "It is packed more than {0} times over", Page + "#pakking");

    public static readonly Rule PackedMany = new("svarrapport-packed-parts", Severity.Fatal, IssueCode.TooLong,
        "Det er mer enn {0} filer eller deler i det som er pakket", "There are more than {0} files or parts in what is packed", Page + "#pakking");

    public static readonly Rule PackedBroken = new("svarrapport-packed-broken", Severity.Fatal, IssueCode.Structure,
        "Innholdet begynner som {0}, men lar seg ikke pakke ut", "The content begins as {0}, but cannot be unpacked", Page + "#pakking");

    public static readonly Rule Sealed = new("svarrapport-sealed", Severity.Error, IssueCode.NotSupported,
        "Innholdet er kryptert, signert eller har passord; pakk det ut med mottakerens nøkkel før det omformes",
        "The content is encrypted, signed or has a password; open it with the recipient's key before it is converted", Page + "#pakking");

    public static readonly Rule OtherFormat = new("svarrapport-format", Severity.Error, IssueCode.NotSupported,
        "Innholdet er {0}; ventet en Svarrapport i XML", "The content is {0}; a Svarrapport in XML was expected", Page + "#pakking");

    public static readonly Rule TwoVersions = new("svarrapport-two-versions", Severity.Error, IssueCode.MultipleMatches,
        "Forsendelsen har to utgaver av «{0}»; omform og lagre dem hver for seg, den eldste først",
        "There are two versions of '{0}' in what was sent; convert and store them one by one, the oldest first", Page + "#pakking");

    public static readonly Rule NoReport = new("svarrapport-no-report", Severity.Error, IssueCode.Required,
        "Meldingen har ingen ServReport, altså ikke noe svar", "The message has no ServReport, thus no report", Page);

    public static readonly Rule NoPatient = new("svarrapport-no-patient", Severity.Error, IssueCode.Required,
        "Svaret gjelder ingen pasient (fant {0}); svar om dyr, materiale eller ingen blir ikke ført over",
        "The report is about no patient (found {0}); reports about animals, materials or nobody are not converted", Page);

    public static readonly Rule EncodingDeclared = new("svarrapport-encoding", Severity.Warning, IssueCode.Value,
        "Meldingen sier at den er kodet som {0}, men er lest som {1}", "The message says that it is encoded as {0}, but was read as {1}", Page + "#tegnsett");

    public static readonly Rule NamespaceUnknown = new("svarrapport-namespace", Severity.Warning, IssueCode.Structure,
        "Navnerommet «{0}» er verken versjon 1.3 eller 1.4; meldingen er lest som 1.4", "The namespace '{0}' is neither of version 1.3 nor 1.4; the message was read as 1.4", Page);

    public static readonly Rule Misspelt = new("svarrapport-misspelt", Severity.Warning, IssueCode.Structure,
        "Elementet «{0}» er lest som {1}", "The element '{0}' was read as {1}", Page);

    public static readonly Rule TestMessage = new("svarrapport-test-message", Severity.Warning, IssueCode.BusinessRule,
        "Meldingen er merket som testmelding; ressursene er merket HTEST", "The message is marked as a test; the resources are labelled HTEST", Page);

    public static readonly Rule PatientUnidentified = new("svarrapport-patient-unidentified", Severity.Warning, IssueCode.BusinessRule,
        "Pasienten har intet gyldig nasjonalt nummer og blir en egen pasient under nøkkelen {0}",
        "The patient has no valid national number and becomes a patient of its own under the key {0}", Page + "#pasient");

    public static readonly Rule NumberInvalid = new("svarrapport-number-invalid", Severity.Warning, IssueCode.Value,
        "Nummeret av typen {0} har ikke riktig form eller kontrollsiffer og er ført over i avsenderens serie",
        "The number of type {0} has not the right form or check digit and was carried over in the sender's series", Page + "#identifikatorer");

    public static readonly Rule NumberOfOtherType = new("svarrapport-number-type", Severity.Warning, IssueCode.Value,
        "Nummeret er oppgitt som {0}, men er {1}", "The number is said to be {0}, but is {1}", Page + "#identifikatorer");

    public static readonly Rule ProviderMissing = new("svarrapport-provider-missing", Severity.Warning, IssueCode.Required,
        "Svaret sier ikke hvem som har utført undersøkelsen", "The report does not say who made the investigation", Page + "#aktorer");

    public static readonly Rule IdMissing = new("svarrapport-id-missing", Severity.Warning, IssueCode.Required,
        "{0} mangler; nøkkelen {1} er brukt", "{0} is missing; the key {1} was used", Page + "#identifikatorer");

    public static readonly Rule IdRepeated = new("svarrapport-id-repeated", Severity.Warning, IssueCode.Duplicate,
        "{0} «{1}» står flere ganger; referanser går til den første", "{0} '{1}' stands more than once; references go to the first", Page + "#identifikatorer");

    public static readonly Rule ReferenceUnknown = new("svarrapport-reference-unknown", Severity.Warning, IssueCode.NotFound,
        "{0} «{1}» peker på noe som ikke finnes i svaret", "{0} '{1}' points to what is not in the report", Page + "#tre");

    public static readonly Rule ReferenceCycle = new("svarrapport-reference-cycle", Severity.Warning, IssueCode.Invalid,
        "{0} «{1}» ville gjøre resultatet til medlem av seg selv og er ikke fulgt", "{0} '{1}' would make the result a member of itself and was not followed", Page + "#tre");

    public static readonly Rule ReferenceExtra = new("svarrapport-reference-extra", Severity.Warning, IssueCode.MultipleMatches,
        "Resultatet viser til flere prøver; bare den første kan stå, også «{0}» er nevnt i en merknad",
        "The result refers to several specimens; only the first has a place, '{0}' is told in a note", Page + "#prove");

    public static readonly Rule TimeUnreadable = new("svarrapport-time", Severity.Warning, IssueCode.Value,
        "«{0}» er ingen dato eller tid", "'{0}' is no date or time", Page + "#tid");

    public static readonly Rule TimeOrder = new("svarrapport-time-order", Severity.Warning, IssueCode.BusinessRule,
        "Tidspunktet {0} er etter at svaret ble sendt, {1}", "The time {0} is after the report was sent, {1}", Page + "#tid");

    public static readonly Rule NumberUnreadable = new("svarrapport-number", Severity.Warning, IssueCode.Value,
        "«{0}» er ikke et tall og er ført over som tekst", "'{0}' is no number and was carried over as text", Page + "#verdi");

    public static readonly Rule NumberRewritten = new("svarrapport-number-rewritten", Severity.Warning, IssueCode.Value,
        "«{0}» er lest som {1}", "'{0}' was read as {1}", Page + "#verdi");

    public static readonly Rule UnitUnknown = new("svarrapport-unit", Severity.Warning, IssueCode.CodeInvalid,
        "Enheten «{0}» er ikke kjent i UCUM; koden er 1 og enheten står som tekst", "The unit '{0}' is not known in UCUM; the code is 1 and the unit is text", Page + "#enhet");

    public static readonly Rule RangeParsed = new("svarrapport-range", Severity.Information, IssueCode.Informational,
        "Referanseområdet «{0}» er lest som grenser; teksten er beholdt", "The reference range '{0}' was read as limits; the text is kept", Page + "#verdi");

    public static readonly Rule RangeReversed = new("svarrapport-range-reversed", Severity.Warning, IssueCode.Value,
        "Nedre grense {0} er over øvre grense {1}; området er ført over som tekst", "The lower limit {0} is above the upper limit {1}; the range was carried over as text", Page + "#verdi");

    public static readonly Rule CodeUnknown = new("svarrapport-code-unknown", Severity.Warning, IssueCode.CodeInvalid,
        "Koden «{0}» finnes ikke i kodeverk {1} og er ført over som tekst", "The code '{0}' is not in code system {1} and was carried over as text", Page + "#koder");

    public static readonly Rule CodeForm = new("svarrapport-code-form", Severity.Warning, IssueCode.CodeInvalid,
        "Koden «{0}» har ikke formen til kodeverk {1} og er ført over som laboratoriets egen", "The code '{0}' has not the form of code system {1} and was carried over as the laboratory's own", Page + "#koder");

    public static readonly Rule SystemUnknown = new("svarrapport-system", Severity.Warning, IssueCode.CodeInvalid,
        "Kodeverket «{0}» er ingen OID; koden «{1}» er ført over som laboratoriets egen", "The code system '{0}' is no OID; the code '{1}' was carried over as the laboratory's own", Page + "#koder");

    public static readonly Rule StatusUnknown = new("svarrapport-status", Severity.Warning, IssueCode.CodeInvalid,
        "Statusen {0} sier ikke hva svaret er; status er unknown", "The status {0} does not say what the report is; status is unknown", Page + "#status");

    public static readonly Rule StatusMixed = new("svarrapport-status-mixed", Severity.Warning, IssueCode.BusinessRule,
        "Rapporten er {0}, men har resultater som er {1}", "The report is {0}, but has results that are {1}", Page + "#status");

    public static readonly Rule StatusBack = new("provesvar-status-back", Severity.Error, IssueCode.Conflict,
        "Rapporten er {0} og kan ikke bli {1} igjen; kommer en eldre melding for sent, er den nyere gjeldende",
        "The report is {0} and cannot become {1} again; when an older message comes late, the newer one stands", Page + "#status");

    public static readonly Rule ReportDateChanged = new("provesvar-report-date", Severity.Error, IssueCode.Conflict,
        "Rapporten ble først utgitt {0}, og det endrer ikke en ny utgave på; fant {1}", "The report was first published {0}, and a new version does not change that; found {1}", Page + "#status");

    public static readonly Rule ReportEmpty = new("svarrapport-report-empty", Severity.Warning, IssueCode.Incomplete,
        "Rapporten er {0}, men har verken resultat, kommentar eller dokument; status er unknown", "The report is {0}, but has neither result, comment nor document; status is unknown", Page + "#status");

    public static readonly Rule ValuesSeveral = new("svarrapport-values-several", Severity.Information, IssueCode.Informational,
        "Resultatet har flere verdier; den første er verdien og resten er {0}", "The result has several values; the first is the value and the others are {0}", Page + "#verdi");

    public static readonly Rule DocumentUnreadable = new("svarrapport-document", Severity.Warning, IssueCode.Value,
        "Innholdet i dokumentet «{0}» er ikke base64, lar seg ikke pakke ut eller har ingen gyldig medietype, og er ikke ført over",
        "The content of the document '{0}' is not base64, cannot be unpacked or has no valid media type, and was not carried over", Page + "#dokument");

    public static readonly Rule PatientSecond = new("svarrapport-patient-second", Severity.Information, IssueCode.Informational,
        "Svaret gjelder også en person til, i forhold til pasienten; den har fått en rapport for seg under nøkkelen {0}",
        "The report is also about another person, related to the patient; that person has a report of its own under the key {0}", Page + "#pasient");

    public static readonly ImmutableArray<Rule> All =
    [
        Empty, NotFound, NoReport, NoPatient, EncodingDeclared, NamespaceUnknown, Misspelt, TestMessage, PatientUnidentified, NumberInvalid, NumberOfOtherType, ProviderMissing,
        IdMissing, IdRepeated, ReferenceUnknown, ReferenceCycle, ReferenceExtra, TimeUnreadable, TimeOrder, NumberUnreadable, NumberRewritten, UnitUnknown, RangeParsed, RangeReversed,
        Unpacked, PackedLarge, PackedDeep, PackedMany, PackedBroken, Sealed, OtherFormat, TwoVersions, CodeUnknown, CodeForm, SystemUnknown, StatusUnknown, StatusMixed, StatusBack, ReportDateChanged, ReportEmpty, ValuesSeveral, DocumentUnreadable, PatientSecond,
    ];
}
