using System.Collections.Immutable;
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
/// <param name="Bases">What was read to decide so; it must still be so when the line is stored.</param>
public readonly record struct CheckedLine(ImportLine Line, WriteCommand? Command, IReadOnlyList<Issue> Issues, ImmutableArray<Witness> Bases)
{
    public long Number => Line.Number;

    /// <summary>Refused for what else is stored, so that it may be taken once the lines before it are.</summary>
    public bool MayChange { get; init; }

    public bool IsSkipped => Command is null && Issues.Count == 0;

    /// <summary>Whether one of some resources, once it is written, may change what was decided.</summary>
    public bool RestsOn(IReadOnlySet<(string Type, string Id)> written) => Bases.Any(basis => basis.MayRestOn(written));
}

/// <summary>Reads and validates lines, several at a time, as each would be on its way into the store alone.</summary>
public sealed class ImportChecker(WriteValidator validator, HostSettings settings)
{
    public async Task<CheckedLine[]> CheckAsync(IReadOnlyList<ImportLine> lines, ImportSource source, CancellationToken cancel)
    {
        var all = new CheckedLine[lines.Count];
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForAsync(0, lines.Count, options, async (at, stop) => all[at] = await CheckAsync(lines[at], source, stop));
        return all;
    }

    public async Task<CheckedLine> CheckAsync(ImportLine line, ImportSource source, CancellationToken cancel)
    {
        if (line.Json is null) return Wrong(line, [ImportRules.LineTooLong.At(null, $"{settings.MaxBodyBytes}")]);
        var read = validator.ReadJson(line.Json);
        if (read.Refusal is { } unreadable) return Wrong(line, unreadable.Issues);
        var (resource, request, store) = (read.Value.Root, source.Request, source.Store);
        if (Objection(resource, source.Type, store.Permit) is { } objection) return Wrong(line, [objection]);
        var basis = new Witness();
        if (request.SkipsExisting && resource.ValueOf("id") is { } id && await IsThereAsync(resource.Type.Name, id, store.Watched(basis), cancel)) return new CheckedLine(line, null, [], []);
        if (!request.Validates) return new CheckedLine(line, Command(resource, $"{source.Place}:{line.Number}"), [], [basis]);
        var (check, mayChange) = await validator.JudgeAsync(read.Value, request.BaseUrl, store, cancel);
        if (check.Refusal is { } invalid) return Wrong(line, [.. invalid.Issues.Where(issue => issue.IsError)]) with { MayChange = mayChange };
        return new CheckedLine(line, Command(resource, $"{source.Place}:{line.Number}"), [], [basis, check.Value.Basis]);
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

    private static CheckedLine Wrong(ImportLine line, IReadOnlyList<Issue> issues) => new(line, null, issues, []);
}
