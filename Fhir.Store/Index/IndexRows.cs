using System.Runtime.InteropServices;
using Fhir.Kernel.Definitions;

namespace Fhir.Store.Index;

/// <summary>The rows of one resource while they are read. Values a parameter has already are left out.</summary>
internal sealed class IndexRows(IndexReading reading)
{
    private readonly HashSet<(int Parameter, IndexValue Value)> seen = [];
    private readonly Dictionary<int, int> items = [];

    public List<IndexRow> All { get; } = new(64);

    public IndexReading Reading => reading;

    /// <summary>Where indexers put values until they are taken.</summary>
    public List<IndexValue> Scratch { get; } = new(8);

    public int NextItem(int parameter) => CollectionsMarshal.GetValueRefOrAddDefault(items, parameter, out _)++;

    /// <summary>When there are no values, a row that tells the element is there.</summary>
    public void TakeOrNote(int parameter, SearchParameterType kind)
    {
        if (Scratch.Count == 0) Scratch.Add(new IndexValue(kind, "", null) { IsEmpty = true });
        Take(parameter);
    }

    /// <summary>
    /// A reference to what the resource itself contains. Its row lies with those of contained resources, before the first of them, where no search for anything else meets it.
    /// </summary>
    public void TakeLink(int parameter, string containedId)
    {
        var value = new IndexValue(SearchParameterType.Reference, containedId, null);
        if (seen.Add((-parameter, value))) All.Add(new IndexRow(-parameter, -1 - NextItem(-parameter), -1, 0, value));
    }

    public void Take(int parameter)
    {
        foreach (var value in Scratch)
            if (seen.Add((parameter, value))) All.Add(new IndexRow(parameter, NextItem(parameter), -1, 0, value));
        Scratch.Clear();
    }

    public void TakePart(int composite, int item, int part)
    {
        for (var choice = 0; choice < Scratch.Count; choice++) All.Add(new IndexRow(composite, item, part, choice, Scratch[choice]));
        Scratch.Clear();
    }
}
