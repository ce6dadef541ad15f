Instance:    hjemme-device-full
InstanceOf:  HjemmeDevice
Usage:       #example
Title:       "Blodtrykksmåler, alle felt"
Description: "Måler lånt ut av kommunen."
* identifier.system = "https://maaling.example/utstyr"
* identifier.value = "BT-2231"
* status = #active
* manufacturer = "Nordlys Medisinteknikk"
* serialNumber = "BT-2231-004512"
* deviceName
  * name = "NM Overarm 3"
  * type = #model-name
* type.coding[ieee] = $ieee#528391 "MDC_DEV_SPEC_PROFILE_BP"
* type.text = "Blodtrykksmåler"
* version.value = "3.1.4"
* patient = Reference(Patient/hjemme-pasient)
* owner
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
