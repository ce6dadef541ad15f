Instance:    provesvar-observation-lab-crp
InstanceOf:  ProvesvarObservationLab
Usage:       #example
Title:       "CRP under målegrensen"
Description: "Verdien er gitt med sammenligningstegn; referanseområdet har bare øvre grense."
* identifier.system = "https://fjordlandet.example/lab/resultat"
* identifier.value = "R-26-104221-2"
* status = #final
* category[laboratory] = $observation-category#laboratory
* category[specialty] = $kodeverk-8202#CLIN "Medisinsk biokjemi"
* code.coding[NLK] = $kodeverk-7280#NPU19748 "P-CRP"
* code.coding[LOINC] = $loinc#1988-5
* code.text = "P-CRP"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-10T08:15:00+01:00"
* issued = "2026-03-10T10:31:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* valueQuantity = 5 'mg/L' "mg/L"
* valueQuantity.comparator = #<
* specimen = Reference(Specimen/provesvar-specimen-full)
* referenceRange.high = 5 'mg/L' "mg/L"
