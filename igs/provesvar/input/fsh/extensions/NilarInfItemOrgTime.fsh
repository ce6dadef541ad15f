Extension:   NilarInfItemOrgTime
Id:          nilar-inf-item-org-time
Title:       "Opprinnelig tid"
Description: "Når den kliniske opplysningen ble registrert. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     NilarInfItem
* insert DateExtension(nilar-inf-item-org-time)
