ValueSet:    HjemmeNews2ResponsVS
Id:          hjemme-news2-respons
Title:       "Respons etter NEWS2"
Description: "Alle responsene."
* insert Metadata(draft)
* include codes from system HjemmeNews2Respons
