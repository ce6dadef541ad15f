using Fhir.Store.Access;
using Fhir.Store.Access.Jobs;
using Fhir.Store.Engine;

namespace Fhir.Store.Resources;

/// <summary>Notes in the transaction that writes a Subscription whose it is. Runs on the writer's thread alone.</summary>
internal sealed class SubscriptionOwners(Session session)
{
    private const string Type = "Subscription";

    /// <param name="owner">Null leaves the owner as it is.</param>
    public void Note(PreparedWrite command, SubscriptionOwner? owner)
    {
        if (command.Type != Type) return;
        if (command.Method == WriteMethod.Delete) session.Prepare("DELETE FROM subscription_owner WHERE id = ?").Bind(1, command.Id).Run();
        else if (owner is not null) Put(command, owner);
    }

    private void Put(PreparedWrite command, SubscriptionOwner owner) => session.Prepare("""
        INSERT INTO subscription_owner (id, permit, base, aside) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET permit = excluded.permit, base = excluded.base, aside = excluded.aside
        """).Bind(1, command.Id).Bind(2, PermitText.Of(owner.Permit)).Bind(3, owner.Base).Bind(4, command.Aside).Run();
}
