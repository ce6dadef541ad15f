Extension:   LegemiddelItemGroup
Id:          legemiddel-item-group
Title:       "Vare på resept som ikke er legemiddel"
Description: "Varegruppe, produktgruppe og tekst for næringsmidler og forbruksmateriell på resept."
Context:     Basic
* insert Metadata(draft)
* extension contains itemGroup 1..1 MS and productGroup 0..1 MS and text 1..1 MS
* extension[itemGroup]
  * ^short = "Varegruppe (7402)"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from VaregruppeVS (required)
* extension[productGroup]
  * ^short = "Produktgruppe (7403)"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from ProduktgruppeVS (required)
* extension[text]
  * ^short = "Hva som er forskrevet"
  * value[x] 1..
  * value[x] only string
