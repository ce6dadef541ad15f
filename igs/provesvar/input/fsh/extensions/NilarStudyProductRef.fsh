Extension:   NilarStudyProductRef
Id:          nilar-study-product-ref
Title:       "Beslektet studieprodukt"
Description: "Produktet dette hører sammen med. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Specimen.collection
* insert OwnedByNhn(nilar-study-product-ref)
* . 0..1
* value[x] 1..1
* value[x] only string
