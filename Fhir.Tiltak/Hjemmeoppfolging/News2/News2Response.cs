using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>How urgently somebody must see to the patient, by the sum and by the highest single score.</summary>
/// <param name="Code">In the code system <c>hjemme-news2-respons</c>.</param>
public sealed record News2Response(string Code, string Nb, string En)
{
    public static readonly News2Response Low = new("lav", "Lav risiko", "Low risk");
    public static readonly News2Response LowMedium = new("lav-middels", "Lav til middels risiko: én parameter har 3 poeng", "Low to medium risk: one parameter has 3 points");
    public static readonly News2Response Medium = new("middels", "Middels risiko: terskel for rask respons", "Medium risk: threshold for an urgent response");
    public static readonly News2Response High = new("hoy", "Høy risiko: terskel for akutt respons", "High risk: threshold for an emergency response");

    public static News2Response Of(int total, int highest) => (total, highest) switch
    {
        ( >= 7, _) => High,
        ( >= 5, _) => Medium,
        (_, >= 3) => LowMedium,
        _ => Low,
    };

    public string Text(Language language) => language == Language.Nb ? Nb : En;
}
