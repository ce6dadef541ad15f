using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.Locating;

/// <summary>Whose data are asked for: the Patient here, when there is one, and the national numbers.</summary>
/// <param name="PatientId">Null when the citizen is no Patient here.</param>
/// <param name="Tokens">National numbers as <c>system|value</c>.</param>
public sealed record Citizen(string? PatientId, IReadOnlyList<string> Tokens)
{
    private static readonly string[] Series = ["urn:oid:2.16.578.1.12.4.1.4.1", "urn:oid:2.16.578.1.12.4.1.4.2", "urn:oid:2.16.578.1.12.4.1.4.3"];

    public static async Task<Result<Citizen>> OfAsync(OperationRequest request, OperationInput input, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        if (request.Id.Length > 0) return await OfPatientAsync(request.Id, store, host, cancel);
        if (TokenOf(input) is not (var system, { Length: > 0 } number)) return Refusal.BadRequest(LocateRules.OfWhom.At(null));
        if (!Series.Contains(system)) return Refusal.BadRequest(LocateRules.IdentifierSystem.At(null, system));
        var token = $"{system}|{number}";
        var query = host.Search("Patient", $"identifier={Uri.EscapeDataString(token)}&_count=1", request.BaseUrl);
        if (query.Refusal is { } refusal) return refusal;
        var page = await store.SearchAsync(query.Value, cancel);
        return page.Refusal is { } denied ? denied : new Citizen(page.Value.Matches is [var patient, ..] ? patient.Id : null, [token]);
    }

    private static async Task<Result<Citizen>> OfPatientAsync(string id, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var read = await store.ReadAsync("Patient", id, cancel);
        if (read.Refusal is { } refusal) return refusal;
        if (read.Value is not { IsDeleted: false } patient) return new Refusal(404, [LocateRules.PatientUnknown.At(null, $"Patient/{id}")]);
        var identifiers = JsonParser.Parse(patient.Json, host.Schema).Document!.Root.All("identifier");
        return new Citizen(id, [.. identifiers.Where(one => Series.Contains(one.ValueOf("system"))).Select(one => $"{one.ValueOf("system")}|{one.ValueOf("value")}")]);
    }

    private static (string System, string Value)? TokenOf(OperationInput input)
    {
        if (input.Values("identifier", "Identifier") is [var identifier, ..]) return (identifier.ValueOf("system") ?? "", identifier.ValueOf("value") ?? "");
        return input.Text("identifier")?.Split('|') is [var system, var value] ? (system, value) : null;
    }

    /// <summary>As a condition on what speaks of the citizen; null when nothing can.</summary>
    public IEnumerable<string> Conditions()
    {
        if (PatientId is not null) yield return $"subject={Uri.EscapeDataString("Patient/" + PatientId)}";
        if (Tokens.Count > 0) yield return $"subject:identifier={Uri.EscapeDataString(string.Join(',', Tokens))}";
    }
}
