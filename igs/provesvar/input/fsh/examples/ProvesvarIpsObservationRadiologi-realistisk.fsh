Instance:    provesvar-ips-observation-radiologi-ct
InstanceOf:  ProvesvarIpsObservationRadiologi
Usage:       #example
Title:       "CT-funn i en oppsummering"
Description: "Kontroll av en liten knute i lungen: beskrivelsen, organet og målet som en egen komponent."
* identifier.system = "https://fjordlandet.example/rad/resultat"
* identifier.value = "F-26-117455-1"
* status = #amended
* category[radiology] = $observation-category#imaging "Imaging"
* code.coding = $kodeverk-7270#SJX0AD
* code.text = "CT Thorax"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-04-09T13:20:00+02:00"
* issued = "2026-04-10T08:05:00+02:00"
* performer.display = "Fjordlandet sykehus, Radiologisk avdeling"
* valueString = "Uendret 5 mm stor solid knute i høyre overlapp siden oktober 2025. Ingen nye knuter, ingen forstørrede lymfeknuter. Ny kontroll om 12 måneder."
* bodySite.text = "Høyre lunge, overlapp"
* component.code.text = "Største diameter"
* component.valueQuantity = 5 'mm' "mm"
