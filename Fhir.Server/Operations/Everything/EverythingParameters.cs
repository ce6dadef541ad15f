using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Operations.Bulk;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Everything;

/// <summary>The parameters of $everything. https://hl7.org/fhir/R4/patient-operation-everything.html</summary>
public sealed class EverythingParameters(WriteValidator reader, Schema schema)
{
    private const int MostCount = 1000;

    private static readonly string[] Known = ["start", "end", "_since", "_type", "_count", SearchQueryParser.CursorParameter];

    public Result<RecordQuery> Read(FhirRequest request)
    {
        var read = OperationReading.Of(request, reader, Known);
        if (read.Refusal is { } unreadable) return unreadable;
        var input = read.Value;
        var (start, end) = (Date(input, "start"), Date(input, "end"));
        var query = new RecordQuery(request.Type, request.Id)
        {
            Types = Types(input),
            Since = input.Instant("_since"),
            Care = new TimeRange(start.Low, end.High),
            PageSize = input.Number("_count") is { } count ? Math.Clamp(count, 1, MostCount) : null,
            Cursor = input.Text(SearchQueryParser.CursorParameter),
        };
        return input.Problems.Count > 0 ? new Refusal(400, input.Problems) : query;
    }

    /// <summary>The address of another page: everything that was asked for, by GET.</summary>
    public static string Link(FhirRequest request, RecordQuery query, string? cursor)
    {
        var parameters = new List<QueryParameter>();
        foreach (var name in Known.Except([SearchQueryParser.CursorParameter]))
            if (request.Parameter(name) is { } value && name != "_type") parameters.Add(new(name, value));
        if (query.Types.Count > 0) parameters.Add(new("_type", string.Join(',', query.Types)));
        if (cursor is not null) parameters.Add(new(SearchQueryParser.CursorParameter, cursor));
        var address = $"{request.BaseUrl}/{request.Type}/{request.Id}/$everything";
        return parameters.Count == 0 ? address : $"{address}?{QueryText.Format(parameters)}";
    }

    private List<string> Types(OperationInput input)
    {
        var types = input.Texts("_type").SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        foreach (var unknown in types.Where(type => schema.FindType(type) is not { IsResource: true, IsAbstract: false })) input.Refuse(BulkRules.TypeUnknown.At("_type", "_type", unknown));
        return types;
    }

    private static TimeRange Date(OperationInput input, string name)
    {
        if (input.Text(name) is not { } text) return TimeRange.Unbounded;
        if (TimeRange.Parse(Encoding.UTF8.GetBytes(text)) is { } range) return range;
        input.Refuse(ParameterRules.ParameterInvalid.At(name, name, text, "2024, 2024-01, 2024-01-31"));
        return TimeRange.Unbounded;
    }
}
