Instance:    legemiddelreaksjon-til-snomed
InstanceOf:  ConceptMap
Title:       "Virkestoff i ATC til SNOMED CT"
Description: "Virkestoffer som det ofte meldes reaksjoner på."
Usage:       #definition
* insert Map(legemiddelreaksjon-til-snomed, LegemiddelreaksjonTilSnomed, [[Virkestoffer som det ofte meldes reaksjoner på, fra ATC til virkestoffet i SNOMED CT, som europeiske oppsummeringer bruker. Et utvalg: en kode som ikke står her, beholdes som den er.]])
* insert Group($atc, $sct)
* insert From(J01CE02, Fenoksymetylpenicillin)
* insert To(372725003, equivalent)
* insert From(J01CA04, Amoksicillin)
* insert To(372687004, equivalent)
* insert From(J01CA01, Ampicillin)
* insert To(387170002, equivalent)
* insert From(M01AE01, Ibuprofen)
* insert To(387207008, equivalent)
* insert From(N02BA01, Acetylsalisylsyre)
* insert To(387458008, equivalent)
* insert From(N02BE01, Paracetamol)
* insert To(387517004, equivalent)
* insert From(R05DA04, Kodein)
* insert To(387494007, equivalent)
* insert From(N02AA01, Morfin)
* insert To(373529000, equivalent)
