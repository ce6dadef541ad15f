ValueSet:    HjemmeMethodVS
Id:          hjemme-method
Title:       "Metode i en samling"
Description: "Ny måling eller rettet måling."
* insert Metadata(draft)
* $http-verb#POST "POST"
* $http-verb#PUT "PUT"
