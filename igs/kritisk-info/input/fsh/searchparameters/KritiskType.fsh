Instance:    kritisk-search-type
InstanceOf:  SearchParameter
Title:       "Søk på art av kritisk informasjon"
Description: "Opplysninger av en bestemt art."
Usage:       #definition
* url = "https://fhirref.example/no/kritisk-info/SearchParameter/kritisk-search-type"
* version = "0.1.0"
* name = "KritiskTypeSearch"
* status = #draft
* experimental = true
* date = "2026-11-22"
* publisher = "FhirRef"
* description = "Opplysninger av en bestemt art. Skiller de artene som har samme ressurstype."
* code = #critical-info-type
* base[+] = #Condition
* base[+] = #Consent
* base[+] = #Flag
* base[+] = #Procedure
* type = #token
* expression = "Condition.category | Consent.category | Flag.category | Procedure.category"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
