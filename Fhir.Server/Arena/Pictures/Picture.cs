using Fhir.Server.Arena.Pictures.Flow;
using Fhir.Server.Arena.Pictures.Sequence;

namespace Fhir.Server.Arena.Pictures;

/// <summary>Draws the pictures of the guides on the server, so that the pages need no script.</summary>
public static class Picture
{
    /// <param name="name">Stands in the ids of the picture's elements; unique on its page.</param>
    public static Drawn Draw(string source, string name)
    {
        if (PictureSource.Of(source) is not { } read) return Drawn.Nothing;
        if (read.Kind == "sequenceDiagram") return SequenceReader.Read(read) is { } sequence ? new Drawn(SequenceDrawing.Draw(sequence, name), sequence.Left) : Drawn.Nothing;
        return FlowReader.Read(read) is { } flow ? new Drawn(FlowDrawing.Draw(flow, name), flow.Left) : Drawn.Nothing;
    }
}
