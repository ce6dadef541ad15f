Instance:    provesvar-ips-observation-radiologi-minimal
InstanceOf:  ProvesvarIpsObservationRadiologi
Usage:       #example
Title:       "Minste funn i en oppsummering"
Description: "Bare det IPS krever."
* status = #final
* category[radiology] = $observation-category#imaging
* code.text = "UL Abdomen"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2025-11-20"
* performer.display = "Ukjent avdeling"
