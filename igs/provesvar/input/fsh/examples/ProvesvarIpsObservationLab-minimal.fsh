Instance:    provesvar-ips-observation-lab-minimal
InstanceOf:  ProvesvarIpsObservationLab
Usage:       #example
Title:       "Minste resultat i en oppsummering"
Description: "Bare det IPS krever: tidspunktet og verdien er ukjente, og det er sagt."
* status = #unknown
* category[laboratory] = $observation-category#laboratory
* code.text = "HbA1c"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime.extension.url = $data-absent-reason
* effectiveDateTime.extension.valueCode = #unknown
* performer.display = "Ukjent laboratorium"
* dataAbsentReason = $absent-reason#unknown
