using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Testing.Captioners;

/// <summary>
/// A service that speaks the protocol of OpenAI's chat completions, on a real port of this computer. It is strict: what a service
/// might not understand is refused and noted in <see cref="Complaints"/>. It answers as <see cref="Reply"/> says.
/// </summary>
public sealed class FakeCaptioner : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _calls;
    private int _jsonRefused;
    private int _now;
    private int _most;
    private int _answers = int.MaxValue;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeCaptioner(WebApplication app, string? key) => (_app, Key) = (app, key);

    /// <summary>Base address, up to the version.</summary>
    public string Url => _app.Urls.First() + "/v1";

    /// <summary>That must be sent; null when any will do.</summary>
    public string? Key { get; set; }

    /// <summary>Questions, in the order in which they came.</summary>
    public ConcurrentQueue<FakeCall> Asked { get; } = new();

    /// <summary>What was wrong with questions.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>The most that were under way at once.</summary>
    public int MostAtOnce => _most;

    /// <summary>How long an answer takes at least, from when the question came.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How many questions are answered, from the first on; the next ones wait until there are more.</summary>
    public int Answers
    {
        get => Volatile.Read(ref _answers);
        set
        {
            Volatile.Write(ref _answers, value);
            Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    /// <summary>Longest side a picture may have, pixels.</summary>
    public int MaxSide { get; set; } = 4096;

    /// <summary>Whether it can answer with a JSON object.</summary>
    public bool TakesJson { get; set; } = true;

    /// <summary>How often it was asked for a JSON object though it cannot.</summary>
    public int JsonRefused => _jsonRefused;

    public IReadOnlyList<string> Models { get; set; } = ["fake-vision", "fake-vision-large"];

    public Func<FakeCall, FakeReply> Reply { get; set; } = call => $"A drawing of {call.Width} by {call.Height} pixels." is var said && call.AsJson
        ? FakeReply.SayJson(call, said, ["drawing"])
        : FakeReply.Say(said);

    /// <param name="key">That must be sent; null when any will do.</param>
    /// <param name="port">0 = a free one.</param>
    public static async Task<FakeCaptioner> Start(string? key = null, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = 50 * 1024 * 1024;
        });
        var fake = new FakeCaptioner(builder.Build(), key);
        fake._app.MapGet("/v1/models", fake.List);
        fake._app.MapPost("/v1/chat/completions", fake.Answer);
        await fake._app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private Task List(HttpContext context) => IsAllowed(context)
        ? Send(context, 200, new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. Models.Select(m => new JsonObject { ["id"] = m, ["object"] = "model" })]) })
        : Fail(context, new(401, "Incorrect API key provided.", "invalid_api_key"));

    private async Task Answer(HttpContext context)
    {
        var now = Interlocked.Increment(ref _now);
        for (var most = _most; now > most; most = _most)
            Interlocked.CompareExchange(ref _most, now, most);
        try
        {
            await Answer(context, Interlocked.Increment(ref _calls));
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    private async Task Answer(HttpContext context, int number)
    {
        if (!IsAllowed(context))
        {
            await Fail(context, new(401, "Incorrect API key provided.", "invalid_api_key"));
            return;
        }

        var begun = Stopwatch.GetTimestamp();
        using var body = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        await context.Request.Body.CopyToAsync(body);
        FakeCall call;
        try
        {
            call = StrictRequest.Read(number, context.Request.ContentType, body.GetBuffer().AsMemory(..(int)body.Length), MaxSide);
        }
        catch (InvalidDataException wrong)
        {
            Complaints.Enqueue(wrong.Message);
            await Fail(context, new(400, wrong.Message, "invalid_request"));
            return;
        }

        if (call.AsJson && !TakesJson)
        {
            Interlocked.Increment(ref _jsonRefused);
            await Fail(context, new(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", "unsupported_value"));
            return;
        }

        Asked.Enqueue(call);
        if (Delay - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } left)
            await Task.Delay(left, context.RequestAborted);
        for (var more = Volatile.Read(ref _more).Task; number > Answers; more = Volatile.Read(ref _more).Task)
            await more.WaitAsync(context.RequestAborted);
        await Send(context, call, Reply(call));
    }

    private bool IsAllowed(HttpContext context) => Key is null || context.Request.Headers.Authorization == $"Bearer {Key}";

    private static async Task Send(HttpContext context, FakeCall call, FakeReply reply)
    {
        if (reply.Way == FakeWay.Hang)
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        else if (reply.Way == FakeWay.Cut)
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"choices":[{"mess""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        }
        else if (reply.Way == FakeWay.Malformed)
            await context.Response.WriteAsync("""{"choices":[{"message":""");
        else if (reply.Way == FakeWay.Unpackable)
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(new byte[] { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff });
        }
        else if (reply.Status != 200)
            await Fail(context, reply);
        else
            await Send(context, 200, new JsonObject
            {
                ["id"] = $"chatcmpl-{call.Number}",
                ["object"] = "chat.completion",
                ["model"] = call.Model,
                ["choices"] = new JsonArray(new JsonObject
                {
                    ["index"] = 0,
                    ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = reply.Text, ["refusal"] = reply.Refusal },
                    ["finish_reason"] = reply.Finish,
                }),
                ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 10, ["total_tokens"] = 110 },
            });
    }

    private static Task Fail(HttpContext context, FakeReply reply)
    {
        if (reply.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Send(context, reply.Status, new JsonObject
        {
            ["error"] = new JsonObject { ["message"] = reply.Text, ["type"] = "error", ["param"] = null, ["code"] = reply.Code },
        });
    }

    private static Task Send(HttpContext context, int status, JsonObject json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json.ToJsonString(JsonSerializerOptions.Default));
    }
}
