ValueSet:    ProvesvarEuSpecialtyVS
Id:          provesvar-eu-specialty
Title:       "Laboratoriefag i Europa"
Description: "SNOMED CT-koder for laboratoriefag som de norske fagene har motstykker til."
* insert Metadata(draft)
* $sct#394596001 "Chemical pathology"
* $sct#408454008 "Clinical microbiology"
* $sct#421661004 "Blood banking and transfusion medicine"
