ValueSet:    HelsepersonellkategoriVS
Id:          helsepersonellkategori
Title:       "Kategori helsepersonell"
Description: "Alle kategorier helsepersonell i kodeverk 9060."
* insert Metadata(draft)
* include codes from system $kodeverk-9060
