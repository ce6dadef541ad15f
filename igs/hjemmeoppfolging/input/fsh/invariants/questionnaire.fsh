Invariant:   hjemme-skj-1
Description: "Skjemaet er navngitt med adresse og versjon (adresse|versjon)."
Severity:    #error
Expression:  "$this.toString().matches('^[^|]+[|][^|]+$')"

Invariant:   hjemme-skj-2
Description: "Et ferdig utfylt skjema har minst ett svar."
Severity:    #error
Expression:  "(status = 'completed' or status = 'amended') implies (item.answer.exists() or item.repeat(item | answer.item).answer.exists())"
