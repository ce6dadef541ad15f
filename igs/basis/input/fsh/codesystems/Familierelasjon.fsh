CodeSystem:  Familierelasjon
Id:          familierelasjon
Title:       "Familierelasjon"
Description: "Rollene i det nasjonale kodeverket for familierelasjon, gjengitt slik at koder kan kontrolleres uten den nasjonale pakken."
* insert Metadata(draft)
* ^url = $family-relation
* ^content = #complete
* ^caseSensitive = true
* #mor "Mor"
* #far "Far"
* #medmor "Medmor"
* #barn "Barn"
* #søsken "Søsken"
* #ektefelleEllerPartner "Ektefelle eller partner"
* #dødfødtBarn "Dødfødt barn"
