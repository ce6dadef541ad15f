Instance:    list-medication-changes
InstanceOf:  OperationDefinition
Title:       "Hva er endret i listen"
Description: "Samstemming: hva som skiller to versjoner av en legemiddelliste, rad for rad."
Usage:       #definition
* url = "https://fhirref.example/no/legemiddelliste/OperationDefinition/list-medication-changes"
* title = "Hva er endret i listen"
* insert Operation(MedicationChanges, medication-changes, List, [[Samstemming: hva som skiller to versjoner av en legemiddelliste, rad for rad. Uten parametre sammenlignes den gjeldende versjonen med den forrige.]])
* affectsState = false
* type = true
* instance = true
* insert Parameter(from, in, 0, 1, string, [[Den eldre versjonen: et versjonsnummer av listen i adressen, eller List/id, også med /_history/nummer.]])
* insert Parameter(to, in, 0, 1, string, [[Den nyere versjonen, skrevet på samme måte. Uten den: den gjeldende.]])
* insert Parameter(unchanged, in, 0, 1, boolean, [[Om rader som er like, også skal nevnes.]])
* insert Parameter(patient, out, 1, 1, Reference, [[Pasienten begge listene gjelder.]])
* insert Parameter(from, out, 0, 1, Reference, [[Den eldre versjonen; mangler når listen bare har én.]])
* insert Parameter(to, out, 1, 1, Reference, [[Den nyere versjonen.]])
* parameter[+]
  * name = #row
  * use = #out
  * min = 0
  * max = "*"
  * documentation = "En rad som er kommet til, endret eller falt ut."
* insert Part(change, 1, 1, code, [[added, changed, stopped, superseded, corrected, removed eller unchanged.]])
* insert Part(rowId, 0, 1, string, [[Rad-id, eller resept-id når raden ikke har noen.]])
* insert Part(medication, 1, 1, string, [[Legemidlets navn.]])
* insert Part(before, 0, 1, Reference, [[Raden i den eldre versjonen.]])
* insert Part(after, 0, 1, Reference, [[Raden i den nyere versjonen.]])
* parameter[=].part[+]
  * name = #difference
  * use = #out
  * min = 0
  * max = "*"
  * documentation = "Et element som er ulikt."
  * part[0]
    * name = #element
    * use = #out
    * min = 1
    * max = "1"
    * type = #string
    * documentation = "Elementets navn."
  * part[1]
    * name = #before
    * use = #out
    * min = 0
    * max = "1"
    * type = #string
    * documentation = "Slik det var."
  * part[2]
    * name = #after
    * use = #out
    * min = 0
    * max = "1"
    * type = #string
    * documentation = "Slik det er."
