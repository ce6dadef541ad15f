CodeSystem:  Liste
Id:          liste
Title:       "Lister og resepter i legemiddellisten"
Description: "Det som ingen andre kodeverk har et ord for: oppslaget en sending bygger på, seksjonen med den gjeldende listen, og resepter på annet enn legemidler."
* insert Metadata(draft)
* ^caseSensitive = true
* #oppslag "Oppslag i legemiddellisten"
* #gjeldende-liste "Gjeldende liste"
* #annen-resept "Resept på annet enn legemiddel"
