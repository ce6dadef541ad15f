Instance:    provesvar-ips-diagnosticreport-diabetes
InstanceOf:  ProvesvarIpsDiagnosticReport
Usage:       #example
Title:       "Svarrapport om diabetes i en oppsummering"
Description: "Den siste diabeteskontrollen, med resultatet som er vurdert."
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "S-26-118002"
* status = #final
* category = $kodeverk-8202#LAB "Laboratoriemedisin"
* code = $kodeverk-8202#CLIN "Medisinsk biokjemi"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-04-14T07:50:00+02:00"
* issued = "2026-04-14T15:10:00+02:00"
* performer.display = "Fjordlandet sykehus, Laboratoriet"
* specimen.display = "Blod, EDTA"
* result = Reference(Observation/provesvar-ips-observation-lab-hba1c)
* conclusion = "HbA1c over referanseområdet, noe høyere enn i januar."
