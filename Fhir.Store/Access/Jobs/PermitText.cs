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
            writer.WritePropertyName("holder");
            JsonSerializer.Serialize(writer, permit.Holder, HolderJson.Default.TokenHolder);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static Permit Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        var permit = Permit.Of(root.GetProperty("client").GetString()!, root.GetProperty("subject").GetString(),
            [.. root.GetProperty("grants").EnumerateObject().Select(grant => (grant.Name, (Interaction)grant.Value.GetInt32()))]);
        // Kept before holders were: nobody is known to be behind it.
        return root.TryGetProperty("holder", out var holder) ? permit with { Holder = holder.Deserialize(HolderJson.Default.TokenHolder) } : permit;
    }
}
