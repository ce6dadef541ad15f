Profile:     ProvesvarEuComposition
Parent:      Composition
Id:          provesvar-eu-composition
Title:       "Forside på europeisk laboratoriesvar"
Description: "Sier det samme som rapporten om identifikator, type, kategori og pasient, og viser til den."
* insert Metadata(draft)
* insert Imposes(http://hl7.eu/fhir/laboratory/StructureDefinition/Composition-eu-lab)
* extension contains LaboratoryReportReference named report 1..1 MS
* identifier MS
* status MS
* insert EuReportType(type)
* insert EuReportCategory
* subject 1.. MS
* subject only Reference(BasisPatient)
* encounter only Reference(Encounter)
* date MS
* author MS
* title MS
* custodian only Reference(BasisOrganization)
* section 1.. MS
  * obeys provesvar-eu-9 and provesvar-eu-10
  * title 1.. MS
  * code 1.. MS
  * text MS
  * entry MS
  * entry only Reference(ProvesvarEuObservation)
  * section
    * title 1..
    * code 1..
    * entry only Reference(ProvesvarEuObservation)
