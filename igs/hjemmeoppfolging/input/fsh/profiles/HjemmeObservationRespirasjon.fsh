Profile:     HjemmeObservationRespirasjon
Parent:      Observation
Id:          hjemme-observation-respirasjon
Title:       "Respirasjonsfrekvens"
Description: "Åndedrag per minutt, talt eller målt hjemme."
* insert Metadata(draft)
* obeys hjemme-obs-10
* insert VitalSign(9279-1, HjemmeRespirationVS, resprate)
* insert Measured(/min)
* insert DeviceAndRange
