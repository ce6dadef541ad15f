Extension:   NilarLogistics
Id:          nilar-logistics
Title:       "Logistikk"
Description: "Hvordan prøven kom til laboratoriet. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Specimen.collection
* insert OwnedByNhn(nilar-logistics)
* . 0..1
* value[x] 1..1
* value[x] only string
