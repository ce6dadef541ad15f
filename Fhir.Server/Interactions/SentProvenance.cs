using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>
/// The Provenance that a client sends in a header beside what it writes. It is stored in the same commit, about the version that comes of it: both or neither.
/// The caller needs the right to create one, and it is validated as one that is posted. https://hl7.org/fhir/R4/provenance.html#header
/// </summary>
public sealed class SentProvenance(WriteValidator validator)
{
    public const string Header = "X-Provenance";
    private const string Type = "Provenance";

    /// <summary>A Provenance is about what is created or changed; null where the header has its place, or is not there.</summary>
    public static Refusal? Misplaced(FhirRequest request, string interaction) => request.Provenance is null || request.Method is "GET" or "HEAD" || interaction is "create" or "update" or "patch"
        ? null : Refusal.BadRequest(InteractionRules.ProvenanceMisplaced.At(null));

    /// <summary>The batch with the Provenance, when one was sent.</summary>
    /// <param name="batch">One command that writes a resource.</param>
    public async Task<Result<WriteBatch>> JoinAsync(FhirRequest request, WriteBatch batch, IPermittedStore store, CancellationToken cancel)
    {
        if (request.Provenance is not { } sent) return batch;
        if (!store.Permit.Permits(Type, Interaction.Create)) return new Refusal(403, [InteractionRules.Forbidden.At(null)]);
        var read = validator.ReadJson(Encoding.UTF8.GetBytes(sent));
        if (read.Refusal is { } unreadable) return unreadable;
        var root = read.Value.Root;
        if (root.Type.Name != Type) return Refusal.BadRequest(InteractionRules.ProvenanceType.At(root.Type.Name, root.Type.Name));
        if (root.Child("target").Exists) return Refusal.BadRequest(InteractionRules.ProvenanceTarget.At($"{Type}.target"));

        var (command, basis) = (batch.Commands[0], new Witness());
        var target = await TargetAsync(command, store, basis, cancel);
        var about = validator.ReadJson(WithTarget(sent, target)).Value;
        var check = await validator.CheckAsync(about, request.BaseUrl, store, cancel, new HashSet<string> { target }, isNew: true);
        if (check.Refusal is { } invalid) return invalid;
        return batch with { Commands = [command, new CreateCommand(about.Root, ResourceId.New())], Bases = [.. batch.Bases, basis, check.Value.Basis] };
    }

    /// <summary>The version that the command makes. Where the caller may not know which one stands there, the resource without a version.</summary>
    private static async Task<string> TargetAsync(WriteCommand command, IPermittedStore store, Witness basis, CancellationToken cancel)
    {
        var reference = $"{command.Type}/{command.Id}";
        if (command is CreateCommand) return Version(reference, 1);
        if (command is UpdateCommand { IfMatch.Only: { } demanded }) return Version(reference, demanded + 1);
        await store.Watched(basis).ReadAsync(command.Type, command.Id, cancel);
        return basis.VersionOf(command.Type, command.Id) is { } current ? Version(reference, current + 1) : reference;
    }

    private static string Version(string reference, long version) => string.Create(CultureInfo.InvariantCulture, $"{reference}/_history/{version}");

    private static byte[] WithTarget(string sent, string target)
    {
        var provenance = JsonNode.Parse(sent)!.AsObject();
        provenance["target"] = new JsonArray(new JsonObject { ["reference"] = target });
        return Encoding.UTF8.GetBytes(provenance.ToJsonString());
    }
}
