using System.Collections.Frozen;
using Fhir.Tiltak;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Operations.Brought;

/// <summary>Where what is posted is no FHIR: it may be in any character set, since the operation that takes it reads the bytes. Such operations have no id in their address.</summary>
internal static class ForeignContent
{
    private static readonly FrozenSet<string> Patterns =
    [
        .. from module in TiltakModules.All
           from operation in module.Operations
           where operation.TakesForeignContent
           from route in operation.Routes
           select $"{route.Method} {route.Pattern}",
    ];

    public static bool IsAt(string method, IReadOnlyList<string> path) => Patterns.Contains($"{method} {string.Join('/', path)}");

    /// <summary>Null when Content-Type names none.</summary>
    public static string? CharsetOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.Charset.HasValue ? HeaderUtilities.RemoveQuotes(type.Charset).Value : null;
}
