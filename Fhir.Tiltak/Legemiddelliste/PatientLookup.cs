using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Patients;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>Finds the patient that a Patient resource speaks of: by national number; without one by its id, or by birth date, gender and name.</summary>
internal sealed class PatientLookup(RecordReader reader)
{
    /// <summary>More patients than this with one number nobody counts.</summary>
    private const int Most = 200;

    /// <param name="referenceNumbers">One of them must be that of a prescription when the patient has no national number.</param>
    public async Task<Result<Held>> LookUpAsync(Element patient, IReadOnlyCollection<string> referenceNumbers, CancellationToken cancel)
    {
        if (NationalNumber.Of(patient) is { } number) return await ByNumberAsync(number, cancel);
        var candidates = await reader.AllAsync("Patient", $"birthdate={Uri.EscapeDataString(patient.ValueOf("birthDate") ?? "")}&gender={Uri.EscapeDataString(patient.ValueOf("gender") ?? "")}", cancel);
        if (candidates.Refusal is { } refusal) return refusal;
        var found = new List<Held>();
        foreach (var candidate in candidates.Value.Where(candidate => HasName(candidate.Root, patient)))
        {
            var rows = await reader.RowsAsync(candidate.Stored.Id, cancel);
            if (rows.Refusal is { } unreadable) return unreadable;
            if (rows.Value.Any(row => row.Row.ReferenceNumber is { } reference && referenceNumbers.Contains(reference))) found.Add(candidate);
        }
        return One(found);
    }

    /// <summary>The patient of a document: one without a national number keeps the id it was looked up with.</summary>
    public async Task<Result<Held>> OfDocumentAsync(Element patient, CancellationToken cancel)
    {
        if (NationalNumber.Of(patient) is { } number) return await ByNumberAsync(number, cancel);
        var read = patient.ValueOf("id") is { } id ? await reader.ReadAsync("Patient", id, cancel) : null;
        return read is not null && read.Root.ValueOf("birthDate") == patient.ValueOf("birthDate") && read.Root.ValueOf("gender") == patient.ValueOf("gender") ? read : Unknown;
    }

    private async Task<Result<Held>> ByNumberAsync((string System, string Value) number, CancellationToken cancel)
    {
        var found = await reader.Patients.OnlyAsync($"{number.System}|{number.Value}", Most, Unknown, Ambiguous, cancel);
        return found.Refusal is { } refusal ? refusal : reader.Hold(found.Value);
    }

    private static Result<Held> One(List<Held> found) => found.Count switch
    {
        0 => Unknown,
        1 => found[0],
        _ => Ambiguous(found.Count),
    };

    private static Refusal Ambiguous(int count) => new(409, [LookupRules.PatientAmbiguous.At("Patient", $"{count}")]);

    private static Refusal Unknown => new(404, [LookupRules.PatientUnknown.At("Patient")]);

    private static bool HasName(Element candidate, Element wanted)
    {
        var families = wanted.All("name").Select(name => name.ValueOf("family")).OfType<string>().ToList();
        return candidate.All("name").Any(name => families.Contains(name.ValueOf("family") ?? "", StringComparer.OrdinalIgnoreCase));
    }
}
