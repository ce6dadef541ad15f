Instance:    provesvar-observation-lab-minimal
InstanceOf:  ProvesvarObservationLab
Usage:       #example
Title:       "Resultat uten kode, bare påkrevde felt"
Description: "Lokal undersøkelse uten felles kode: teksten bærer navnet."
* identifier.system = "https://fjordlandet.example/lab/resultat"
* identifier.value = "R-26-104221-9"
* status = #preliminary
* category[laboratory] = $observation-category#laboratory
* code.text = "P-Lokal analyse"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-10"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* valueCodeableConcept.text = "Ikke påvist"
