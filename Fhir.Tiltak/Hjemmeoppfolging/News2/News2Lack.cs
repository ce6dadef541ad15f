namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>Why an item has no score.</summary>
/// <param name="Reason">Code of https://terminology.hl7.org/CodeSystem-data-absent-reason.html</param>
public sealed record News2Lack(string Reason, string Nb, string En)
{
    public static readonly News2Lack Missing = new("unknown", "ingen måling", "no measurement");

    public static readonly News2Lack OxygenUnknown = new("unknown", "skala 2 må vite om pasienten får oksygen", "scale 2 must know whether oxygen is given");

    public static readonly News2Lack LevelUnknown = new("unsupported", "bevissthetsgraden har ingen kjent kode", "the level of consciousness has no known code");

    public static News2Lack Stale(decimal hours) => new("not-performed", FormattableString.Invariant($"siste måling er {hours:0.#} timer gammel"),
        FormattableString.Invariant($"the last measurement is {hours:0.#} hours old"));

    public static News2Lack Unit(string unit, string wanted) => new("unsupported", $"enheten «{unit}» kan ikke regnes om til {wanted}", $"the unit '{unit}' cannot be converted to {wanted}");

    public static News2Lack Implausible(decimal amount, string unit) => new("error", FormattableString.Invariant($"{amount} {unit} er ikke en mulig verdi"),
        FormattableString.Invariant($"{amount} {unit} is not a possible value"));
}
