Instance:    provesvar-specimen-minimal
InstanceOf:  ProvesvarSpecimen
Usage:       #example
Title:       "Prøve med ukjent tidspunkt, bare påkrevde felt"
Description: "Tidspunktet for prøvetaking er ikke kjent, og det sies."
* identifier.system = "https://fjordlandet.example/lab/prove"
* identifier.value = "P-26-104999"
* accessionIdentifier.system = "https://fjordlandet.example/lab/lopenummer"
* accessionIdentifier.value = "26104999"
* type.text = "Prøvemateriale ikke oppgitt"
* subject = Reference(Patient/provesvar-pasient)
* collection.collectedDateTime.extension[dataAbsentReason].valueCode = #unknown
