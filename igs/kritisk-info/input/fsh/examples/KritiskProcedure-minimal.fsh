Instance:    kritisk-procedure-minimal
InstanceOf:  KritiskProcedure
Title:       "Pågående behandling uten kjent start"
Description: "Når behandlingen begynte, er ukjent."
Usage:       #example
* status = #in-progress
* category = $kritisk-type#6 "Pågående behandling"
* code.text = "Langtidsoksygen"
* subject = Reference(kritisk-pasient)
* performedDateTime.extension
  * url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
  * valueCode = #unknown
* recorder = Reference(kritisk-lege)
