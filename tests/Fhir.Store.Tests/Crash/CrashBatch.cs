using System.Globalization;
using Fhir.Store.Access;

namespace Fhir.Store.Tests.Crash;

/// <summary>
/// A transaction with a name of its own, which every resource it writes carries as an identifier: afterwards each version tells which transaction it came
/// with, and the name tells how many there must be. Ids come from a small pool, so that callers meet.
/// </summary>
/// <param name="Name"><c>3-12-0-41</c>: versions with a body, round, caller, number.</param>
internal sealed record CrashBatch(string Name, WriteBatch Batch)
{
    public const string System = "urn:crash";
    private const int Patients = 12;
    private const int Others = 40;

    public static CrashBatch Make(Random random, int round, int caller, int number)
    {
        var kind = random.Next(10);
        var name = string.Create(CultureInfo.InvariantCulture, $"{(kind < 5 ? 3 : 1)}-{round}-{caller}-{number}");
        return new CrashBatch(name, new WriteBatch([.. kind switch
        {
            < 5 => Three(random, name),
            5 => DeletionNoted(random, name),
            _ => (WriteCommand[])[Put(Observation(random, name))],
        }]));
    }

    /// <summary>How many versions with a body a transaction of this name leaves.</summary>
    public static int Expected(string name) => name[0] - '0';

    /// <summary>A patient and two of its observations; an observation may have been another patient's, so that its rows move.</summary>
    private static WriteCommand[] Three(Random random, string name)
    {
        var (patient, first) = (random.Next(Patients), random.Next(Others));
        return
        [
            Put($$"""{"resourceType":"Patient","id":"p{{patient}}",{{Identifier(name)}},"name":[{"family":"Etternavn{{random.Next(5)}}"}]}"""),
            Put(Observation(random, name, first, patient)), Put(Observation(random, name, (first + 1) % Others, patient)),
        ];
    }

    /// <summary>A deletion has no body to carry a name, so a note is written with it.</summary>
    private static WriteCommand[] DeletionNoted(Random random, string name)
    {
        var id = random.Next(Others);
        return [new DeleteCommand("Observation", $"o{id}", null), Put($$"""{"resourceType":"Basic","id":"b{{id}}",{{Identifier(name)}},"code":{"text":"deletes o{{id}}"} }""")];
    }

    private static string Observation(Random random, string name) => Observation(random, name, random.Next(Others), random.Next(Patients));

    private static string Observation(Random random, string name, int id, int patient) => $$"""
        {"resourceType":"Observation","id":"o{{id}}",{{Identifier(name)}},"status":"final","code":{"coding":[{"system":"urn:code","code":"c{{random.Next(4)}}"}] },
        "subject":{"reference":"Patient/p{{patient}}"},"effectiveDateTime":"2024-0{{random.Next(1, 10)}}-11","valueQuantity":{"value":{{random.Next(100)}},"system":"http://unitsofmeasure.org","code":"mg"} }
        """;

    private static string Identifier(string name) => $$""" "identifier":[{"system":"{{System}}","value":"{{name}}"}]""";

    private static UpdateCommand Put(string json)
    {
        var resource = TestStore.Parse(json);
        return new UpdateCommand(resource, resource.ValueOf("id")!, null);
    }
}
