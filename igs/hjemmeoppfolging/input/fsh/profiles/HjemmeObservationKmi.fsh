Profile:     HjemmeObservationKmi
Parent:      Observation
Id:          hjemme-observation-kmi
Title:       "Kroppsmasseindeks"
Description: "Vekt over høyde i annen. Peker på målingene den er regnet ut av."
* insert Metadata(draft)
* insert VitalSign(39156-5, HjemmeBmiVS, bmi)
* insert Measured(kg/m2)
* insert DeviceAndRange
* derivedFrom MS
* derivedFrom only Reference(Observation)
