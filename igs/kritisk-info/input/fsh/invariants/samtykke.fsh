Invariant:   kritisk-sam-1
Description: "Avgrensning av livsforlengende behandling (art 8) har scope adr; behandlingsavklaring (art 11) har scope treatment."
Severity:    #error
Expression:  "(category.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type' and code = '8').exists() implies scope.coding.where(code = 'adr').exists()) and (category.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type' and code = '11').exists() implies scope.coding.where(code = 'treatment').exists())"

Invariant:   kritisk-sam-2
Description: "Avgrensning av livsforlengende behandling (art 8) har dato den gjelder til."
Severity:    #error
Expression:  "category.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type' and code = '8').exists() implies extension.where(url = 'https://fhirref.example/no/kritisk-info/StructureDefinition/kritisk-valid-until').exists()"

Invariant:   kritisk-sam-3
Description: "Avgrensning av livsforlengende behandling (art 8) bygger på grunnlag 1, behandlingsavklaring (art 11) på grunnlag 2."
Severity:    #error
Expression:  "(category.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type' and code = '8').exists() implies policyRule.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-policy' and code = '1').exists()) and (category.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type' and code = '11').exists() implies policyRule.coding.where(system = 'https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-policy' and code = '2').exists())"
