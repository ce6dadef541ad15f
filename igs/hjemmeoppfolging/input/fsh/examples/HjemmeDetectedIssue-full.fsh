Instance:    hjemme-detectedissue-full
InstanceOf:  HjemmeDetectedIssue
Usage:       #example
Title:       "Varsel, alle felt"
Description: "Terskel brutt, med målingen, avsender og oppfølging."
* identifier.system = "https://maaling.example/varsel"
* identifier.value = "v-full"
* status = #final
* code = $varsel#terskelbrudd "Terskel brutt"
* severity = #moderate
* patient
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* identifiedDateTime = "2026-11-14T07:13:05+01:00"
* author = Reference(Device/hjemme-device-realistisk)
* implicated = Reference(Observation/hjemme-observation-puls-realistisk)
* detail = "Gult: puls 104, grense 100."
* mitigation[+]
  * action.text = "Sett av operatør"
  * date = "2026-11-14T07:14:00+01:00"
* mitigation[+]
  * action.text = "Ringt pasienten"
  * date = "2026-11-14T07:20:00+01:00"
  * author
    * type = "Practitioner"
    * identifier.system = $hpr
    * identifier.value = "9990003"
    * display = "Mari Nes, sykepleier"
* mitigation[+]
  * action.text = "Lukket"
  * date = "2026-11-14T07:31:00+01:00"
