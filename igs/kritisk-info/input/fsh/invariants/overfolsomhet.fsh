Invariant:   kritisk-all-1
Description: "En avkreftet overfølsomhet er inaktiv."
Severity:    #error
Expression:  "verificationStatus.coding.where(code = 'refuted').exists() implies clinicalStatus.coding.where(code = 'inactive').exists()"

Invariant:   kritisk-all-2
Description: "Det pasienten reagerer på, er kodet eller beskrevet med tekst."
Severity:    #error
Expression:  "coding.where(code.exists()).exists() or text.exists()"

Invariant:   kritisk-all-3
Description: "Bare en ubekreftet eller bekreftet overfølsomhet kan være merket som sannsynlig."
Severity:    #error
Expression:  "extension.where(url = 'https://fhirref.example/no/kritisk-info/StructureDefinition/kritisk-presumed' and value = true).exists() implies coding.where(code = 'unconfirmed' or code = 'confirmed').exists()"

Invariant:   kritisk-all-4
Description: "En legemiddelreaksjon er kodet, ikke bare beskrevet."
Severity:    #warning
Expression:  "category.where($this = 'medication').exists() implies code.coding.exists()"
