Instance:    kritisk-operation-status
InstanceOf:  OperationDefinition
Title:       "Status for kritisk informasjon"
Description: "Om det er registrert kritisk informasjon, og når den sist ble endret."
Usage:       #definition
* insert Operation(kritisk-operation-status, kritisk-status, KritiskStatus, [[Sier om det er registrert kritisk informasjon om pasienten, og når hver type sist ble endret, uten noe av innholdet. Spørres før opplysningene hentes.]])
* affectsState = false
* resource = #Patient
* type = true
* instance = true
* parameter[+]
  * name = #identifier
  * use = #in
  * min = 0
  * max = "1"
  * type = #string
  * searchType = #token
  * documentation = "Pasientens identifikator, system|verdi. Må være med når operasjonen kalles på Patient uten id. Fødselsnummer og D-nummer sendes med POST."
* parameter[+]
  * name = #hasCriticalInformation
  * use = #out
  * min = 1
  * max = "1"
  * type = #boolean
  * documentation = "true når noe er registrert som ikke er annullert, så langt tilgangen omfatter."
* parameter[+]
  * name = #lastChanged
  * use = #out
  * min = 0
  * max = "1"
  * type = #instant
  * documentation = "Siste endring av noe av det."
* parameter[+]
  * name = #type
  * use = #out
  * min = 6
  * max = "6"
  * documentation = "Én for hver ressurstype."
  * part[+]
    * name = #resource
    * use = #out
    * min = 1
    * max = "1"
    * type = #code
    * documentation = "Ressurstypen."
  * part[+]
    * name = #isPermitted
    * use = #out
    * min = 1
    * max = "1"
    * type = #boolean
    * documentation = "false når tilgangen ikke omfatter typen; da sies ikke noe mer om den."
  * part[+]
    * name = #lastChanged
    * use = #out
    * min = 0
    * max = "1"
    * type = #instant
    * documentation = "Siste endring."
