using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Care;

/// <summary>
/// Numbers for units and health personnel from ranges no register gives out: organisation numbers of the synthetic series that begins on 3,
/// RESH, HPR and HER that begin on 999.
/// </summary>
internal sealed class TestNumbers
{
    private static readonly int[] Weights = [3, 2, 7, 6, 5, 4, 3, 2];

    private int organisation = 32_000_000;
    private int resh = 99_910_000;
    private int hpr = 999_100_000;
    private int her = 99_900_000;

    public Identity Organisation()
    {
        Span<char> digits = stackalloc char[9];
        do (organisation++).TryFormat(digits, out _);
        while (!CheckDigit.Put(digits, Weights));
        return new(Systems.OrganizationNumber, digits.ToString());
    }

    public Identity Resh() => new(Systems.Resh, $"{resh++}");

    public string Hpr() => $"{hpr++}";

    public string Her() => $"{her++}";
}
