Invariant:   journal-bun-1
Description: "Innsendingen har nøyaktig én SubmissionSet."
Severity:    #error
Expression:  "entry.resource.ofType(List).where(code.coding.where(system = 'https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes' and code = 'submissionset').exists()).count() = 1"

Invariant:   journal-bun-2
Description: "Et dokument som er med i innsendingen (urn:), finnes i den."
Severity:    #error
Expression:  "entry.resource.ofType(DocumentReference).content.attachment.url.where($this.startsWith('urn:')).all($this.toString() in %resource.entry.fullUrl.select($this.toString()))"

Invariant:   journal-bun-3
Description: "Alle dokumenter og lister gjelder samme pasient."
Severity:    #error
Expression:  "(entry.resource.ofType(DocumentReference).subject.reference | entry.resource.ofType(List).subject.reference).count() <= 1 and (entry.resource.ofType(DocumentReference).subject.identifier.value | entry.resource.ofType(List).subject.identifier.value).count() <= 1"

Invariant:   journal-bun-4
Description: "Hvert nytt dokument er med i en liste i innsendingen."
Severity:    #error
Expression:  "entry.where(resource.ofType(DocumentReference).exists()).fullUrl.all($this.toString() in %resource.entry.resource.ofType(List).entry.item.reference.select($this.toString()))"

Invariant:   journal-bun-5
Description: "For hvert dokument som erstattes, setter innsendingen det gamle dokumentets status (PATCH)."
Severity:    #error
Expression:  "entry.resource.ofType(DocumentReference).relatesTo.where(code = 'replaces').count() <= entry.where(request.method = 'PATCH').count()"

Invariant:   journal-bun-6
Description: "En Bundle som er innhold, er et FHIR-dokument (type document)."
Severity:    #error
Expression:  "entry.resource.ofType(Bundle).all(type = 'document')"

Invariant:   journal-svar-1
Description: "Hver del har en HTTP-status i 200-serien: en innsending lagres helt eller ikke i det hele tatt."
Severity:    #error
Expression:  "entry.response.status.all($this.toString().startsWith('20'))"
