CodeSystem:  Foreldreansvar
Id:          foreldreansvar
Title:       "Foreldreansvar"
Description: "Kodene i det nasjonale kodeverket for foreldreansvar, gjengitt slik at koder kan kontrolleres uten den nasjonale pakken."
* insert Metadata(draft)
* ^url = $parental-responsibility
* ^content = #complete
* ^caseSensitive = true
* #felles "Felles"
* #mor "Mor"
* #far "Far"
* #medmor "Medmor"
* #andre "Andre"
* #ukjent "Ukjent"
