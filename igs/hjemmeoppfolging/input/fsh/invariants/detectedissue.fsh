Invariant:   hjemme-var-1
Description: "Oppfølgingen står i rekkefølge, det eldste først."
Severity:    #error
Expression:  "mitigation.all($index = 0 or date >= %resource.mitigation[$index - 1].date)"

Invariant:   hjemme-var-2
Description: "Et terskelbrudd peker på målingen som brøt terskelen."
Severity:    #error
Expression:  "code.coding.where(system = 'https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-varsel' and code = 'terskelbrudd').exists() implies implicated.exists()"
