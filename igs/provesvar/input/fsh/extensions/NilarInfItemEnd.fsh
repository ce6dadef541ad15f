Extension:   NilarInfItemEnd
Id:          nilar-inf-item-end
Title:       "Til"
Description: "Når den kliniske opplysningen sluttet å gjelde. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     NilarInfItem
* insert DateExtension(nilar-inf-item-end)
