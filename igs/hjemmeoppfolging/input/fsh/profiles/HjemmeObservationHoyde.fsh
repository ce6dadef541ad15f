Profile:     HjemmeObservationHoyde
Parent:      Observation
Id:          hjemme-observation-hoyde
Title:       "Høyde"
Description: "Kroppshøyde. SNOMED-koden er 1153637007; 50373000 i en nasjonal tabell er en eldre kode og avvises."
* insert Metadata(draft)
* insert VitalSign(8302-2, HjemmeHeightVS, bodyheight)
* insert Measured(cm)
* insert DeviceAndRange
