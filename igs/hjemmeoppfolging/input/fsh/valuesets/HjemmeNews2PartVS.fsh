ValueSet:    HjemmeNews2PartVS
Id:          hjemme-news2-part
Title:       "Delene av NEWS2"
Description: "Poengene for hver del, slik de er kodet i den britiske utvidelsen av SNOMED CT; norske koder finnes ikke ennå."
* insert Metadata(draft)
* $sct#1104301000000104
* $sct#1104311000000102
* $sct#1104321000000108
* $sct#1104331000000105
* $sct#1104341000000101
* $sct#1104351000000103
* $sct#1104361000000100
* $sct#1104371000000107
