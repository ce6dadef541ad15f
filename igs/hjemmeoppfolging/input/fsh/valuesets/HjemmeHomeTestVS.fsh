ValueSet:    HjemmeHomeTestVS
Id:          hjemme-home-test
Title:       "Hjemmeprøver"
Description: "CRP og INR i Norsk laboratoriekodeverk, LOINC og SNOMED CT."
* insert Metadata(draft)
* $kodeverk-7280#NPU19748
* $kodeverk-7280#NPU01685
* $loinc#1988-5
* $loinc#34714-6
* $loinc#6301-6
* $sct#55235003
* $sct#440685005
