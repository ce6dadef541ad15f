Instance:    patient-get-medication
InstanceOf:  OperationDefinition
Title:       "Hent legemiddellisten"
Description: "Slår opp pasientens legemidler og svarer med dokumentet."
Usage:       #definition
* url = "https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-get-medication"
* title = "Hent legemiddellisten"
* insert Operation(GetMedication, getMedication, Patient, [[Slår opp pasientens resepter, legemidler i bruk og multidose, og med samtykke kjernejournalens CAVE, og svarer med alt som ett dokument. Hvert oppslag åpner en økt som en sending bygger på.]])
* affectsState = true
* type = true
* instance = false
* insert Parameter(patient, in, 1, 1, Patient, [[Pasienten, med navn, adresse og enten nasjonalt nummer eller fødselsdato og kjønn.]])
* insert Parameter(Referansenummer, in, 0, *, string, [[Må være med når pasienten ikke har nasjonalt nummer. Åpner også låste resepter som har det.]])
* insert Parameter(historyTimestamp, in, 0, 1, dateTime, [[Fra kjernejournal: bare det som er endret siden.]])
* insert Parameter(SamtykkeKjernejournal, in, 0, 1, code, [[HPAKUTT, HPMOTTATTSAMTYKKE eller HPUNNTAK. Uten det gjøres ikke oppslag i kjernejournal.]])
* insert Parameter(SamtykkeSperretLegemidler, in, 0, 1, code, [[HPAKUTT eller HPMOTTATTSAMTYKKE: viser også det pasienten har sperret.]])
* insert Parameter(SamtykkeLasteResepter, in, 0, 1, code, [[HPAKUTT eller HPMOTTATTSAMTYKKE: viser også låste resepter.]])
* insert Parameter(IncludeOriginal, in, 0, *, code, [[Bare include_reseptdok: den opprinnelige resepten som Binary.]])
* insert Parameter(medication, out, 1, 1, Bundle, [[Dokumentet, profil legemiddel-bundle.]])
* insert Parameter(KJHentetTidspunkt, out, 0, 1, dateTime, [[Når kjernejournal svarte; mangler når oppslaget ikke ble gjort.]])
* insert Parameter(RFHentetTidspunkt, out, 0, 1, dateTime, [[Når reseptformidleren svarte; mangler når oppslaget ikke ble gjort.]])
* insert Parameter(KJFeilkode, out, 0, 1, Coding, [[Feil fra kjernejournal. Resten av svaret er like fullt med.]])
* insert Parameter(RFM96Feilkode, out, 0, 1, Coding, [[Feil fra oppslaget i resepter.]])
* insert Parameter(RFM912Feilkode, out, 0, 1, Coding, [[Feil fra oppslaget i multidose.]])
* insert Parameter(KJHarLegemidler, out, 0, 1, boolean, [[Kjernejournal har legemidler for pasienten.]])
* insert Parameter(KJHarLaste, out, 0, 1, boolean, [[Kjernejournal har noe som ikke er vist: sperret eller låst.]])
* insert Parameter(RFHarLaste, out, 0, 1, boolean, [[Reseptformidleren har låste resepter som ikke er vist.]])
