using System.Collections;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Tables;

/// <summary>Finds concepts by what a user has typed: each word must begin a word of one of the concept's names, or its code.</summary>
internal static class TableWords
{
    private const int MostWords = 16;

    /// <summary>Null when the text has no word, which lets everything through.</summary>
    public static BitArray? Find(TableFile file, int count, string text)
    {
        BitArray? found = null;
        foreach (var word in Words.Of(text).Take(MostWords))
        {
            var places = StartingWith(file, count, Words.ToBytes(word));
            found = found is null ? places : found.And(places);
        }
        return found;
    }

    private static BitArray StartingWith(TableFile file, int count, byte[] word)
    {
        var places = new BitArray(count);
        var starts = file.Numbers(TableSection.PostingStarts);
        var postings = file.Numbers(TableSection.Postings);
        for (var at = First(file, word); at < starts.Length - 1 && WordAt(file, at).StartsWith(word); at++)
            foreach (var place in postings[starts[at]..starts[at + 1]]) places[place] = true;
        return places;
    }

    /// <summary>The first word that is not before the one given.</summary>
    private static int First(TableFile file, byte[] word)
    {
        var (low, high) = (0, file.Numbers(TableSection.WordEnds).Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (WordAt(file, middle).SequenceCompareTo(word) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static ReadOnlySpan<byte> WordAt(TableFile file, int at)
    {
        var ends = file.Numbers(TableSection.WordEnds);
        return file.Bytes(TableSection.WordText)[(at == 0 ? 0 : ends[at - 1])..ends[at]];
    }
}
