using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Index;

/// <summary>Makes the whole index anew from the resources, as if each were written again. Runs inside the writer's transaction.</summary>
internal sealed class IndexRebuild(Session writer, Standing standing, WritePreparation preparation, SearchParameterSet known, Names names)
{
    public void Run(string? ownBase)
    {
        var (numbering, index) = (new Numbering(writer, standing, names), new IndexWriter(writer));
        index.Clear();
        var reading = new IndexReading(null, ownBase);
        for (var (key, body) = Next(long.MinValue); body is not null; (key, body) = Next(key))
        {
            var document = JsonParser.Parse(body, known.Schema).Document ?? throw new StoreException($"Resource {key} cannot be read.");
            index.Insert(key, preparation.RowsOf(document.Root, reading), numbering.System, names.Type);
        }
        ParameterIndexing.Forget(writer, preparation.Current.Known);
        IndexState.Finish(writer);
    }

    private (long Key, byte[]? Body) Next(long after)
    {
        var statement = writer.Prepare("SELECT key, body FROM resource WHERE key > ? AND is_deleted = 0 ORDER BY key LIMIT 1").Bind(1, after);
        if (!statement.Step()) return (after, null);
        var next = (statement.Long(0), StoredBody.Read(statement.Blob(1)));
        statement.Reset();
        return next;
    }
}
