using System.Text;
using System.Text.Json;

namespace Fhir.Store.Access.Jobs;

/// <summary>A permit as it is kept with a job or a subscription, so that whoever goes on with it later can do no more than the caller was allowed.</summary>
public static class PermitText
{
    public static string Of(Permit permit)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("client", permit.Client);
            writer.WriteString("subject", permit.Subject);
            writer.WriteStartObject("grants");
            foreach (var (type, allowed) in permit.Grants) writer.WriteNumber(type, (int)allowed);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static Permit Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return Permit.Of(root.GetProperty("client").GetString()!, root.GetProperty("subject").GetString(),
            [.. root.GetProperty("grants").EnumerateObject().Select(grant => (grant.Name, (Interaction)grant.Value.GetInt32()))]);
    }
}
