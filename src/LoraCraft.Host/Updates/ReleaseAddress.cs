namespace LoraCraft.Host.Updates;

/// <summary>Asks the address of updates: one plain request, that tells nothing of the person and follows no redirection.</summary>
internal static class ReleaseAddress
{
    /// <summary>Bytes.</summary>
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    /// <returns>The newest version, or why it is not known, as a sentence.</returns>
    public static async Task<(Release? Release, string? Problem)> Ask(Uri address)
    {
        using var http = new HttpClient(Plain())
        {
            Timeout = LongestTime,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        try
        {
            using var answer = await http.GetAsync(address).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
                return (null, $"The address of updates answered {(int)answer.StatusCode}.");
            return Release.Read(await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false)) is { } release
                ? (release, null)
                : (null, "The address of updates did not answer with a version and an address.");
        }
        catch (HttpRequestException failed)
        {
            return (null, $"The address of updates could not be read: {failed.Message}");
        }
        catch (TaskCanceledException)
        {
            return (null, $"The address of updates did not answer in {LongestTime.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>No header but those that a request must have; what is too long is not read to its end.</summary>
    private static SocketsHttpHandler Plain() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,
    };
}
