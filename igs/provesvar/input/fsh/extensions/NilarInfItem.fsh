Extension:   NilarInfItem
Id:          nilar-inf-item
Title:       "Klinisk opplysning"
Description: "Opplysning fra rekvirenten som er gjengitt i svaret. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     DiagnosticReport
* insert OwnedByNhn(nilar-inf-item)
* value[x] 0..0
* extension contains
    NilarInfItemType named type 1..1 and
    NilarInfItemDescr named description 0..1 and
    NilarInfItemCodedDescr named codedDescription 0..1 and
    NilarComment named comment 0..1 and
    NilarInfItemStart named start 0..1 and
    NilarInfItemEnd named end 0..1 and
    NilarInfItemOrgTime named originalTime 0..1
