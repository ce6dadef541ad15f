Instance:    provesvar-observation-radiologi-full
InstanceOf:  ProvesvarObservationRadiologi
Usage:       #example
Title:       "Funn ved røntgen thorax"
Description: "Funnet er beskrevet med tekst."
* identifier.system = "https://fjordlandet.example/lab/funn"
* identifier.value = "RAD-26-5501-1"
* basedOn = Reference(ServiceRequest/provesvar-servicerequest-minimal)
* status = #final
* category[imaging] = $observation-category#imaging "Imaging"
* code.coding[LOINC] = $loinc#36643-5 "XR Chest 2 Views"
* code.text = "Røntgen thorax"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-09T09:05:00+01:00"
* issued = "2026-03-09T10:20:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Radiologisk avdeling"
* valueString = "Fortetning basalt i høyre lunge, 4 cm. Ingen pleuravæske. Normal hjertestørrelse."
* interpretation = $interpretation#A "Abnormal"
