ValueSet:    HjemmePressureMethodVS
Id:          hjemme-pressure-method
Title:       "Målemetode for blodtrykk"
Description: "Metoder med kode. Automatisk måling har ingen; utelat da metoden."
* insert Metadata(draft)
* $sct#37931006 "Auscultation"
* $sct#113011001 "Palpation"
