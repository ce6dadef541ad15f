Instance:    provesvar-observation-lab-mangler
InstanceOf:  ProvesvarObservationLab
Usage:       #example
Title:       "Verdi mangler"
Description: "Prøven var hemolysert, så resultatet har en grunn i stedet for verdi."
* identifier.system = "https://fjordlandet.example/lab/resultat"
* identifier.value = "R-26-104221-3"
* status = #final
* category[laboratory] = $observation-category#laboratory
* code.coding[NLK] = $kodeverk-7280#NPU19651 "P-ALAT"
* code.text = "P-ALAT"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-10T08:15:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* dataAbsentReason = $absent-reason#error "Error"
* note.text = "Hemolysert prøve."
