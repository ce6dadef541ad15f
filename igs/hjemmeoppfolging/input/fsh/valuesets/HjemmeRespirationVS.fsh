ValueSet:    HjemmeRespirationVS
Id:          hjemme-respiration
Title:       "Respirasjonsfrekvens i SNOMED CT"
Description: "Kodene i de to norske veilederne; de er ulike, og begge godtas."
* insert Metadata(draft)
* $sct#86290005 "Respiratory rate"
* $sct#271625008 "Rate of spontaneous respiration"
