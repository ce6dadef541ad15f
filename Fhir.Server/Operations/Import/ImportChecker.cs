using System.Security.Cryptography;
using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Interactions;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Import;

/// <summary>A line that was looked at: a command, or what is wrong, or neither when it is to be left alone.</summary>
public readonly record struct CheckedLine(long Number, WriteCommand? Command, IReadOnlyList<Issue> Issues)
{
    public bool IsSkipped => Command is null && Issues.Count == 0;
}

/// <summary>Reads and validates lines, several at a time, as each would be on its way into the store alone.</summary>
public sealed class ImportChecker(WriteValidator validator, HostSettings settings)
{
    public async Task<CheckedLine[]> CheckAsync(IReadOnlyList<ImportLine> lines, ImportRequest request, string? type, string place, IPermittedStore store, CancellationToken cancel)
    {
        var all = new CheckedLine[lines.Count];
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForAsync(0, lines.Count, options, async (at, stop) => all[at] = await CheckAsync(lines[at], request, type, place, store, stop));
        return all;
    }

    private async Task<CheckedLine> CheckAsync(ImportLine line, ImportRequest request, string? type, string place, IPermittedStore store, CancellationToken cancel)
    {
        if (line.Json is null) return Wrong(line, [ImportRules.LineTooLong.At(null, $"{settings.MaxBodyBytes}")]);
        var read = validator.ReadJson(line.Json);
        if (read.Refusal is { } unreadable) return Wrong(line, unreadable.Issues);
        var resource = read.Value.Root;
        if (Objection(resource, type, store.Permit) is { } objection) return Wrong(line, [objection]);
        if (request.SkipsExisting && resource.ValueOf("id") is { } id && await IsThereAsync(resource.Type.Name, id, store, cancel)) return new CheckedLine(line.Number, null, []);
        if (request.Validates && (await validator.CheckAsync(read.Value, request.BaseUrl, store, cancel)).Refusal is { } invalid) return Wrong(line, [.. invalid.Issues.Where(issue => issue.IsError)]);
        return new CheckedLine(line.Number, Command(resource, $"{place}:{line.Number}"), []);
    }

    private static Issue? Objection(Element resource, string? type, Permit permit)
    {
        var (name, id) = (resource.Type.Name, resource.ValueOf("id"));
        if (type is not null && name != type) return ImportRules.TypeMismatch.At(name, name, type);
        if (name == CapabilityResources.NotStored) return ImportRules.TypeNotStored.At(name, name);
        if (id is not null && !ResourceId.IsValid(id)) return ImportRules.IdInvalid.At($"{name}.id", id);
        return permit.Permits(name, id is null ? Interaction.Create : Interaction.Update) ? null : StoreRules.NotPermitted.At(name, name);
    }

    private static async Task<bool> IsThereAsync(string type, string id, IPermittedStore store, CancellationToken cancel) =>
        await store.ReadAsync(type, id, cancel) is { IsValue: true, Value: { IsDeleted: false } };

    /// <summary>A line without an id gets one from its place, so that taking it twice makes one resource.</summary>
    private static WriteCommand Command(Element resource, string place) => resource.ValueOf("id") is { } id
        ? new UpdateCommand(resource, id, null)
        : new CreateCommand(resource, new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 16)).ToString());

    private static CheckedLine Wrong(ImportLine line, IReadOnlyList<Issue> issues) => new(line.Number, null, issues);
}
