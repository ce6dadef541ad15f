// MHD 4.2.4, Comprehensive metadata: den som leser metadata uten tilgang til kilden, må ha personene med i dokumentreferansen.
Invariant:   journal-doc-1
Description: "Forfatter, godkjenner og pasientopplysninger fra kilden er innfelt (contained)."
Severity:    #error
Expression:  "(author | authenticator | context.sourcePatientInfo).all(reference.exists() and reference.startsWith('#'))"

Invariant:   journal-doc-2
Description: "Pasienten er gitt med referanse eller identifikator."
Severity:    #error
Expression:  "subject.reference.exists() or subject.identifier.exists()"

Invariant:   journal-doc-3
Description: "Kontrollsum og størrelse er begge med for et lagret dokument, og ingen av dem for et dokument som lages ved henting."
Severity:    #error
Expression:  "hash.exists() = size.exists()"

// En kjent feil er å skrive den heksadesimale teksten som byte; da blir verdien 56 tegn.
Invariant:   journal-doc-4
Description: "Kontrollsummen er SHA-1 (20 byte) i base64: 28 tegn."
Severity:    #error
Expression:  "hash.exists() implies hash.toString().matches('^[A-Za-z0-9+/]{27}=$')"

Invariant:   journal-doc-5
Description: "Adressen er absolutt, peker inn i samme innsending (urn:uuid:) eller på en Binary i samme server."
Severity:    #error
Expression:  "url.exists() implies url.matches('^(https?://|urn:uuid:|urn:oid:|Binary/).+$')"

Invariant:   journal-doc-6
Description: "Adressen inneholder ikke et ellevesifret personnummer."
Severity:    #error
Expression:  "url.exists() implies url.matches('^(.*[^0-9A-Za-z])?[0-9]{11}([^0-9A-Za-z].*)?$').not()"

Invariant:   journal-doc-7
Description: "Gruppe og type i kodeverk 9602 begynner på samme bokstav."
Severity:    #warning
Expression:  "type.coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.9602').code.select($this.substring(0, 1)).intersect(category.coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.9602').code.select($this.substring(0, 1))).exists()"

Invariant:   journal-doc-8
Description: "Et dokument merket normalt (N i 9603) er ikke samtidig sperret, nektet eller utsatt."
Severity:    #error
Expression:  "securityLabel.coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.9603' and code = 'N').exists() implies securityLabel.coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.9603' and code.startsWith('NOR')).empty()"

Invariant:   journal-doc-9
Description: "Identifikatoren uniqueId er den samme som masterIdentifier."
Severity:    #error
Expression:  "identifier.where(type.coding.where(code = 'uniqueId').exists()).all(value = %resource.masterIdentifier.value)"
