Instance:    hjemme-device-realistisk
InstanceOf:  HjemmeDevice
Usage:       #example
Title:       "Pulsoksymeter"
Description: "Lånt ut av kommunen, koblet til nettbrettet."
* identifier[0].system = "https://maaling.example/utstyr"
* identifier[0].value = "OX-5510"
* identifier[1].system = "urn:ietf:rfc:3986"
* identifier[1].value = "urn:uuid:6f1a0d52-9f4c-4a1e-8b0b-2d1a7c33e001"
* status = #active
* manufacturer = "Nordlys Medisinteknikk"
* serialNumber = "OX-5510-88213"
* deviceName
  * name = "NM Oksy 2"
  * type = #model-name
* type.coding[ieee] = $ieee#528388
* type.text = "Pulsoksymeter"
* version.value = "1.9.0"
* patient = Reference(Patient/hjemme-pasient)
* owner
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
