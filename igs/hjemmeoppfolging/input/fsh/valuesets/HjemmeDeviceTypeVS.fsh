ValueSet:    HjemmeDeviceTypeVS
Id:          hjemme-device-type
Title:       "Utstyrstype"
Description: "Vanlig måleutstyr med kode fra IEEE 11073-10101."
* insert Metadata(draft)
* $ieee#528388 "MDC_DEV_SPEC_PROFILE_PULS_OXIM"
* $ieee#528391 "MDC_DEV_SPEC_PROFILE_BP"
* $ieee#528392 "MDC_DEV_SPEC_PROFILE_TEMP"
* $ieee#528399 "MDC_DEV_SPEC_PROFILE_SCALE"
* $ieee#528401 "MDC_DEV_SPEC_PROFILE_GLUCOSE"
