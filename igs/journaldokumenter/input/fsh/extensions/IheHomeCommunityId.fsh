Extension:   IheHomeCommunityId
Id:          ihe-HomeCommunityId
Title:       "Fellesskapet dokumentet kommer fra"
Description: "OID for fellesskapet (homeCommunityId) som kan hente dokumentet. Utvidelsen eies av IHE MHD."
Context:     DocumentReference
* insert OwnedByIhe(ihe-HomeCommunityId)
* . 0..1
* value[x] 1..1
* value[x] only oid
