Instance:    hjemme-observation-vekt-mangler
InstanceOf:  HjemmeObservationVekt
Usage:       #example
Title:       "Vekt som ikke ble målt"
Description: "Foreløpig registrering: målingen er ventet, men vekten svarte ikke."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "vekt-0003"
* status = #preliminary
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#29463-7
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-05T07:50:00+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* dataAbsentReason = $absent-reason#error "Error"
