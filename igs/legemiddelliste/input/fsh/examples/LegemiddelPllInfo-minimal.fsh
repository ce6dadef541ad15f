Instance:    legemiddel-pll-info-minimal
InstanceOf:  LegemiddelPllInfo
Title:       "Bare multidoseansvar"
Description: "Svar om at ingen liste finnes, bare registrert ansvar."
Usage:       #example
* identifier.value = "5d3e0c0a-2b6f-4a43-a3f8-000000000912"
* code = $meldinger#M9.12 "Svar om multidoseansvar"
* subject = Reference(legemiddel-pasient)
