CodeSystem:  PlanKategori
Id:          plan-kategori
Title:       "Kategori"
Description: "Hva slags plan eller bestilling det er. Et eget kodeverk til et nasjonalt foreligger."
* insert Metadata(draft)
* ^caseSensitive = true
* #besoksplan "Besøksplan"
* #vedtak "Vedtak om kommunal tjeneste"
