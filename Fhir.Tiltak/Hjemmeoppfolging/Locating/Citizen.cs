using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.Patients;

namespace Fhir.Tiltak.Hjemmeoppfolging.Locating;

/// <summary>Whose data are asked for: the Patient here, when there is one, and the national numbers.</summary>
/// <param name="PatientId">Null when the citizen is no Patient here.</param>
/// <param name="Tokens">National numbers as <c>system|value</c>.</param>
public sealed record Citizen(string? PatientId, IReadOnlyList<string> Tokens)
{
    public static async Task<Result<Citizen>> OfAsync(OperationRequest request, OperationInput input, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var finder = new PatientFinder(store, host, request.BaseUrl);
        if (request.Id.Length > 0) return await OfPatientAsync(request.Id, finder, host, cancel);
        if (TokenOf(input) is not (var system, { Length: > 0 } number)) return Refusal.BadRequest(LocateRules.OfWhom.At(null));
        if (!NationalNumber.Series.Contains(system)) return Refusal.BadRequest(LocateRules.IdentifierSystem.At(null, system));
        var token = $"{system}|{number}";
        var found = await finder.ByTokenAsync(token, 1, cancel);
        return found.Refusal is { } refusal ? refusal : new Citizen(found.Value is [var patient] ? patient.Id : null, [token]);
    }

    private static async Task<Result<Citizen>> OfPatientAsync(string id, PatientFinder finder, IOperationHost host, CancellationToken cancel)
    {
        var unknown = new Refusal(404, [LocateRules.PatientUnknown.At(null, $"Patient/{id}")]);
        var patient = await finder.ByIdAsync(id, unknown, unknown, cancel);
        if (patient.Refusal is { } refusal) return refusal;
        return new Citizen(id, [.. NationalNumber.TokensOf(JsonParser.Parse(patient.Value.Json, host.Schema).Document!.Root)]);
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
