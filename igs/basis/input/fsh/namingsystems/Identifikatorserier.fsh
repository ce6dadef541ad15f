// Seriene identifiseres med OID. Http-formen godtas hos andre, men brukes ikke i det vi lager.

Instance:    basis-fnr
InstanceOf:  NamingSystem
Title:       "Fødselsnummer"
Description: "Elleve siffer, to kontrollsiffer modulo 11."
Usage:       #definition
* insert Series(FNR, [[Skatteetaten]], 2.16.578.1.12.4.1.4.1, [[http://hl7.no/fhir/NamingSystem/FNR]], [[Elleve siffer, to kontrollsiffer modulo 11.]])

Instance:    basis-dnr
InstanceOf:  NamingSystem
Title:       "D-nummer"
Description: "Elleve siffer med dag pluss 40, to kontrollsiffer modulo 11."
Usage:       #definition
* insert Series(DNR, [[Skatteetaten]], 2.16.578.1.12.4.1.4.2, [[http://hl7.no/fhir/NamingSystem/DNR]], [[Elleve siffer med dag pluss 40, to kontrollsiffer modulo 11.]])

Instance:    basis-fhn
InstanceOf:  NamingSystem
Title:       "Felles hjelpenummer"
Description: "Elleve siffer som begynner med 8 eller 9, for personer uten kjent nasjonalt nummer."
Usage:       #definition
* insert Series(FHN, [[Norsk helsenett]], 2.16.578.1.12.4.1.4.3, [[http://hl7.no/fhir/NamingSystem/FHNR]], [[Elleve siffer som begynner med 8 eller 9, for personer uten kjent nasjonalt nummer.]])

Instance:    basis-hpr
InstanceOf:  NamingSystem
Title:       "HPR-nummer"
Description: "Nummer i Helsepersonellregisteret, ett til ni siffer."
Usage:       #definition
* insert Series(HPR, [[Helsedirektoratet]], 2.16.578.1.12.4.1.4.4, [[http://hl7.no/fhir/NamingSystem/HPR]], [[Nummer i Helsepersonellregisteret, ett til ni siffer.]])

Instance:    basis-duf
InstanceOf:  NamingSystem
Title:       "DUF-nummer"
Description: "Tolv siffer, de to siste er kontrollsiffer."
Usage:       #definition
* insert Series(DUF, [[Utlendingsdirektoratet]], 2.16.578.1.12.4.1.4.5, [[http://hl7.no/fhir/NamingSystem/DUFN]], [[Tolv siffer, de to siste er kontrollsiffer.]])

Instance:    basis-enh
InstanceOf:  NamingSystem
Title:       "Organisasjonsnummer"
Description: "Ni siffer, det siste er kontrollsiffer modulo 11."
Usage:       #definition
* insert Series(ENH, [[Brønnøysundregistrene]], 2.16.578.1.12.4.1.4.101, [[http://data.brreg.no/begrep/28155]], [[Ni siffer, det siste er kontrollsiffer modulo 11.]])

Instance:    basis-rsh
InstanceOf:  NamingSystem
Title:       "RESH-id"
Description: "Enhet i Register for enheter i spesialisthelsetjenesten, et heltall."
Usage:       #definition
* insert Series(RSH, [[Norsk helsenett]], 2.16.578.1.12.4.1.4.102, [[http://hl7.no/fhir/NamingSystem/RESHid]], [[Enhet i Register for enheter i spesialisthelsetjenesten, et heltall.]])

Instance:    basis-her
InstanceOf:  NamingSystem
Title:       "HER-id"
Description: "Kommunikasjonspart i Adresseregisteret. Identifiserer ikke virksomheter eller personer."
Usage:       #definition
* insert Series(HER, [[Norsk helsenett]], 2.16.578.1.12.4.1.2, [[http://hl7.no/fhir/NamingSystem/HERid]], [[Kommunikasjonspart i Adresseregisteret. Identifiserer ikke virksomheter eller personer.]])
