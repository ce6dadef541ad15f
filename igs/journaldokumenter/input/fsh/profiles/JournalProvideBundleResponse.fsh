Profile:     JournalProvideBundleResponse
Parent:      Bundle
Id:          journal-providebundle-response
Title:       "Svar på innsending"
Description: "Mottakerens svar (ITI-65): én linje per del av innsendingen, i samme rekkefølge, med adressen delen fikk. Merknader til en del står i delens outcome."
* insert Metadata(draft)
* insert Imposes(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.ProvideDocumentBundleResponse)
* obeys journal-svar-1
* type = #transaction-response (exactly)
* entry 1.. MS
  * request 0..0
  * search 0..0
  * response 1..1 MS
    * status MS
    * location 1..1 MS
      * ^short = "Adressen delen fikk, med versjon"
    * outcome MS
      * ^short = "Advarsler om noe som er tatt imot likevel"
