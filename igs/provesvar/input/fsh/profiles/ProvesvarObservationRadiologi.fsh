Profile:     ProvesvarObservationRadiologi
Parent:      Observation
Id:          provesvar-observation-radiologi
Title:       "Funn i bildeundersøkelse"
Description: "Ett beskrevet funn eller én vurdering i en bildeundersøkelse. Undersøkelsen er kodet med NCRP når den har en slik kode."
* insert Metadata(draft)
* obeys provesvar-obs-1 and provesvar-obs-5 and provesvar-obs-6
* insert ResultExtensions
* insert BusinessIdentifier
* basedOn MS
* basedOn only Reference(ProvesvarServiceRequest)
* status MS
* category MS
  * insert SlicedByPattern
* category contains imaging 1..1 MS
* category[imaging] = $observation-category#imaging
* code MS
* code obeys provesvar-kod-1
  * coding
    * insert SlicedByValue(system)
  * coding contains NCRP 0..* MS and LOINC 0..*
  * coding[NCRP]
    * insert CodeFrom($kodeverk-7270, [[NCRP (7270)]])
  * coding[LOINC]
    * insert CodeFrom($loinc, [[LOINC]])
    * obeys provesvar-kod-4
* insert PatientSubject
* insert TimeAndPerformer
* value[x] only string or CodeableConcept or Quantity or dateTime or Range
* value[x] MS
* insert UcumQuantity
* dataAbsentReason from $absent-reason-vs (required)
* specimen 0..0
* hasMember MS
* hasMember only Reference(ProvesvarObservationRadiologi)
* component 0..0
