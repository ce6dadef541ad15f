Invariant:   hjemme-uts-1
Description: "Utstyret kan kjennes igjen: det har serienummer eller en identifikator."
Severity:    #error
Expression:  "serialNumber.exists() or identifier.exists()"

Invariant:   hjemme-uts-2
Description: "En kode i IEEE 11073 er et heltall."
Severity:    #error
Expression:  "code.exists() implies code.matches('^[0-9]+$')"
