Profile:     PlanCondition
Parent:      Condition
Id:          plan-condition
Title:       "Diagnose eller problem"
Description: "Det planen gjelder: en diagnose (ICD-10, ICPC-2 eller SNOMED CT) eller et problem i ord."
* insert Metadata(draft)
* insert SourceIdentifier
* clinicalStatus 1..1 MS
* code 1..1 MS
  * coding
    * insert SlicedByValue(system)
  * coding contains icd10 0..1 MS and icpc2 0..1 MS and snomed 0..1 MS
  * coding[icd10]
    * insert CodeFrom($icd10, [[ICD-10]])
  * coding[icpc2]
    * insert CodeFrom($icpc2, [[ICPC-2]])
  * coding[snomed]
    * insert CodeFrom($sct, [[SNOMED CT]])
  * text 1..1 MS
* insert NationalSubject
* note MS
