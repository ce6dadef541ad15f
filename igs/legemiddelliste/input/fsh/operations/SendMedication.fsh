Instance:    patient-send-medication
InstanceOf:  OperationDefinition
Title:       "Send legemiddellisten"
Description: "Tar imot den endrede listen som dokument."
Usage:       #definition
* url = "https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-send-medication"
* title = "Send legemiddellisten"
* insert Operation(SendMedication, sendMedication, Patient, [[Tar imot den endrede listen som dokument, kontrollerer den mot oppslaget den bygger på, og lagrer alt eller ingenting: rader, resepter (M1), tilbakekallinger (M5) og ny versjon av listen (M25.1).]])
* affectsState = true
* type = true
* instance = false
* insert Parameter(medication, in, 1, 1, Bundle, [[Dokumentet, profil legemiddel-bundle. Composition.relatesTo navngir oppslaget.]])
* insert Parameter(prescriptionCount, out, 1, 1, integer, [[Resepter (M1) som er sendt.]])
* insert Parameter(recallCount, out, 1, 1, integer, [[Tilbakekallinger (M5) som er sendt.]])
* parameter[+]
  * name = #PllResult
  * use = #out
  * min = 0
  * max = "1"
  * documentation = "Listen (M25.1) når den er sendt."
* insert Part(PllmessageID, 1, 1, string, [[Meldingens id.]])
* insert Part(resultCode, 1, 1, Coding, [[0 er i orden.]])
* parameter[+]
  * name = #prescriptionOperationResult
  * use = #out
  * min = 0
  * max = "*"
  * documentation = "En for hver resept som er sendt eller trukket tilbake."
* insert Part(reseptID, 1, 1, string, [[Resept-id.]])
* insert Part(refnum, 0, 1, string, [[Referansenummer.]])
* insert Part(resultCode, 1, 1, Coding, [[0 er i orden.]])
