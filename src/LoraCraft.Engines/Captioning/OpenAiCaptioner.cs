using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using LoraCraft.Captioning;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Models;

namespace LoraCraft.Engines.Captioning;

/// <summary>
/// <see cref="ICaptioner"/> on the protocol of OpenAI's chat completions, as many services speak it. Bodies are written and read
/// here, because local servers know fewer members than the package sends; the package does the talking. It repeats nothing by itself:
/// whoever asks waits for the whole provider. Redirects are not followed, so that a key goes where it was meant to.
/// </summary>
public sealed class OpenAiCaptioner : ICaptioner, IDisposable
{
    private const string NoKey = "none";
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestList = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = LongestConnect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = DecompressionMethods.All,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public Task<CaptionAnswer> Ask(CaptionerAddress address, CaptionQuestion question, CancellationToken cancel) => Talk(address, address.Timeout, async options =>
    {
        var chat = new ChatClient(question.Model, Credential(address), Options(address));
        using var body = BinaryContent.Create(BinaryData.FromBytes(ChatBody.Write(question, address)));
        var result = await chat.CompleteChatAsync(body, options).ConfigureAwait(false);
        return ChatReply.Answer(await Body(result, address, options.CancellationToken).ConfigureAwait(false), address);
    }, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Models(CaptionerAddress address, CancellationToken cancel) => Talk(address, LongestList, async options =>
    {
        var models = new OpenAIModelClient(Credential(address), Options(address));
        var result = await models.GetModelsAsync(options).ConfigureAwait(false);
        return ChatReply.Models(await Body(result, address, options.CancellationToken).ConfigureAwait(false), address);
    }, cancel);

    /// <inheritdoc/>
    public string Show(CaptionQuestion question, CaptionerAddress address) => ChatBody.Show(question, address);

    public void Dispose() => _http.Dispose();

    private static ApiKeyCredential Credential(CaptionerAddress address) => new(address.Key ?? NoKey);

    private OpenAIClientOptions Options(CaptionerAddress address) => new()
    {
        Endpoint = address.Base,
        Transport = new HttpClientPipelineTransport(_http),
        RetryPolicy = new ClientRetryPolicy(0),
        NetworkTimeout = Timeout.InfiniteTimeSpan,
    };

    private static async Task<T> Talk<T>(CaptionerAddress address, TimeSpan longest, Func<RequestOptions, Task<T>> talk, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(longest);
        try
        {
            return await talk(new() { CancellationToken = patience.Token, ErrorOptions = ClientErrorBehaviors.NoThrow, BufferResponse = false }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new CaptionerException(CaptionerFault.Broken, $"{address.Base.Authority} did not answer within {longest.TotalSeconds:0} seconds.");
        }
        catch (Exception failed) when (Connection(failed) is { } connection)
        {
            throw connection.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? new CaptionerException(CaptionerFault.Unreachable, $"{address.Base.Authority} cannot be reached ({connection.Message}). Start the service, or correct its address.")
                : new CaptionerException(CaptionerFault.Broken, $"{address.Base.Authority} broke off the connection.");
        }
        catch (InvalidDataException)
        {
            throw new CaptionerException(CaptionerFault.Broken, $"{address.Base.Authority} answered something that cannot be unpacked.");
        }
        catch (IOException)
        {
            throw new CaptionerException(CaptionerFault.Broken, $"{address.Base.Authority} broke off the connection.");
        }
    }

    private static HttpRequestException? Connection(Exception failed) =>
        failed as HttpRequestException ?? failed.InnerException as HttpRequestException;

    /// <exception cref="CaptionerException">It is no success.</exception>
    private static async Task<byte[]> Body(ClientResult result, CaptionerAddress address, CancellationToken cancel)
    {
        using var response = result.GetRawResponse();
        var body = await BoundedBody.Read(response.ContentStream, address, cancel).ConfigureAwait(false);
        return response.Status is >= 200 and < 300 ? body : throw ChatFault.Of(response, body, address);
    }
}
