Extension:   IheAuthorOrg
Id:          ihe-authorOrg
Title:       "Forfatterens virksomhet"
Description: "Virksomheten som er forfatter når kilden ellers ikke kan peke på en virksomhet. Utvidelsen eies av IHE MHD."
Context:     List.source
* insert OwnedByIhe(ihe-authorOrg)
* . 0..1
* value[x] 1..1
* value[x] only Reference(Organization)
