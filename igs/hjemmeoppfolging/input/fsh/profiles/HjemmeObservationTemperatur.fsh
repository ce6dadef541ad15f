Profile:     HjemmeObservationTemperatur
Parent:      Observation
Id:          hjemme-observation-temperatur
Title:       "Kroppstemperatur"
Description: "Kroppstemperatur målt hjemme."
* insert Metadata(draft)
* obeys hjemme-obs-8
* insert VitalSign(8310-5, HjemmeTemperatureVS, bodytemp)
* insert Measured(Cel)
* insert DeviceAndRange
