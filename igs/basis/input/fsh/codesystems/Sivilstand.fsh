CodeSystem:  Sivilstand
Id:          sivilstand
Title:       "Sivilstand"
Description: "Kodene i det nasjonale kodeverket for sivilstand, gjengitt slik at koder kan kontrolleres uten den nasjonale pakken."
* insert Metadata(draft)
* ^url = $marital-status
* ^content = #complete
* ^caseSensitive = true
* #uoppgitt "Uoppgitt"
* #ugift "Ugift"
* #gift "Gift"
* #enkeEllerEnkemann "Enke eller enkemann"
* #skilt "Skilt"
* #separert "Separert"
* #registrertPartner "Registrert partner"
* #separertPartner "Separert partner"
* #skiltPartner "Skilt partner"
* #gjenlevende_partner "Gjenlevende partner"
