using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>ServReq to ServiceRequest: what the report is an answer to.</summary>
internal sealed class RequisitionMapping(MappingContext context, CodeMapping codes)
{
    /// <param name="requester">The party that asked; null when nobody is named.</param>
    /// <returns>The reference to it.</returns>
    public JsonObject Of(SourceNode node, string reportKey, JsonObject subject, JsonObject? requester)
    {
        var system = context.Series("rekvisisjon");
        var id = node.Carry().TakeChild("Id") ?? Missing(node, reportKey);
        var own = node.TakeChild("IdByServProvider");
        var (priority, wish) = Priority(node.Child("RequestedPrioReport"));
        var notes = node.ChildrenNamed("ReqComment").Select(SourceText.Take).Append(wish).OfType<string>();
        var request = FhirJson.Resource("ServiceRequest", ProvesvarNames.Requisition)
            .Set("extension", FhirJson.Array(Extensions(node)))
            .Set("identifier", FhirJson.Array(FhirJson.Identifier(system, id, "official"), own is null ? null : FhirJson.Identifier(context.Series("rekvisisjon-hos-laboratoriet"), own, "secondary")))
            .Set("status", "completed")
            .Set("intent", "order")
            .Set("priority", priority)
            .Set("subject", subject)
            .Set("authoredOn", context.Time(node.Child("IssueDate"))?.Text)
            .Set("requester", requester)
            .SetAll("reasonCode", [.. node.ChildrenNamed("ReasonAsText").Select(Reason), .. node.ChildrenNamed("ReasonAsCode").Select(coded => codes.Concept(KithCode.Take(coded), "8231"))])
            .SetAll("note", notes.Select(FhirJson.Annotation));
        return FhirJson.Reference(context.Bundle.Update(request, system, id));
    }

    private string Missing(SourceNode node, string reportKey)
    {
        var key = $"{reportKey}/{node.Number.ToString(CultureInfo.InvariantCulture)}";
        context.Warn(SvarrapportRules.IdMissing, node, "ServReq/Id", key);
        return key;
    }

    private IEnumerable<JsonObject?> Extensions(SourceNode node) =>
    [
        context.DateExtension("receipt-date", node.Child("ReceiptDate")),
        Coded("payment-category", PaymentCategory(node.Child("PaymentCat")), "4101"),
        .. node.ChildrenNamed("Reservation").Select(reservation => Coded("reservation", reservation, "3108")),
        .. node.ChildrenNamed("Comment").Select(Comment),
    ];

    private JsonObject? Coded(string name, SourceNode? node, string kodeverk) =>
        KithCode.Take(node) is { } code ? FhirJson.Extension(ProvesvarNames.Nilar(name), "valueCodeableConcept", codes.Concept(code, kodeverk)!) : null;

    // Some systems have written why they could not tell the category in its place.
    private static SourceNode? PaymentCategory(SourceNode? node)
    {
        if (node?.Peek("V") is not { } code || code.Length <= 10) return node;
        node.Leave(LossRules.Unreadable);
        return null;
    }

    private JsonObject? Comment(SourceNode node)
    {
        var heading = KithCode.Take(node.Child("Heading"));
        var coded = node.ChildrenNamed("TextCode").Select(KithCode.Take).OfType<KithCode>().ToList();
        var text = SourceText.Take(node.Child("TextResultValue")) ?? (node.Children.Count == 0 ? SourceText.Take(node) : null);
        var codings = coded.Select(code => codes.Coding(code, "8274")).Prepend(heading is null ? null : codes.Coding(heading, "8234")).OfType<JsonObject>().ToList();
        text ??= codings.Count == 0 ? heading?.Text : null;
        var concept = new JsonObject().SetAll("coding", codings).Set("text", text);
        return concept.Count == 0 ? null : FhirJson.Extension(ProvesvarNames.Nilar("comment"), "valueCodeableConcept", concept);
    }

    private JsonObject? Reason(SourceNode node)
    {
        var heading = KithCode.Take(node.Child("Heading"));
        var text = SourceText.Take(node.Child("TextResultValue")) ?? (node.Children.Count == 0 ? SourceText.Take(node) : null);
        var coding = heading is null ? null : codes.Coding(heading, "8231");
        var beside = heading is null ? null : CodeMapping.TextBeside(heading, coding);
        var said = node.ChildrenNamed("TextCode").Select(KithCode.Take).OfType<KithCode>().Select(code => codes.Coding(code, context.Series("kode"))).OfType<JsonObject>();
        var concept = new JsonObject().SetAll("coding", said.Prepend(coding)).Set("text", text is null ? beside : beside is null ? text : $"{beside}: {text}");
        return concept.Count == 0 ? null : concept;
    }

    private (string? Priority, string? Wish) Priority(SourceNode? node)
    {
        if (node?.Peek()?.ToUpperInvariant() switch { "NORM" => "routine", "OHJELP" => "urgent", _ => null } is { } priority)
        {
            node!.Take();
            return (priority, null);
        }
        if (KithCode.Take(node) is not { } code) return (null, null);
        context.Warn(SvarrapportRules.CodeUnknown, node, code.Code ?? code.Text, "7303");
        return (null, $"Ønsket prioritet: {code.Told}");
    }
}
