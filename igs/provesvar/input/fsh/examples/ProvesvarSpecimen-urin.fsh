Instance:    provesvar-specimen-urin
InstanceOf:  ProvesvarSpecimen
Usage:       #example
Title:       "Urinprøve"
Description: "Midtstrømsurin."
* identifier.system = "https://fjordlandet.example/lab/prove"
* identifier.value = "P-26-104300"
* accessionIdentifier.system = "https://fjordlandet.example/lab/lopenummer"
* accessionIdentifier.value = "26104300"
* type.coding[material] = $kodeverk-8351#U "Urin"
* type.coding[SCT] = $sct#122575003 "Urine specimen"
* subject = Reference(Patient/provesvar-pasient)
* collection.collectedDateTime = "2026-03-09T07:30:00+01:00"
* collection.method.text = "Midtstrømsurin"
