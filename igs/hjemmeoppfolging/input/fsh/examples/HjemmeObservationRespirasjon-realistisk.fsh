Instance:    hjemme-observation-respirasjon-realistisk
InstanceOf:  HjemmeObservationRespirasjon
Usage:       #example
Title:       "Respirasjonsfrekvens, slik det ser ut i praksis"
Description: "Kolspasient teller pusten om morgenen; over den avtalte grensen."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "respirasjon-0417"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#9279-1 "Respiratory rate"
* code.coding[snomed] = $sct#86290005 "Respiratory rate"
* code.coding[ieee] = $ieee#151562
* code.text = "Respirasjonsfrekvens"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-11-14T07:12:33+01:00"
* issued = "2026-11-14T07:13:02+01:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* performer[patient]
  * reference = "Patient/hjemme-pasient"
  * type = "Patient"
* valueQuantity = 24 '/min' "pust/min"
* interpretation = $interpretation#H "High"
* note.text = "Talt av ektefelle i ett minutt."
* referenceRange
  * high = 22 '/min' "pust/min"
  * type = $range-meaning#treatment "Treatment Range"
