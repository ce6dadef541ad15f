using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Search;

namespace Fhir.Store.Resources;

/// <summary>Carries out one prepared batch inside the transaction and savepoint it is given. Runs on the writer's thread alone.</summary>
internal sealed class BatchWriter(Session session, Standing standing, Names names, WritePreparation preparation, Searcher searcher, StoreSettings settings, StoreMeter meter)
{
    private readonly Numbering numbering = new(session, standing, names);
    private readonly IndexWriter index = new(session);
    private readonly BasisCheck bases = new(session, standing, names, searcher, settings);
    private readonly SubscriptionOwners owners = new(session);
    private readonly Integrity? integrity = settings.KeepsReferences ? new Integrity(session, names) : null;

    /// <param name="now">The time of the versions that are made; whole milliseconds.</param>
    public WriteResult Write(PreparedBatch batch, DateTimeOffset now)
    {
        for (var at = 0; at < batch.Guards.Count; at++)
            if (Ask(batch.Guards[at], at) is { } failure) return new WriteResult([], failure);
        for (var at = 0; at < batch.Bases.Length; at++)
            if (bases.Ask(batch.Bases[at], at) is { } changed) return new WriteResult([], changed);

        if (batch.OwnBase is { } ownBase) numbering.NoteBase(ownBase);
        var written = new WrittenResource[batch.Asked];
        for (var at = 0; at < batch.Commands.Length; at++)
        {
            var result = Write(batch.Commands[at], at, now);
            if (result.Failure is not null) return at < batch.Asked ? result : NoteOutrun;
            if (at >= batch.Asked) continue;
            written[at] = result.Written[0];
            owners.Note(batch.Commands[at], batch.Owner);
        }
        if (integrity?.Check(batch, written) is { } broken) return new WriteResult([], broken);
        if (batch.Marker is { } marker)
            session.Prepare("INSERT INTO marker (name, stored_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET stored_at = excluded.stored_at")
                .Bind(1, marker).Bind(2, Micros(now)).Run();
        return new WriteResult(written, batch.IsTrial ? new WriteFailure(WriteFailureKind.Trial, -1, new Refusal(409, [StoreRules.TrialOnly.At(null)])) : null);
    }

    /// <summary>A note that another one outran: the write it tells of was decided on what the other has changed.</summary>
    private static WriteResult NoteOutrun => new([], BasisCheck.Changed(-1));

    /// <summary>For whoever opens and closes the transaction and the savepoints.</summary>
    public Numbering Numbering => numbering;

    /// <summary>Null when the guard holds. A condition that takes long must not hold up everybody's writes.</summary>
    private WriteFailure? Ask(WriteGuard guard, int at)
    {
        using var patience = new CancellationTokenSource(settings.GuardPatience);
        try
        {
            return session.Interruptible(reader => Holds(reader, guard), patience.Token) ? null
                : new WriteFailure(WriteFailureKind.GuardFailed, at, new Refusal(412, [StoreRules.ConditionChanged.At(null, guard.Query.Type)]));
        }
        catch (OperationCanceledException)
        {
            return new WriteFailure(WriteFailureKind.Busy, at, StoreRefusals.TooSlow(guard.Query, settings.GuardPatience));
        }
    }

    private bool Holds(Session reader, WriteGuard guard)
    {
        var found = searcher.FindIds(reader, guard.Query, 2);
        return guard.ExpectedId is null ? found.Count == 0 : found is [var id] && id == guard.ExpectedId;
    }

    private WriteResult Write(PreparedWrite command, int at, DateTimeOffset now)
    {
        var current = standing.Find(names.Type(command.Type), command.Id);
        if (current is not null && command.Method != WriteMethod.Create && AppendOnly.Is(command.Type))
            return Fail(WriteFailureKind.AppendOnly, at, 405, StoreRules.AppendOnly.At(null, $"{command.Type}/{command.Id}"));
        if (command.IfMatch is { } expected && !IsDemanded(expected, current))
            return Fail(WriteFailureKind.VersionConflict, at, 412,
                StoreRules.VersionConflict.At(null, $"{command.Type}/{command.Id}", Text(current?.Version ?? 0), expected.ToString()));
        if (command.Method == WriteMethod.Create && current is not null)
            return Fail(WriteFailureKind.IdConflict, at, 409, StoreRules.IdInUse.At(null, $"{command.Type}/{command.Id}"));
        if (command.Before is { } before) return Relabel(command, before, current, at);
        return command.Method == WriteMethod.Delete ? Delete(command, current, now) : Store(command, current, now);
    }

    // A deleted resource has a version, and what was sent against it may bring it back; "any" is what is there to be read.
    private static bool IsDemanded(VersionDemand demand, Current? current) => current is { } there && (demand.IsAny ? !there.IsDeleted : demand.Allows(there.Version));

    private WriteResult Store(PreparedWrite asked, Current? current, DateTimeOffset now)
    {
        var command = current is { IsDeleted: true } ? asked with { Method = WriteMethod.Restore } : asked;
        var version = (current?.Version ?? 0) + 1;
        var json = command.Body!.Stamp(version, now);
        var partition = numbering.PartitionOf(command.Patient, command.Type);
        var key = ResourceKey.Of(partition, current is null ? numbering.NextResource() : ResourceKey.Number(current.Value.Key));
        var row = command.Body.ToRow(json);
        if (current is { } old) Replace(command, old, key, version, now, row);
        else Insert(command, key, now, row);
        Index(command, key);
        Note(command, new Current(key, version, false, now));
        return Done(current is null or { IsDeleted: true } ? WriteStatus.Created : WriteStatus.Updated,
            new StoredResource(command.Type, command.Id, version, now, false, json, command.Method));
    }

