Instance:    journal-binary-minimal
InstanceOf:  JournalBinary
Usage:       #example
Title:       "Epikrise i ren tekst"
Description: "Ren tekst i UTF-8."
* contentType = #text/plain
* data = "RXBpa3Jpc2UuIElubmxhZ3QgbWVkIHBuZXVtb25pLCB1dHNrcmV2ZXQgaSBnb2QgYmVkcmluZy4gU3ludGV0aXNrIGVrc2VtcGVsLgo="
