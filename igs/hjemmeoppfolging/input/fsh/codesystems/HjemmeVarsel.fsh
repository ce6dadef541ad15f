CodeSystem:  HjemmeVarsel
Id:          hjemme-varsel
Title:       "Varseltype"
Description: "Hva et varsel handler om. Et eget kodeverk til et nasjonalt foreligger; VKPs koder godtas ved siden av."
* insert Metadata(draft)
* ^caseSensitive = true
* #terskelbrudd "Terskel brutt" "En måling er utenfor grensen som er satt for pasienten."
* #maling-uteble "Måling uteble" "En avtalt måling er ikke kommet."
* #skjema-uteble "Skjema uteble" "Et avtalt skjema er ikke besvart."
* #utstyrsfeil "Utstyrsfeil" "Utstyret svarer ikke, måler ikke eller har lite strøm."
* #trygghetsalarm "Trygghetsalarm" "Pasienten har utløst alarmen."
* #medisin-ikke-tatt "Medisin ikke tatt" "Dispenseren har ikke gitt, eller pasienten ikke tatt, en dose."
