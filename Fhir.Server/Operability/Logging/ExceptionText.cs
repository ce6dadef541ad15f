using System.Net.Sockets;
using System.Text;
using Fhir.Store.Access;

namespace Fhir.Server.Operability.Logging;

/// <summary>
/// An exception as the log tells it: types and stack, which the program alone decides. Messages may quote what a caller sent, so only those of
/// exceptions that never do are told, unless the setting asks for all.
/// </summary>
public static class ExceptionText
{
    public static string Of(Exception exception, bool withMessages)
    {
        var text = new StringBuilder();
        for (var at = exception; at is not null; at = at.InnerException)
        {
            if (text.Length > 0) text.Append("\n caused by ");
            text.Append(at.GetType().FullName);
            if (withMessages || IsHarmless(at)) text.Append(": ").Append(at.Message);
            if (at.StackTrace is { } stack) text.Append('\n').Append(stack);
        }
        return text.ToString();
    }

    private static bool IsHarmless(Exception exception) => exception is StoreException or IOException or SocketException or UnauthorizedAccessException;
}
