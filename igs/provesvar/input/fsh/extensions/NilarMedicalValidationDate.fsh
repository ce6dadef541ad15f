Extension:   NilarMedicalValidationDate
Id:          nilar-medical-validation-date
Title:       "Medisinsk validert"
Description: "Når resultatet ble medisinsk validert. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Observation
* insert DateExtension(nilar-medical-validation-date)
