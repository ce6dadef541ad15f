Invariant:   provesvar-kod-1
Description: "Undersøkelsen har en kode eller en tekst."
Severity:    #error
Expression:  "coding.exists() or text.exists()"

// Norske tillegg til NPU heter NOR; resten er NPU-koder uendret.
Invariant:   provesvar-kod-2
Description: "En kode i Norsk laboratoriekodeverk er NPU eller NOR og fem siffer."
Severity:    #error
Expression:  "code.exists() implies code.matches('^(NPU|NOR)[0-9]{5}$')"

Invariant:   provesvar-kod-3
Description: "En NPU-kode er NPU og fem siffer."
Severity:    #error
Expression:  "code.exists() implies code.matches('^NPU[0-9]{5}$')"

Invariant:   provesvar-kod-4
Description: "En LOINC-kode er inntil sju siffer, bindestrek og et kontrollsiffer."
Severity:    #error
Expression:  "code.exists() implies code.matches('^[0-9]{1,7}-[0-9]$')"

Invariant:   provesvar-kod-5
Description: "Når både norsk kode og NPU-kode er gitt, og den norske er en NPU-kode, er de like."
Severity:    #error
Expression:  "(coding.where(system = 'http://npu-terminology.org').exists() and coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.7280' and code.startsWith('NPU')).exists()) implies coding.where(system = 'http://npu-terminology.org').code.select($this.toString()).intersect(coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.7280').code.select($this.toString())).exists()"
