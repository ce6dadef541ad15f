using System.Net.Sockets;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operations.Import;

/// <summary>Fetches a file from an address that the settings allow. Redirects are not followed: they could lead anywhere.</summary>
public sealed class ImportFetcher(ImportSettings limits) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(20) })
    {
        Timeout = TimeSpan.FromHours(6),
    };

    /// <summary>Null when the file is there; one that was fetched before is not fetched again.</summary>
    public async Task<Refusal?> FetchAsync(string url, string path, CancellationToken cancel)
    {
        if (File.Exists(path)) return null;
        // The settings may have changed since the job was taken on.
        if (!limits.Allows(url)) return Refusal.BadRequest(ImportRules.SourceNotAllowed.At(null, url));
        try
        {
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode) return Refusal.BadRequest(ImportRules.Fetch.At(null, url, $"{(int)response.StatusCode}"));
            await using (var from = await response.Content.ReadAsStreamAsync(cancel))
                if (!await ImportUpload.SaveAsync(from, path + ".part", limits.MostBytes, cancel)) return new Refusal(413, [ImportRules.TooLarge.At(null, $"{limits.MostBytes}")]);
            File.Move(path + ".part", path);
            return null;
        }
        catch (HttpRequestException unreachable)
        {
            return Refusal.BadRequest(ImportRules.Fetch.At(null, url, unreachable.HttpRequestError.ToString()));
        }
        catch (IOException broken) when (broken is HttpIOException || broken.InnerException is SocketException)
        {
            // It broke off in the middle. A disk that is full is an IOException too, and another's to tell.
            return Refusal.BadRequest(ImportRules.Fetch.At(null, url, (broken as HttpIOException)?.HttpRequestError.ToString() ?? nameof(HttpRequestError.ResponseEnded)));
        }
    }

    public void Dispose() => http.Dispose();
}
