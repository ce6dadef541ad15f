Profile:     HjemmeObservationBlodtrykk
Parent:      Observation
Id:          hjemme-observation-blodtrykk
Title:       "Blodtrykk"
Description: "Blodtrykk målt hjemme: overtrykk og undertrykk som komponenter, eventuelt middeltrykk."
* insert Metadata(draft)
* obeys hjemme-obs-6
* insert VitalSign(85354-9, HjemmeBloodPressureVS, bp)
* value[x] 0..0
* insert AbsentAndInterpretation
* bodySite from HjemmePressureSiteVS (required)
* method from HjemmePressureMethodVS (extensible)
* insert DeviceAndRange
* component 2.. MS
  * obeys hjemme-obs-5
  * insert SlicedByPattern(code)
* component contains systolic 1..1 MS and diastolic 1..1 MS and mean 0..1
* component[systolic]
  * ^short = "Overtrykk"
  * insert PressureComponent(8480-6, HjemmeSystolicVS)
* component[diastolic]
  * ^short = "Undertrykk"
  * insert PressureComponent(8462-4, HjemmeDiastolicVS)
* component[mean]
  * ^short = "Middeltrykk"
  * code = $loinc#8478-0
  * value[x] only Quantity
  * valueQuantity
    * value 1..
    * unit 1..
    * system 1..
    * system = $ucum (exactly)
    * code 1..
    * code = #mm[Hg] (exactly)
