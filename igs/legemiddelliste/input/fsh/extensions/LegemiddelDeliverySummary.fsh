Extension:   LegemiddelDeliverySummary
Id:          legemiddel-delivery-summary
Title:       "Utlevert til nå"
Description: "Hva apotekene har levert ut på resepten. Eies av tjeneren, som ser bort fra det i en sending."
Context:     MedicationStatement
* insert Metadata(draft)
* extension contains productNumber 0..1 and productName 1..1 and packageSize 0..1 and totalPackages 1..1 and latestPackages 1..1 and lastDelivered 1..1
* extension[productNumber]
  * ^short = "Varenummer"
  * value[x] 1..
  * value[x] only string
* extension[productName]
  * ^short = "Varenavn"
  * value[x] 1..
  * value[x] only string
* extension[packageSize]
  * ^short = "Pakningsstørrelse"
  * value[x] 1..
  * value[x] only Quantity
* extension[totalPackages]
  * ^short = "Pakninger i alt"
  * value[x] 1..
  * value[x] only decimal
* extension[latestPackages]
  * ^short = "Pakninger sist"
  * value[x] 1..
  * value[x] only decimal
* extension[lastDelivered]
  * ^short = "Sist utlevert"
  * value[x] 1..
  * value[x] only dateTime
