CodeSystem:  PlanSoneFarge
Id:          plan-sone
Title:       "Soner"
Description: "Fargene i en egenbehandlingsplan, med kodene som også nasjonale utkast bruker."
* insert Metadata(draft)
* ^caseSensitive = true
* #green "Grønn" "Som vanlig: fortsett med den vanlige behandlingen."
* #yellow "Gul" "Verre enn vanlig: gjør det planen sier."
* #red "Rød" "Alvorlig: søk hjelp som planen sier."
