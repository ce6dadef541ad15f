Instance:    kritisk-flag-full
InstanceOf:  KritiskFlag
Title:       "Ikke intubere på vanlig måte"
Description: "Varsel til den som skal gi narkose, i tillegg til tilstanden."
Usage:       #example
* extension[updated].valueDateTime = "2023-10-12"
* status = #active
* category[kiType] = $kritisk-type#3 "Intubasjonsproblem"
* code.text = "Vanskelig intubasjon: videolaryngoskop nødvendig"
* subject = Reference(kritisk-pasient)
* period.start = "2023-10-12"
* author = Reference(kritisk-rolle)
