namespace Fhir.Kernel.Elements;

/// <summary>The children of an element in order, without allocation; for use with foreach.</summary>
public readonly struct ChildEnumerable(Element first)
{
    public Enumerator GetEnumerator() => new(first);

    public int Count()
    {
        var count = 0;
        for (var child = first; child.Exists; child = child.NextSibling) count++;
        return count;
    }

    public struct Enumerator
    {
        private Element next;

        internal Enumerator(Element first) => (next, Current) = (first, default);

        public Element Current { get; private set; }

        public bool MoveNext()
        {
            Current = next;
            next = Current.NextSibling;
            return Current.Exists;
        }
    }
}

/// <summary>The children that share a name, without allocation; for use with foreach.</summary>
public readonly struct NamedChildEnumerable
{
    private readonly Document? document;
    private readonly int first;
    private readonly ushort nameId;

    internal NamedChildEnumerable(Document document, int first, ushort nameId) => (this.document, this.first, this.nameId) = (document, first, nameId);

    public Enumerator GetEnumerator() => new(document, first, nameId);

    public int Count()
    {
        var count = 0;
        foreach (var _ in this) count++;
        return count;
    }

    public struct Enumerator
    {
        private readonly Document? document;
        private readonly ushort nameId;
        private int next;
        private int current;

        internal Enumerator(Document? document, int first, ushort nameId) => (this.document, this.nameId, next, current) = (document, nameId, first, 0);

        public readonly Element Current => new(document!, current);

        public bool MoveNext()
        {
            if (document is null) return false;
            var names = document.Schema.PropertyNameIds;
            var nodes = document.Nodes;
            while (next != 0)
            {
                ref readonly var node = ref nodes[next];
                var at = next;
                next = node.NextSibling;
                if (names[node.Property] == nameId)
                {
                    current = at;
                    return true;
                }
                if (current != 0 && !document.Schema.MayScatter[nameId]) next = 0;
            }
            return false;
        }
    }
}
