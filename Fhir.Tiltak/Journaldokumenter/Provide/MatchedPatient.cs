using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>
/// A submission may name its patient by number alone. Where one patient here has that number, what is stored leads to the patient too: it could not be found by
/// <c>patient</c> or <c>patient.identifier</c> otherwise, which are all that ITI-66 and ITI-67 ask by. The number stays.
/// https://profiles.ihe.net/ITI/MHD/ITI-65.html#23654122-patient-identity
/// </summary>
public sealed class MatchedPatient : IStoredForm
{
    public bool AppliesTo(Element bundle) => ProvideProfiles.LevelOf(bundle) is not null;

    public async Task<Document?> OfAsync(Element resource, WriteContext context, CancellationToken cancel)
    {
        if (resource.Type.Name is not ("DocumentReference" or "List")) return null;
        var subject = resource.Child("subject");
        var (system, value) = (subject.Child("identifier").ValueOf("system"), subject.Child("identifier").ValueOf("value"));
        if (subject.ValueOf("reference") is not null || system is null || value is null) return null;

        var query = context.Host.Search("Patient", $"identifier={SearchEscape.Token(system, value)}&_count=2", context.OwnBase);
        if (query.Refusal is not null || await context.Store.SearchAsync(query.Value, cancel) is not { IsValue: true, Value.Matches: [var patient] }) return null;
        var json = JsonNode.Parse(JsonWriter.ToBytes(resource))!;
        json["subject"]!["reference"] = patient.Reference;
        return JsonParser.Parse(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()), context.Host.Schema).Document;
    }
}
