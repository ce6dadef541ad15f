Invariant:   hjemme-org-1
Description: "Organisasjonsnummeret er ni siffer."
Severity:    #error
Expression:  "value.exists() implies value.matches('^[0-9]{9}$')"
