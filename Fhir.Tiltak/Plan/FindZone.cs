using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Plan;

/// <summary>CarePlan/[id]/$zones: which zone of a self-treatment plan applies now. https://fhirref.example/no/plan/OperationDefinition/plan-soner</summary>
public sealed class FindZone : IFhirOperation
{
    private const decimal UsualHours = 48;
    private const decimal MostHours = 720;

    public string Definition => PlanCodes.Operation("plan-soner");

    public ImmutableArray<OperationRoute> Routes { get; } = [new("GET", "CarePlan/{id}/$zones", Interaction.Read), new("POST", "CarePlan/{id}/$zones", Interaction.Read)];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var hours = HoursOf(request);
        if (hours.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
        var plan = await store.ReadAsync("CarePlan", request.Id, cancel);
        if (plan.Refusal is { } denied) return OperationAnswer.Refuse(denied);
        if (plan.Value is not { IsDeleted: false } found) return OperationAnswer.Refuse(404, PlanRules.Unknown.At(null, $"CarePlan/{request.Id}"));
        var root = JsonParser.Parse(found.Json, host.Schema).Document!.Root;
        var verdicts = await new ZoneReader(store, host, request.BaseUrl, hours.Value, request.Language).OfAsync(request.Id, root, cancel);
        return verdicts.Refusal is { } hidden ? OperationAnswer.Refuse(hidden) : OperationAnswer.Of(ToBytes([.. verdicts.Value.OrderByDescending(verdict => verdict.Zone.Gravity)]));
    }

    private static Result<decimal> HoursOf(OperationRequest request)
    {
        var read = request.Input("maxAge");
        if (read.Refusal is { } refusal) return refusal;
        var text = read.Value.Text("maxAge");
        var hours = UsualHours;
        if (text is not null && !(decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out hours) && hours > 0 && hours <= MostHours))
            read.Value.Refuse(ParameterRules.ParameterInvalid.At(null, "maxAge", text, $"0 < maxAge <= {MostHours} (h)"));
        return read.Value.Problems.Count > 0 ? new Refusal(400, read.Value.Problems) : hours;
    }

    private static ReadOnlyMemory<byte> ToBytes(IReadOnlyList<ZoneVerdict> verdicts)
    {
        var output = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(output, FhirJsonWriter.Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Parameters");
        writer.WriteStartArray("parameter"u8);
        PartWriter.Code(writer, "colour", ZoneVerdict.Colour(verdicts));
        foreach (var verdict in verdicts) PartWriter.Group(writer, "zone", () => Write(writer, verdict));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, ZoneVerdict verdict)
    {
        PartWriter.Code(writer, "colour", verdict.Zone.Colour ?? "unknown");
        PartWriter.Reference(writer, "plan", $"CarePlan/{verdict.Zone.PlanId}");
        PartWriter.Text(writer, "condition", verdict.Zone.Condition);
        PartWriter.Text(writer, "action", verdict.Zone.Action);
        PartWriter.Flag(writer, "applies", verdict.Applies);
        foreach (var measurement in verdict.Measurements) PartWriter.Reference(writer, "measurement", measurement);
        foreach (var reason in verdict.Reasons) PartWriter.Text(writer, "reason", reason);
    }
}
