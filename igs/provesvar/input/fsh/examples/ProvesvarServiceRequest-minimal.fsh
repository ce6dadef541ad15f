Instance:    provesvar-servicerequest-minimal
InstanceOf:  ProvesvarServiceRequest
Usage:       #example
Title:       "Rekvisisjon, bare påkrevde felt"
Description: "Rekvisisjon uten begrunnelse."
* identifier.system = "https://fjordlandet.example/lab/rekvisisjon"
* identifier.value = "Q-26-5501"
* status = #completed
* intent = #order
* subject = Reference(Patient/provesvar-pasient)
