ValueSet:    HjemmeTemperatureVS
Id:          hjemme-temperature
Title:       "Kroppstemperatur i SNOMED CT"
Description: "Kjernetemperatur."
* insert Metadata(draft)
* $sct#276885007 "Core body temperature"
