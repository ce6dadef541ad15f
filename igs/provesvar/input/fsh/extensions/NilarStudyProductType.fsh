Extension:   NilarStudyProductType
Id:          nilar-study-product-type
Title:       "Type studieprodukt"
Description: "Hva slags produkt undersøkelsen ga, som et snitt eller et bilde. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Specimen.collection
* insert OwnedByNhn(nilar-study-product-type)
* . 0..1
* value[x] 1..1
* value[x] only string
