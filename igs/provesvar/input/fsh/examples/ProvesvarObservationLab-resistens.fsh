Instance:    provesvar-observation-lab-resistens
InstanceOf:  ProvesvarObservationLab
Usage:       #example
Title:       "Resistensbestemmelse"
Description: "Følsomhet for ciprofloksacin. Står aldri alene, men under dyrkningen."
* identifier.system = "https://fjordlandet.example/lab/resultat"
* identifier.value = "R-26-104300-2"
* status = #final
* category[laboratory] = $observation-category#laboratory
* category[specialty] = $kodeverk-8202#MBIO "Medisinsk mikrobiologi"
* code.coding[LOINC] = $loinc#18906-8 "Ciprofloxacin [Susceptibility]"
* code.text = "Ciprofloksacin"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-09T07:30:00+01:00"
* issued = "2026-03-11T13:00:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* valueCodeableConcept.coding[susceptibility] = $kodeverk-8271#S "Sensitiv standarddose"
* interpretation.coding[hl7] = $interpretation#S "Susceptible"
* specimen = Reference(Specimen/provesvar-specimen-urin)
