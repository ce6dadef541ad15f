Instance:    provesvar-observation-lab-dyrkning
InstanceOf:  ProvesvarObservationLab
Usage:       #example
Title:       "Dyrkning med medlemmer"
Description: "Urindyrkning. Resistensbestemmelsen er medlem av funnet og leses sammen med det."
* identifier.system = "https://fjordlandet.example/lab/resultat"
* identifier.value = "R-26-104300-1"
* status = #final
* category[laboratory] = $observation-category#laboratory
* category[specialty] = $kodeverk-8202#MBIO "Medisinsk mikrobiologi"
* code.coding[LOINC] = $loinc#630-4 "Bacteria identified in Urine by Culture"
* code.text = "Dyrkning, urin"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-09T07:30:00+01:00"
* issued = "2026-03-11T13:00:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* valueCodeableConcept = $sct#112283007 "Escherichia coli"
* valueCodeableConcept.text = "Escherichia coli"
* specimen = Reference(Specimen/provesvar-specimen-urin)
* hasMember = Reference(Observation/provesvar-observation-lab-resistens)
