Profile:     KritiskProcedure
Parent:      Procedure
Id:          kritisk-procedure
Title:       "Pågående behandling"
Description: "Behandling som pågår og som endrer hva som er trygt å gjøre."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/Procedure-uv-ips)
* insert Imposes(http://hl7.no/fhir/StructureDefinition/no-basis-Procedure)
* insert Provenance
* extension contains KritiskRecordedDate named recordedDate 0..1 MS and KritiskValidUntil named validUntil 0..1 MS
* status MS
* status from KritiskBehandlingStatusVS (required)
* category 1.. MS
* category = $kritisk-type#6
* code 1.. MS
* code obeys kritisk-kod-1
* subject only Reference(BasisPatient)
* subject MS
* performed[x] 1.. MS
  * ^short = "Når behandlingen begynte"
* recorder 1.. MS
* recorder only Reference(BasisPractitionerRole or BasisPractitioner)
* note MS
