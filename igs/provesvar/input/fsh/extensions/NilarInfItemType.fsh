Extension:   NilarInfItemType
Id:          nilar-inf-item-type
Title:       "Type opplysning"
Description: "Hva den kliniske opplysningen gjelder (8233). Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     NilarInfItem
* insert OwnedByNhn(nilar-inf-item-type)
* . 0..1
* value[x] 1..1
* value[x] only CodeableConcept
