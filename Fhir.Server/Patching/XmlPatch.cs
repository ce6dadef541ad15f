using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>
/// XML Patch: the operations one after the other, all or none, on the resource as XML. https://www.rfc-editor.org/rfc/rfc5261 and https://hl7.org/fhir/R4/http.html#patch
/// </summary>
public static class XmlPatch
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>The XML as the patch leaves it; 400 when it is no patch, 422 when it does not fit, 413 when it costs too much.</summary>
    public static Result<ReadOnlyMemory<byte>> Apply(ReadOnlyMemory<byte> resource, ReadOnlyMemory<byte> patch, PatchLimits limits)
    {
        var operations = Read(patch, limits);
        if (operations.Refusal is { } refusal) return refusal;

        var (document, visits) = (Load(resource), new XmlVisits(PatchLimits.MaxVisited));
        foreach (var operation in operations.Value)
            if (Apply(document, operation, visits) is { } failed) return failed;
        return new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)));
    }

    /// <summary>"The selector MUST locate exactly one node": section 4.1.</summary>
    private static Refusal? Apply(XDocument document, XmlPatchOperation operation, XmlVisits visits)
    {
        var found = operation.Selector.Select(document, visits);
        if (visits.AreSpent) return new Refusal(413, [PatchRules.XmlTooCostly.At(null, operation.At, operation.Selector.Text)]);
        if (found is not [var node]) return new Refusal(422, [PatchRules.XmlPathCount.At(null, operation.At, operation.Selector.Text, found.Count.ToString(CultureInfo.InvariantCulture))]);
        return XmlChange.Of(operation, node) ? null : new Refusal(422, [PatchRules.XmlUnfit.At(null, operation.At, operation.Name, operation.Selector.Text)]);
    }

    private static Result<IReadOnlyList<XmlPatchOperation>> Read(ReadOnlyMemory<byte> patch, PatchLimits limits)
    {
        XDocument document;
        try
        {
            document = Load(patch);
        }
        catch (XmlException malformed)
        {
            return Refusal.BadRequest(PatchRules.XmlMalformed.At(null, malformed.Message));
        }
        var elements = document.Root!.Elements().ToList();
        if (elements.Count > limits.MaxOperations)
            return new Refusal(413, [PatchRules.TooManyOperations.At(null, elements.Count.ToString(CultureInfo.InvariantCulture), limits.MaxOperations.ToString(CultureInfo.InvariantCulture))]);

        var operations = new List<XmlPatchOperation>(elements.Count);
        foreach (var element in elements)
        {
            var operation = XmlPatchOperation.Read(element, operations.Count);
            if (operation.Refusal is { } refusal) return refusal;
            operations.Add(operation.Value);
        }
        return operations;
    }

    private static XDocument Load(ReadOnlyMemory<byte> xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml.ToArray()), Settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
