Profile:     HjemmeObservationPuls
Parent:      Observation
Id:          hjemme-observation-puls
Title:       "Puls"
Description: "Hjertefrekvens eller puls målt hjemme."
* insert Metadata(draft)
* insert VitalSign(8867-4, HjemmePulseVS, heartrate)
* insert Measured(/min)
* insert DeviceAndRange
