using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// Who may change the list: everybody with the right to prescribe, nobody else. The author of the document must be registered here by HPR number, and it is what is
/// registered that counts, not what the document says of the author. Where callers come with tokens, the author is the person the token names.
/// </summary>
/// <param name="Author">As registered.</param>
/// <param name="Address">The author's reference in the document: a role, or the practitioner itself.</param>
internal sealed record Prescriber(Held Author, string Address)
{
    /// <summary>Doctors and dentists. Others prescribe within limits that the register of categories does not tell.</summary>
    private static readonly string[] Categories = ["LE", "TL"];

    public string Hpr => Author.Root.IdentifierIn(Pll.Hpr)!;

    /// <param name="holder">Who the token says sends; null when no token was asked for, and the document is taken at its word.</param>
    public static async Task<Result<Prescriber>> OfAsync(SentDocument document, TokenHolder? holder, RecordReader reader, DateOnly today, CancellationToken cancel)
    {
        const string place = "Bundle.entry[0].resource.author";
        if (holder is { HprNumber: null }) return Refused(SendRules.TokenWithoutHpr.At(null));
        var authors = document.Composition.All("author").Select(author => author.ValueOf("reference")).OfType<string>()
            .Select(address => (Address: address, Hpr: HprOf(document, address))).Where(author => author.Hpr is not null).ToList();
        if (authors.Count == 0) return Refused(SendRules.AuthorWithoutHpr.At(place));
        var at = holder is null ? 0 : authors.FindIndex(author => author.Hpr == holder.HprNumber);
        return at < 0 ? Refused(SendRules.AuthorNotSender.At(place, authors[0].Hpr!)) : await RegisteredAsync(authors[at].Hpr!, authors[at].Address, reader, today, cancel);
    }

    private static string? HprOf(SentDocument document, string author)
    {
        var resource = document.Find(author);
        if (resource.Exists && resource.Type.Name == "PractitionerRole") resource = document.Find(resource.ReferenceTo("practitioner"));
        return resource.Exists && resource.Type.Name == "Practitioner" ? resource.IdentifierIn(Pll.Hpr) : null;
    }

    private static async Task<Result<Prescriber>> RegisteredAsync(string hpr, string address, RecordReader reader, DateOnly today, CancellationToken cancel)
    {
        var found = await reader.AllAsync("Practitioner", $"identifier={Pll.Hpr}%7C{Uri.EscapeDataString(hpr)}", cancel);
        if (found.Refusal is { } refusal) return refusal;
        if (found.Value.Count == 0) return Refused(SendRules.AuthorUnknown.At("Bundle.entry[0].resource.author", hpr));
        var author = found.Value[0];
        if (author.Root.All("qualification").Any(qualification => Gives(qualification, today))) return new Prescriber(author, address);
        var categories = author.Root.All("qualification").Select(qualification => qualification.Child("code").CodeIn(Pll.Category)).OfType<string>().Distinct();
        return Refused(SendRules.AuthorWithoutRight.At("Bundle.entry[0].resource.author", hpr, string.Join(", ", categories.DefaultIfEmpty("-"))));
    }

    /// <summary>A qualification that has ended, or has yet to begin, gives no right.</summary>
    private static bool Gives(Element qualification, DateOnly today)
    {
        var period = qualification.Child("period");
        return Categories.Contains(qualification.Child("code").CodeIn(Pll.Category))
            && !(FhirDay.Last(period.ValueOf("end")) < today) && !(FhirDay.Last(period.ValueOf("start")) > today);
    }

    private static Refusal Refused(Issue issue) => new(403, [issue]);
}
