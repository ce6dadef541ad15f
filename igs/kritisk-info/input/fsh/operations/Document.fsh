Instance:    kritisk-operation-document
InstanceOf:  OperationDefinition
Title:       "Dokument av en Composition"
Description: "Setter sammen dokumentet som en lagret Composition er forsiden på."
Usage:       #definition
* insert Operation(kritisk-operation-document, document, DokumentAvComposition, [[Setter sammen dokumentet som en lagret Composition er forsiden på: alt den viser til, og det som trengs for å forstå det.]])
* base = "http://hl7.org/fhir/OperationDefinition/Composition-document"
* affectsState = true
* resource = #Composition
* type = true
* instance = true
* parameter[+]
  * name = #id
  * use = #in
  * min = 0
  * max = "1"
  * type = #uri
  * documentation = "Composition/[id] på denne tjeneren. Må være med når operasjonen kalles på Composition uten id."
* parameter[+]
  * name = #persist
  * use = #in
  * min = 0
  * max = "1"
  * type = #boolean
  * documentation = "true lagrer dokumentet som Bundle. Bare med POST. Uten parameteren lagres det ikke."
* parameter[+]
  * name = #return
  * use = #out
  * min = 1
  * max = "1"
  * type = #Bundle
  * documentation = "Dokumentet."
