ValueSet:    HjemmePlanTypeVS
Id:          hjemme-plan-type
Title:       "Plantype"
Description: "Alle plantypene."
* insert Metadata(draft)
* include codes from system HjemmePlanType
