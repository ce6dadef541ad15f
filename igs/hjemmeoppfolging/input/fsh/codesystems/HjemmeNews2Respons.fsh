CodeSystem:  HjemmeNews2Respons
Id:          hjemme-news2-respons
Title:       "Respons etter NEWS2"
Description: "Hvor raskt noen må se til pasienten, etter sum og høyeste enkeltpoeng."
* insert Metadata(draft)
* ^caseSensitive = true
* #lav "Lav risiko" "Sum 0 til 4, ingen del med 3 poeng."
* #lav-middels "Lav til middels risiko" "Sum 0 til 4, og én del har 3 poeng."
* #middels "Middels risiko" "Sum 5 eller 6."
* #hoy "Høy risiko" "Sum 7 eller mer."
