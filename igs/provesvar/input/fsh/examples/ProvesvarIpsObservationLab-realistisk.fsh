Instance:    provesvar-ips-observation-lab-hba1c
InstanceOf:  ProvesvarIpsObservationLab
Usage:       #example
Title:       "HbA1c i en oppsummering"
Description: "Diabetesoppfølging: verdien med referanseområde, avvik, prøve og en tidligere verdi i merknaden."
* identifier.system = "https://fjordlandet.example/lab/resultat"
* identifier.value = "R-26-118002-1"
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* code.coding[0] = $kodeverk-7280#NPU27300 "B-Hemoglobin A1c"
* code.coding[1] = $npu#NPU27300
* code.text = "B-HbA1c"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-04-14T07:50:00+02:00"
* issued = "2026-04-14T15:10:00+02:00"
* performer.display = "Fjordlandet sykehus, Laboratoriet"
* valueQuantity = 61 'mmol/mol' "mmol/mol"
* interpretation = $interpretation#H "High"
* note.text = "58 mmol/mol i januar. Anbefalt behandlingsmål er avtalt individuelt."
* specimen.display = "Blod, EDTA"
* referenceRange.low = 28 'mmol/mol' "mmol/mol"
* referenceRange.high = 40 'mmol/mol' "mmol/mol"
* referenceRange.text = "28 - 40 mmol/mol"
