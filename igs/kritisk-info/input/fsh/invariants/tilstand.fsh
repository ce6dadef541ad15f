Invariant:   kritisk-til-1
Description: "Smitte er kodet og har ingen fritekst."
Severity:    #error
Expression:  "category.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type' and code = '10').exists() implies (code.text.empty() and code.coding.exists())"

Invariant:   kritisk-til-2
Description: "Et problem ved intubasjon eller anestesi er beskrevet med tekst."
Severity:    #error
Expression:  "category.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type' and (code = '3' or code = '4')).exists() implies code.text.exists()"

Invariant:   kritisk-til-3
Description: "En avkreftet tilstand er inaktiv."
Severity:    #error
Expression:  "verificationStatus.coding.where(code = 'refuted').exists() implies clinicalStatus.coding.where(code = 'inactive').exists()"

Invariant:   kritisk-til-4
Description: "Et problem ved intubasjon eller anestesi er kodet med arten; det nærmere står i teksten."
Severity:    #warning
Expression:  "category.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type' and (code = '3' or code = '4')).code.all($this in %resource.code.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type').code)"
