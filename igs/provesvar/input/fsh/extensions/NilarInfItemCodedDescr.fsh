Extension:   NilarInfItemCodedDescr
Id:          nilar-inf-item-coded-descr
Title:       "Kodet beskrivelse"
Description: "Den kliniske opplysningen med kode (8209, 8210, 8217, 8218, 8277). Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     NilarInfItem
* insert OwnedByNhn(nilar-inf-item-coded-descr)
* . 0..1
* value[x] 1..1
* value[x] only CodeableConcept
