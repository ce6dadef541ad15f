Extension:   NilarInfItemStart
Id:          nilar-inf-item-start
Title:       "Fra"
Description: "Når den kliniske opplysningen begynte å gjelde. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     NilarInfItem
* insert DateExtension(nilar-inf-item-start)
