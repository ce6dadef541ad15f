Invariant:   hjemme-pln-1
Description: "En aktivitet er beskrevet i planen eller peker på en bestilling."
Severity:    #error
Expression:  "detail.exists() or reference.exists()"

Invariant:   hjemme-pln-2
Description: "En egenbehandlingsplan sier hva pasienten skal gjøre."
Severity:    #error
Expression:  "category.coding.where(system = 'https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-plan-type' and code = 'egenbehandlingsplan').exists() implies activity.exists()"