    /// <summary>The same version with other labels. It is not the same any more when somebody has written it or labelled it meanwhile.</summary>
    private WriteResult Relabel(PreparedWrite command, ReadOnlyMemory<byte> before, Current? current, int at)
    {
        if (current is not { IsDeleted: false } now || Stored(command, now.Key) is not { } stored || !stored.Json.Span.SequenceEqual(before.Span))
            return Fail(WriteFailureKind.VersionConflict, at, 412, StoreRules.LabelsConflict.At(null, $"{command.Type}/{command.Id}"));
        var json = command.Body!.Stamp(now.Version, now.LastUpdated);
        session.Prepare("UPDATE resource SET body = ? WHERE key = ?").Bind(1, command.Body.ToRow(json)).Bind(2, now.Key).RunLater();
        index.Delete(now.Key);
        Index(command, now.Key);
        return Done(WriteStatus.Updated, stored with { Json = json });
    }

    private StoredResource? Stored(PreparedWrite command, long key)
    {
        var statement = session.Prepare($"SELECT {ResourceStore.Columns} FROM resource WHERE key = ?").Bind(1, key);
        var stored = statement.Step() ? ResourceStore.Row(statement, command.Type, command.Id) : null;
        statement.Reset();
        return stored;
    }

    private void Index(PreparedWrite command, long key)
    {
        var rows = preparation.RowsOf(command);
        index.Insert(key, rows, numbering.System, names.Type);
        meter.IndexRows(rows.Count);
    }

    private void Insert(PreparedWrite command, long key, DateTimeOffset now, byte[] row)
    {
        session.Prepare("INSERT INTO directory (type, id, key) VALUES (?, ?, ?)").Bind(1, names.Type(command.Type)).Bind(2, command.Id).Bind(3, key).RunLater();
        session.Prepare("INSERT INTO resource (key, type, id, version, last_updated, is_deleted, method, body) VALUES (?, ?, ?, 1, ?, 0, ?, ?)")
            .Bind(1, key).Bind(2, names.Type(command.Type)).Bind(3, command.Id).Bind(4, Micros(now)).Bind(5, (long)command.Method).Bind(6, row).RunLater();
    }

    /// <summary>The rows move when the resource has come to belong to another patient.</summary>
    private void Replace(PreparedWrite command, in Current old, long key, long version, DateTimeOffset now, byte[] row)
    {
        Retire(old);
        if (key != old.Key)
        {
            session.Prepare("UPDATE version SET key = ? WHERE key = ?").Bind(1, key).Bind(2, old.Key).RunLater();
            session.Prepare("UPDATE directory SET key = ? WHERE type = ? AND id = ?").Bind(1, key).Bind(2, names.Type(command.Type)).Bind(3, command.Id).RunLater();
        }
        session.Prepare("UPDATE resource SET key = ?, version = ?, last_updated = ?, is_deleted = 0, method = ?, body = ? WHERE key = ?")
            .Bind(1, key).Bind(2, version).Bind(3, Micros(now)).Bind(4, (long)command.Method).Bind(5, row).Bind(6, old.Key).RunLater();
    }

    private WriteResult Delete(PreparedWrite command, Current? current, DateTimeOffset now)
    {
        if (current is not { } old) return Done(WriteStatus.NotFound, null);
        if (old.IsDeleted) return Done(WriteStatus.AlreadyDeleted, Deletion(command, old.Version, old.LastUpdated));
        Retire(old);
        session.Prepare("UPDATE resource SET version = ?, last_updated = ?, is_deleted = 1, method = ?, body = ? WHERE key = ?")
            .Bind(1, old.Version + 1).Bind(2, Micros(now)).Bind(3, (long)WriteMethod.Delete).Bind(4, ReadOnlySpan<byte>.Empty).Bind(5, old.Key).RunLater();
        Note(command, new Current(old.Key, old.Version + 1, true, now));
        return Done(WriteStatus.Deleted, Deletion(command, old.Version + 1, now));
    }

    private void Note(PreparedWrite command, in Current made)
    {
        var note = session.Prepare("INSERT INTO journal (sequence, time, type, id, version, method) VALUES (?, ?, ?, ?, ?, ?)").Bind(2, Micros(made.LastUpdated))
            .Bind(3, names.Type(command.Type)).Bind(4, command.Id).Bind(5, made.Version).Bind(6, (long)command.Method);
        (standing.NextSequence() is { } sequence ? note.Bind(1, sequence) : note.BindNull(1)).RunLater();
        standing.Set(names.Type(command.Type), command.Id, made);
    }

    /// <summary>The current version becomes history, and what it was found by is taken out.</summary>
    private void Retire(in Current old)
    {
        session.Prepare($"""
            INSERT INTO version (key, version, last_updated, is_deleted, method, body)
            SELECT key, version, last_updated, is_deleted, method, {session.Dialect.PackedBody} FROM resource WHERE key = ?
            """).Bind(1, old.Key).RunLater();
        if (!old.IsDeleted) index.Delete(old.Key);
    }

    private static StoredResource Deletion(PreparedWrite command, long version, DateTimeOffset time) =>
        new(command.Type, command.Id, version, time, true, ReadOnlyMemory<byte>.Empty, WriteMethod.Delete);

    private static WriteResult Done(WriteStatus status, StoredResource? resource) => new([new WrittenResource(status, resource)], null);

    private static WriteResult Fail(WriteFailureKind kind, int at, int status, Issue issue) =>
        new([], new WriteFailure(kind, at, new Refusal(status, [issue])));

    private static long Micros(DateTimeOffset time) => TimeRange.Of(time);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
