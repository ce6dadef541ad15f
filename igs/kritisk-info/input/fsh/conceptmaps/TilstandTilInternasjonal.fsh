Instance:    tilstand-til-internasjonal
InstanceOf:  ConceptMap
Title:       "Kritiske tilstander i norsk ICD-10 til internasjonale kodeverk"
Description: "Fra den norske ICD-10 til WHOs og til SNOMED CT."
Usage:       #definition
* insert Map(tilstand-til-internasjonal, TilstandTilInternasjonal, [[Fra den norske ICD-10 til WHOs og til SNOMED CT. Et utvalg: tilstandene i eksemplene og de syntetiske dataene.]])
* insert Group($icd-10, $icd-10-who)
* insert From(A15.0, Lungetuberkulose bekreftet ved mikroskopi)
* insert To(A15.0, equivalent)
* insert From(E27.1, Primær binyrebarksvikt)
* insert To(E27.1, equivalent)
* insert From(Z22.3, Bærer av andre spesifiserte bakterielle sykdommer)
* insert To(Z22.3, equivalent)
* insert Group($icd-10, $sct)
* insert From(E27.1, Primær binyrebarksvikt)
* insert To(373662000, equivalent)
