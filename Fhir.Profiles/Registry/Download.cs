using System.Net;
using Fhir.Kernel.Outcome;
using Fhir.Profiles.Archives;

namespace Fhir.Profiles.Registry;

/// <summary>One GET, tried again where that may help. Redirects are followed by hand: few, and never from https to something weaker.</summary>
internal sealed class Download(HttpClient http, FeedSettings settings, long maxBytes)
{
    /// <param name="target">Must be able to seek; is emptied before each attempt.</param>
    /// <param name="what">What to call it in a refusal.</param>
    /// <returns>Null when the target holds the whole answer.</returns>
    public async Task<Refusal?> RunAsync(Uri url, Stream target, string what, CancellationToken cancel)
    {
        var pause = settings.Pause;
        for (var attempt = 1; ; attempt++, pause *= 2)
        {
            target.SetLength(0);
            var (refusal, mayHelp) = await TryAsync(url, target, what, cancel);
            if (refusal is null || !mayHelp || attempt >= settings.Attempts) return refusal;
            await Task.Delay(pause, cancel);
        }
    }

    private async Task<(Refusal? Refusal, bool MayHelp)> TryAsync(Uri url, Stream target, string what, CancellationToken cancel)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        whole.CancelAfter(settings.Whole);
        try
        {
            return await FollowAsync(url, target, what, whole.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (PackageReader.Refuse(PackageRules.Slow, what, Host(url)), true);
        }
        catch (TooMuchException)
        {
            return (PackageReader.Refuse(PackageRules.DownloadTooLarge, what, PackageReader.Text(maxBytes)), false);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or HttpIOException or IOException)
        {
            return (PackageReader.Refuse(PackageRules.Unreachable, what, Host(url), trouble.Message), true);
        }
    }

    private async Task<(Refusal? Refusal, bool MayHelp)> FollowAsync(Uri url, Stream target, string what, CancellationToken cancel)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (url.Scheme is not ("http" or "https")) return (PackageReader.Refuse(PackageRules.Redirect, what, url.Scheme), false);
            using var answer = await WithinAsync(idle => http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, idle), cancel);
            if (Redirect(answer) is not { } next) return await TakeAsync(answer, target, what, url, cancel);
            next = new Uri(url, next);
            if (redirects == settings.MaxRedirects) return (PackageReader.Refuse(PackageRules.Redirect, what, PackageReader.Text(redirects)), false);
            if (url.Scheme == "https" && next.Scheme != "https") return (PackageReader.Refuse(PackageRules.Redirect, what, next.Scheme), false);
            url = next;
        }
    }

    private static Uri? Redirect(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            ? answer.Headers.Location : null;

    private async Task<(Refusal? Refusal, bool MayHelp)> TakeAsync(HttpResponseMessage answer, Stream target, string what, Uri url, CancellationToken cancel)
    {
        if (answer.StatusCode == HttpStatusCode.NotFound) return (PackageReader.Refuse(PackageRules.Unpublished, what, Host(url)), false);
        if (!answer.IsSuccessStatusCode)
            return (PackageReader.Refuse(PackageRules.Status, what, Host(url), PackageReader.Text((int)answer.StatusCode)), answer.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError);
        if (answer.Content.Headers.ContentLength > maxBytes) throw new TooMuchException();
        await using var content = await answer.Content.ReadAsStreamAsync(cancel);
        var (buffer, taken) = (new byte[64 << 10], 0L);
        while (await WithinAsync(idle => content.ReadAsync(buffer, idle).AsTask(), cancel) is var count and > 0)
        {
            if ((taken += count) > maxBytes) throw new TooMuchException();
            await target.WriteAsync(buffer.AsMemory(0, count), cancel);
        }
        return default;
    }

    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancel)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        idle.CancelAfter(settings.Idle);
        return await step(idle.Token);
    }

    // Without what may be secret in an address: user, query.
    private static string Host(Uri url) => url.GetLeftPart(UriPartial.Authority).Replace($"{url.UserInfo}@", "", StringComparison.Ordinal);
}
