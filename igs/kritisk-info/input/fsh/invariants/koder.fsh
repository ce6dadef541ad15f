Invariant:   kritisk-kod-1
Description: "En kode har system og en tekst som leseren forstår (display)."
Severity:    #warning
Expression:  "coding.where(code.exists()).all(system.exists() and display.exists())"
