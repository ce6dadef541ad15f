Profile:     HjemmeObservationVekt
Parent:      Observation
Id:          hjemme-observation-vekt
Title:       "Kroppsvekt"
Description: "Kroppsvekt målt hjemme. LOINC-koden er 29463-7; 29563-7 er en kjent trykkfeil."
* insert Metadata(draft)
* insert VitalSign(29463-7, HjemmeWeightVS, bodyweight)
* insert Measured(kg)
* insert DeviceAndRange
