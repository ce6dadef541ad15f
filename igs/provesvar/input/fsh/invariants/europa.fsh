// Etter HL7 Europe Laboratory Report 2.0: one-comp, one-dr og dr-comp.
Invariant:   provesvar-eu-1
Description: "Dokumentet har én forside og én rapport."
Severity:    #error
Expression:  "entry.resource.ofType(Composition).count() = 1 and entry.resource.ofType(DiagnosticReport).count() = 1"

Invariant:   provesvar-eu-2
Description: "Forsidens identifikator er en av rapportens."
Severity:    #error
Expression:  "(entry.resource.ofType(Composition).identifier.exists() or entry.resource.ofType(DiagnosticReport).identifier.exists()) implies entry.resource.ofType(Composition).identifier.intersect(entry.resource.ofType(DiagnosticReport).identifier).exists()"

Invariant:   provesvar-eu-3
Description: "Forsidens type og rapportens kode har en felles koding."
Severity:    #error
Expression:  "entry.resource.ofType(Composition).type.coding.intersect(entry.resource.ofType(DiagnosticReport).code.coding).exists()"

Invariant:   provesvar-eu-4
Description: "Forsiden og rapporten har en felles kategori, når en av dem har kategori."
Severity:    #error
Expression:  "(entry.resource.ofType(Composition).category.exists() or entry.resource.ofType(DiagnosticReport).category.exists()) implies entry.resource.ofType(Composition).category.coding.intersect(entry.resource.ofType(DiagnosticReport).category.coding).exists()"

Invariant:   provesvar-eu-5
Description: "Forsiden og rapporten gjelder samme pasient."
Severity:    #error
Expression:  "entry.resource.ofType(Composition).subject.reference = entry.resource.ofType(DiagnosticReport).subject.reference"

Invariant:   provesvar-eu-6
Description: "Forsiden og rapporten har samme kontakt, eller ingen av dem har noen."
Severity:    #error
Expression:  "(entry.resource.ofType(Composition).encounter.empty() and entry.resource.ofType(DiagnosticReport).encounter.empty()) or (entry.resource.ofType(Composition).encounter.exists() and entry.resource.ofType(DiagnosticReport).encounter.exists() and entry.resource.ofType(Composition).encounter = entry.resource.ofType(DiagnosticReport).encounter)"

Invariant:   provesvar-eu-7
Description: "Forsidens status følger rapportens."
Severity:    #error
Expression:  "entry.resource.ofType(DiagnosticReport).status.all(iif($this = 'final', 'final', iif($this = 'amended' or $this = 'corrected' or $this = 'appended', 'amended', iif($this = 'cancelled' or $this = 'entered-in-error', 'entered-in-error', 'preliminary'))) = %resource.entry.resource.ofType(Composition).status)"

Invariant:   provesvar-eu-8
Description: "En endelig rapport har bare resultater som er endelige, rettet eller trukket tilbake."
Severity:    #warning
Expression:  "entry.resource.ofType(DiagnosticReport).status.where($this = 'final').exists() implies entry.resource.ofType(Observation).where(status = 'preliminary' or status = 'registered').empty()"

// En seksjon har resultater, underseksjoner, eller er en merknad.
Invariant:   provesvar-eu-9
Description: "En seksjon har resultater eller underseksjoner, eller den er en merknad (LOINC 48767-8) med tekst."
Severity:    #error
Expression:  "entry.exists() or section.exists() or (code.coding.where(system = 'http://loinc.org' and code = '48767-8').exists() and text.exists())"

Invariant:   provesvar-eu-10
Description: "En seksjon med underseksjoner har verken tekst eller resultater selv, og underseksjonene har resultater og ingen seksjoner under seg."
Severity:    #error
Expression:  "section.exists() implies (text.empty() and entry.empty() and section.all(entry.exists() and section.empty()))"

Invariant:   provesvar-eu-11
Description: "Grensene i et område og delene i et forhold har enhetskode."
Severity:    #error
Expression:  "value.ofType(Range).select(low | high).all(code.exists()) and value.ofType(Ratio).select(numerator | denominator).all(code.exists())"

Invariant:   provesvar-eu-12
Description: "En av kodingene sier at det er et laboratoriesvar (LOINC 11502-2)."
Severity:    #error
Expression:  "coding.where(system = 'http://loinc.org' and code = '11502-2').exists()"
