ValueSet:    HjemmeSpirometryVS
Id:          hjemme-spirometry
Title:       "Pustemålinger"
Description: "Toppstrøm, FEV1, FVC og forholdet FEV1/FVC, i LOINC og SNOMED CT."
* insert Metadata(draft)
* $loinc#19935-6
* $loinc#20150-9
* $loinc#19868-9
* $loinc#19926-5
* $sct#18491006
* $sct#59328004
* $sct#50834005
