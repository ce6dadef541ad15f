Extension:   NilarInfItemDescr
Id:          nilar-inf-item-descr
Title:       "Beskrivelse"
Description: "Den kliniske opplysningen i fritekst. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     NilarInfItem
* insert OwnedByNhn(nilar-inf-item-descr)
* . 0..1
* value[x] 1..1
* value[x] only string
