Profile:     ProvesvarServiceRequest
Parent:      ServiceRequest
Id:          provesvar-servicerequest
Title:       "Rekvisisjon"
Description: "Rekvisisjonen et svar bygger på: hvem ba om undersøkelsen, når og hvorfor."
* insert Metadata(draft)
* insert Imposes(http://hl7.eu/fhir/laboratory/StructureDefinition/ServiceRequest-eu-lab)
* extension contains
    NilarReceiptDate named receiptDate 0..1 MS and
    NilarPaymentCategory named paymentCategory 0..1 and
    NilarComment named comment 0..* and
    NilarReservation named reservation 0..* and
    LaboratoryAccredited named accredited 0..1
* insert BusinessIdentifier
* status MS
* intent = #order (exactly)
* priority MS
* insert PatientSubject
* authoredOn MS
* requester MS
* requester only Reference(BasisPractitioner or BasisPractitionerRole or BasisOrganization)
* reasonCode MS
* reasonCode obeys provesvar-kod-1
  * coding
    * insert SlicedByValue(system)
  * coding contains heading 0..1
  * coding[heading] from ProvesvarReasonVS (required)
    * insert CodeFrom($kodeverk-8231, [[begrunnelse (8231)]])
* specimen only Reference(ProvesvarSpecimen)
* note MS
