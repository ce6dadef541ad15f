CodeSystem:  Kodeverk7280
Id:          kodeverk-7280
Title:       "7280 Norsk laboratoriekodeverk"
Description: "Noen få vanlige undersøkelser, slik at eksempler kan vises. Kodeverket forvaltes nasjonalt og utgis flere ganger i året."
* insert Kodeverk(7280, fragment)
* #NPU01459 "P-Karbamid"
* #NPU01536 "P-Klorid"
* #NPU01685 "P-INR"
* #NPU02187 "B-Glukose"
* #NPU02593 "B-Leukocytter"
* #NPU03230 "P-Kalium"
* #NPU03429 "P-Natrium"
* #NPU03568 "B-Trombocytter"
* #NPU04998 "P-Kreatinin"
* #NPU19651 "P-ALAT"
* #NPU19673 "P-Albumin"
* #NPU19748 "P-CRP"
* #NPU27300 "B-HbA1c"
