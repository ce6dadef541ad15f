Instance:    provesvar-specimen-full
InstanceOf:  ProvesvarSpecimen
Usage:       #example
Title:       "Blodprøve, alle felt"
Description: "Plasma, med mottakstid og prøvetaker."
* identifier.system = "https://fjordlandet.example/lab/prove"
* identifier.value = "P-26-104221"
* accessionIdentifier.system = "https://fjordlandet.example/lab/lopenummer"
* accessionIdentifier.value = "26104221"
* status = #available
* type.coding[material] = $kodeverk-8351#P "Plasma"
* type.coding[SCT] = $sct#119361006 "Plasma specimen"
* type.text = "Plasma"
* subject = Reference(Patient/provesvar-pasient)
* receivedTime = "2026-03-10T09:50:00+01:00"
* request = Reference(ServiceRequest/provesvar-servicerequest-full)
* collection
  * collector
    * type = "Practitioner"
    * identifier.system = $hpr
    * identifier.value = "9990002"
    * display = "Nora Vik"
  * collectedDateTime = "2026-03-10T08:15:00+01:00"
* note.text = "Fastende."
