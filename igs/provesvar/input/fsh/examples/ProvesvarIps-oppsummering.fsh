Instance:    provesvar-ips-observation-lab-kalium
InstanceOf:  ProvesvarIpsObservationLab
Usage:       #example
Title:       "Kalium i en oppsummering"
Description: "Et resultat slik IPS vil ha det."
* identifier.system = "https://fjordlandet.example/lab/resultat"
* identifier.value = "R-26-104230-1"
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* code.coding[0] = $kodeverk-7280#NPU03230 "P-Kalium"
* code.text = "P-Kalium"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-10T08:15:00+01:00"
* performer.display = "Fjordlandet sykehus, Laboratoriet"
* valueQuantity = 4.3 'mmol/L' "mmol/L"

Instance:    provesvar-ips-observation-radiologi-thorax
InstanceOf:  ProvesvarIpsObservationRadiologi
Usage:       #example
Title:       "Røntgenfunn i en oppsummering"
Description: "Et funn slik IPS vil ha det."
* identifier.system = "https://fjordlandet.example/rad/resultat"
* identifier.value = "F-26-104231-1"
* status = #final
* category[radiology] = $observation-category#imaging "Imaging"
* code.text = "RG Thorax"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-10T09:05:00+01:00"
* performer.display = "Fjordlandet sykehus, Radiologisk avdeling"
* valueString = "Normale funn."

Instance:    provesvar-ips-diagnosticreport-lab
InstanceOf:  ProvesvarIpsDiagnosticReport
Usage:       #example
Title:       "Svarrapport i en oppsummering"
Description: "En rapport slik IPS vil ha den."
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "S-26-104230"
* status = #final
* category = $kodeverk-8202#LAB "Laboratoriemedisin"
* code = $kodeverk-8202#CLIN "Medisinsk biokjemi"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-10T08:15:00+01:00"
* issued = "2026-03-10T14:00:00+01:00"
* performer.display = "Fjordlandet sykehus, Laboratoriet"
* result = Reference(Observation/provesvar-ips-observation-lab-kalium)
