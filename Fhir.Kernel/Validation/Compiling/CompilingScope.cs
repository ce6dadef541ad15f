using Fhir.Kernel.Definitions;
using Fhir.Kernel.Snapshot;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>What the compiling of one definition may look at. Not shared: it holds the documents it has read, and goes when the rules are made.</summary>
internal sealed class CompilingScope
{
    public CompilingScope(ICanonicalSource definitions, Schema schema, BaseRows baseRows)
    {
        (Definitions, Schema, Snapshots, BaseRows) = (definitions, schema, new SnapshotSource(definitions), baseRows);
    }

    public ICanonicalSource Definitions { get; }

    public Schema Schema { get; }

    public SnapshotSource Snapshots { get; }

    public BaseRows BaseRows { get; }
}
