Profile: BasisPatient
Parent: Patient
Id: basis-patient
Title: "Pasient"
Description: "Pasient med norske identifikatorer."
* insert Metadata(draft)
* name 1..
