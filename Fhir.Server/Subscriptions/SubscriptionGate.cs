using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Subscriptions.Channels;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions;

/// <summary>
/// What every write of a Subscription passes, whatever interaction it comes by. It is refused when the server could not keep what it asks, or when its
/// writer may not read what the topic is about. A subscription that is asked to be active begins as requested, and the values of its headers are laid aside.
/// </summary>
public sealed class SubscriptionGate(SubscriptionReader reader)
{
    private const string Type = "Subscription";

    /// <summary>The batch as it is to be written, or the first command that is refused and why.</summary>
    /// <param name="ownerOf">Who wrote a Subscription last; null for a new one.</param>
    public (WriteBatch Batch, WriteFailure? Failure) Admit(WriteBatch batch, Permit permit, Func<string, SubscriptionOwner?> ownerOf)
    {
        if (batch.IsHousekeeping || !batch.Commands.Any(IsSubscription)) return (batch, null);
        var commands = batch.Commands.ToBuilder();
        for (var at = 0; at < commands.Count; at++)
        {
            if (!IsSubscription(commands[at])) continue;
            var admitted = Admit(commands[at], batch.OwnBase, permit, ownerOf);
            if (admitted.Refusal is { } refusal) return (batch, new WriteFailure(WriteFailureKind.RuleBroken, at, refusal));
            commands[at] = admitted.Value;
        }
        return (batch with { Commands = commands.ToImmutable() }, null);
    }

    private static bool IsSubscription(WriteCommand command) => command.Type == Type && command is CreateCommand or UpdateCommand;

    private Result<WriteCommand> Admit(WriteCommand command, string? ownBase, Permit permit, Func<string, SubscriptionOwner?> ownerOf)
    {
        var resource = command is CreateCommand create ? create.Resource : ((UpdateCommand)command).Resource;
        var read = reader.Read(resource, command.Id, 0, ownBase);
        if (read.Refusal is { } refusal) return refusal;
        if (read.Value.Topic.Types.FirstOrDefault(type => !permit.Permits(type, Interaction.Read)) is { } type)
            return new Refusal(403, [SubscriptionRules.NotPermitted.At(resource.Child("criteria").Path, type)]);
        var secrets = Secrets(resource, SubscriptionSecrets.Of(ownerOf(command.Id)?.Aside));
        if (secrets.Refusal is { } masked) return masked;

        var edited = SubscriptionEdit.WithMaskedHeaders(read.Value.Status == SubscriptionStatus.Active || read.Value.Status == SubscriptionStatus.Requested
            ? SubscriptionEdit.WithStatus(resource, SubscriptionStatus.Requested, null)
            : resource);
        return command is CreateCommand created
            ? created with { Resource = edited, Aside = secrets.Value.ToText() }
            : (WriteCommand)((UpdateCommand)command with { Resource = edited, Aside = secrets.Value.ToText() });
    }

    private static Result<SubscriptionSecrets> Secrets(Element resource, SubscriptionSecrets known)
    {
        var (channel, headers) = (resource.Child("channel"), new List<string>());
        var endpoint = channel.ValueOf("endpoint") ?? "";
        foreach (var header in channel.ChildrenNamed("header"))
        {
            var (name, value) = ChannelHeaders.Parse(header.Value!)!.Value;
            var whole = value == ChannelHeaders.Mask ? known.Find(name, endpoint) : header.Value;
            if (whole is null) return new Refusal(422, [SubscriptionRules.HeaderMasked.At(header.Path, name)]);
            headers.Add(whole);
        }
        return new SubscriptionSecrets(endpoint, headers);
    }
}
