Profile:     ProvesvarSpecimen
Parent:      Specimen
Id:          provesvar-specimen
Title:       "Prøve"
Description: "Prøven som er undersøkt. Prøvetidspunktet skal være med; er det ukjent, sies det med en grunn."
* insert Metadata(draft)
* insert Imposes(http://hl7.eu/fhir/laboratory/StructureDefinition/Specimen-eu-lab)
* obeys provesvar-prv-2
* extension contains
    NilarAccredited named accredited 0..1 and
    NilarPretreatment named pretreatment 0..* and
    NilarContainerCount named containerCount 0..1 and
    NilarSampleHandling named sampleHandling 0..*
* insert BusinessIdentifier
* accessionIdentifier 1..1 MS
  * system 1..
  * value 1..
* type 1..1 MS
* type obeys provesvar-prv-1
  * coding
    * insert SlicedByValue(system)
  * coding contains material 0..1 MS and SCT 0..1
  * coding[material] from ProvesvarMaterialVS (preferred)
    * insert CodeFrom($kodeverk-8351, [[prøvemateriale (8351)]])
  * coding[SCT]
    * insert CodeFrom($sct, [[SNOMED CT]])
* insert PatientSubject
* receivedTime MS
* parent only Reference(ProvesvarSpecimen)
* request only Reference(ProvesvarServiceRequest)
* collection 1..1 MS
  * extension contains
      NilarLogistics named logistics 0..1 and
      NilarComment named comment 0..* and
      NilarStudyProductType named studyProductType 0..1 and
      NilarStudyProductRef named studyProductRef 0..1
  * collector only Reference(BasisPractitioner or BasisPractitionerRole)
  * collected[x] 1..1 MS
  * collected[x] only dateTime
    * extension contains $data-absent-reason named dataAbsentReason 0..1
* container
  * additive[x] 0..0
* note MS
