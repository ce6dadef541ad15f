Invariant:   legemiddel-rad-1
Description: "En rad har en rad-id (PLL), en resept-id eller begge."
Severity:    #error
Expression:  "identifier.where(system = 'https://fhirref.example/no/legemiddelliste/NamingSystem/pll-id' or system = 'https://fhirref.example/no/legemiddelliste/NamingSystem/resept-id').exists()"

Invariant:   legemiddel-rad-2
Description: "En seponert rad har grunn (statusReason) og sluttidspunkt (effectivePeriod.end)."
Severity:    #error
Expression:  "status = 'stopped' implies (statusReason.exists() and effective.ofType(Period).end.exists())"

Invariant:   legemiddel-rad-3
Description: "Vaksiner hører ikke hjemme i legemiddellisten."
Severity:    #error
Expression:  "dosage.extension.where(url = 'https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-use').value.ofType(CodeableConcept).coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.9101' and code = '4').empty()"

Invariant:   legemiddel-rad-4
Description: "En eresept eller papirresept har resept-id."
Severity:    #error
Expression:  "extension.where(url = 'https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-prescription').extension.where(url = 'prescriptionType').value.ofType(CodeableConcept).coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.7491' and (code = 'E' or code = 'P')).exists() implies identifier.where(system = 'https://fhirref.example/no/legemiddelliste/NamingSystem/resept-id').exists()"

Invariant:   legemiddel-rad-5
Description: "Det som brukes uten resept, også kosttilskudd, har ingen resept-id."
Severity:    #error
Expression:  "extension.where(url = 'https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-prescription').extension.where(url = 'prescriptionType').value.ofType(CodeableConcept).coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.7491' and code = 'U').exists() implies identifier.where(system = 'https://fhirref.example/no/legemiddelliste/NamingSystem/resept-id').empty()"

Invariant:   legemiddel-rad-6
Description: "Næringsmidler og forbruksmateriell hører ikke hjemme i legemiddellisten: varegruppen er L."
Severity:    #error
Expression:  "extension.where(url = 'https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-prescription').extension.where(url = 'itemGroup').value.ofType(CodeableConcept).coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.7402' and code != 'L').empty()"

// Kjedens hode har ikke partOf; det som er avløst, peker på det som avløste det.
Invariant:   legemiddel-rad-7
Description: "En fullført rad er avløst av en annen og peker på den (partOf)."
Severity:    #warning
Expression:  "status = 'completed' implies partOf.exists()"

Invariant:   legemiddel-id-1
Description: "Rad-id er en UUID med små bokstaver."
Severity:    #error
Expression:  "value.exists() implies value.matches('^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')"

Invariant:   legemiddel-rad-8
Description: "Bare en rad som er avløst (fullført), peker på en annen rad; kjedens hode gjør det ikke."
Severity:    #error
Expression:  "partOf.exists() implies status = 'completed'"

Invariant:   legemiddel-rad-9
Description: "En seponert rad sier hvem som seponerte den."
Severity:    #error
Expression:  "status = 'stopped' implies extension.where(url = 'https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-registration').extension.where(url = 'type').value.ofType(CodeableConcept).coding.where(code = '3').exists()"

Invariant:   legemiddel-bytte-1
Description: "Når bytte ikke er greit, står grunnen."
Severity:    #error
Expression:  "extension.where(url = 'accepted').value.ofType(boolean) = false implies extension.where(url = 'reason').exists()"

Invariant:   legemiddel-vare-1
Description: "Legemidler (varegruppe L) står i listen, ikke blant de andre reseptene."
Severity:    #error
Expression:  "extension.where(url = 'itemGroup').value.ofType(CodeableConcept).coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.7402' and code = 'L').empty()"

Invariant:   legemiddel-info-1
Description: "Opplysninger fra legen (M25.1) sier om listen skal sendes (createPll)."
Severity:    #error
Expression:  "code.coding.where(code = 'M25.1').exists() implies extension.where(url = 'https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-pll-information').extension.where(url = 'createPll').exists()"
