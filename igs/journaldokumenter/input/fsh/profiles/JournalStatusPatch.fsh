Profile:     JournalStatusPatch
Parent:      Parameters
Id:          journal-statuspatch
Title:       "Erstattet dokument"
Description: "Den ene endringen en innsending kan gjøre i et eldre dokument: status blir superseded (FHIRPath Patch)."
* insert Metadata(draft)
* insert Imposes(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Patch.Parameters)
* parameter 1..1
  * insert SlicedByValue(name)
* parameter contains operation 1..1
* parameter[operation]
  * name = "operation" (exactly)
  * part
    * insert SlicedByValue(name)
    * ^slicing.rules = #closed
  * part contains type 1..1 and path 1..1 and value 1..1
  * part[type]
    * name = "type" (exactly)
    * value[x] 1..1
    * value[x] only code
    * valueCode = #replace (exactly)
  * part[path]
    * name = "path" (exactly)
    * value[x] 1..1
    * value[x] only string
    * valueString = "DocumentReference.status" (exactly)
  * part[value]
    * name = "value" (exactly)
    * value[x] 1..1
    * value[x] only code
    * valueCode = #superseded (exactly)
