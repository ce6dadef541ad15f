Instance:    provesvar-observation-lab-full
InstanceOf:  ProvesvarObservationLab
Usage:       #example
Title:       "Kalium, alle felt"
Description: "Kalium over øvre grense, med norsk kode, NPU og LOINC, referanseområde og prøve."
* extension[accredited].valueBoolean = true
* extension[investigationDate].valueDateTime = "2026-03-10T11:40:00+01:00"
* identifier.system = "https://fjordlandet.example/lab/resultat"
* identifier.value = "R-26-104221-1"
* basedOn = Reference(ServiceRequest/provesvar-servicerequest-full)
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* category[specialty] = $kodeverk-8202#CLIN "Medisinsk biokjemi"
* code.coding[NLK] = $kodeverk-7280#NPU03230 "P-Kalium"
* code.coding[NPU] = $npu#NPU03230
* code.coding[LOINC] = $loinc#2823-3 "Potassium [Moles/volume] in Serum or Plasma"
* code.text = "P-Kalium"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-10T08:15:00+01:00"
* issued = "2026-03-10T12:05:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* valueQuantity = 5.3 'mmol/L' "mmol/L"
* interpretation.coding[hl7] = $interpretation#H "High"
* interpretation.coding[deviation] = $kodeverk-8244#1 "Over øvre grense"
* note.text = "Ikke hemolysert."
* method.text = "Ioneselektiv elektrode"
* specimen = Reference(Specimen/provesvar-specimen-full)
* referenceRange
  * low = 3.5 'mmol/L' "mmol/L"
  * high = 5.0 'mmol/L' "mmol/L"
  * type = $range-meaning#normal "Normal Range"
  * text = "3,5-5,0 mmol/L"
