Profile:     ProvesvarObservationLab
Parent:      Observation
Id:          provesvar-observation-lab
Title:       "Laboratorieresultat"
Description: "Ett resultat av en laboratorieundersøkelse, eller en gruppe av resultater. Koden er fra Norsk laboratoriekodeverk, NPU eller LOINC når undersøkelsen har en slik kode."
* insert Metadata(draft)
* insert Imposes(http://hl7.eu/fhir/laboratory/StructureDefinition/Observation-resultslab-eu-lab)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/Observation-results-laboratory-pathology-uv-ips)
* obeys provesvar-obs-1 and provesvar-obs-4 and provesvar-obs-5 and provesvar-obs-6 and provesvar-obs-7
* insert ResultExtensions
* insert BusinessIdentifier
* basedOn MS
* basedOn only Reference(ProvesvarServiceRequest)
* status MS
* category MS
  * insert SlicedByPattern
* category contains laboratory 1..1 MS and specialty 0..1 MS
* category[laboratory] = $observation-category#laboratory
* category[specialty] from ProvesvarSpecialtyVS (required)
  * ^short = "Laboratoriefag (8202)"
  * ^patternCodeableConcept.coding.system = $kodeverk-8202
* code MS
* code obeys provesvar-kod-1 and provesvar-kod-5
  * coding
    * insert SlicedByValue(system)
  * coding contains NLK 0..* MS and NPU 0..1 and LOINC 0..* MS and local 0..*
  * coding[NLK]
    * insert CodeFrom($kodeverk-7280, [[Norsk laboratoriekodeverk (7280)]])
    * obeys provesvar-kod-2
  * coding[NPU]
    * insert CodeFrom($npu, [[NPU]])
    * obeys provesvar-kod-3
  * coding[LOINC]
    * insert CodeFrom($loinc, [[LOINC]])
    * obeys provesvar-kod-4
  * coding[local]
    * insert CodeFrom($kodeverk-8212, [[laboratoriets egne koder (8212)]])
    * display 1..
* insert PatientSubject
* insert TimeAndPerformer
* value[x] only Quantity or CodeableConcept or dateTime or Range or Ratio
* value[x] MS
* valueQuantity from ProvesvarUnitVS (extensible)
* insert UcumQuantity
* valueCodeableConcept
  * coding
    * insert SlicedByValue(system)
  * coding contains susceptibility 0..1
  * coding[susceptibility] from ProvesvarSusceptibilityVS (required)
    * insert CodeFrom($kodeverk-8271, [[resistensbestemmelse (8271)]])
* dataAbsentReason from $absent-reason-vs (required)
* dataAbsentReason MS
* interpretation 0..1 MS
  * coding
    * insert SlicedByValue(system)
  * coding contains hl7 1..1 and deviation 0..1
  * coding[hl7] from ProvesvarInterpretationVS (required)
    * insert CodeFrom($interpretation, [[HL7s tolkninger]])
  * coding[deviation] from ProvesvarDeviationVS (required)
    * insert CodeFrom($kodeverk-8244, [[avviksmarkør (8244)]])
* note MS
* method MS
* specimen MS
* specimen only Reference(ProvesvarSpecimen)
* referenceRange MS
  * obeys provesvar-obs-3
  * type from ProvesvarRangeTypeVS (required)
* hasMember MS
* hasMember only Reference(ProvesvarObservationLab)
* component
  * obeys provesvar-obs-2
