using LoraCraft.Kernel;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace LoraCraft.Host;

/// <summary>The one place where refusals and faults become problem+json.</summary>
internal sealed class Problems(ILogger<Problems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            return true;
        var problem = exception switch
        {
            RefusedException refused => Of(refused.Refusal),
            BadHttpRequestException { StatusCode: 413 } => TooLarge(context),
            BadHttpRequestException { StatusCode: var status } bad => Of(status, "The request cannot be read", bad.InnerException?.Message ?? bad.Message, "shape"),
            NotSupportedException { Source: "System.Text.Json" } => Of(400, "The request cannot be read", "An edit says with \"kind\" what it does.", "shape"),
            StreamConflictException => Of(412, "Changed meanwhile", "Somebody else changed the same thing at the same moment. Try again.", "stale"),
            _ => Unforeseen(exception),
        };
        await Write(context, problem).ConfigureAwait(false);
        return true;
    }

    /// <summary>Answers that no endpoint gave, such as for an address where there is nothing.</summary>
    public static Task Describe(HttpContext context)
    {
        var status = context.Response.StatusCode;
        return Write(context, status switch
        {
            404 => Of(status, "Not found", $"There is nothing at {context.Request.Path}.", "unknown"),
            405 => Of(status, "Not possible like this", $"{context.Request.Method} cannot be used at {context.Request.Path}.", "method"),
            413 => TooLarge(context),
            415 => Of(status, "The request cannot be read", "Send JSON, with the content type application/json.", "shape"),
            _ => Of(status, "Not possible", $"The server answered {status}.", "fault"),
        });
    }

    public static Task Write(HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status!.Value;
        return context.Response.WriteAsJsonAsync(problem, (System.Text.Json.JsonSerializerOptions?)null, "application/problem+json", context.RequestAborted);
    }

    public static ProblemDetails Of(int status, string title, string detail, string code) =>
        new() { Status = status, Title = title, Detail = detail, Extensions = { ["code"] = code } };

    private static ProblemDetails TooLarge(HttpContext context) =>
        Of(413, "Too large", $"This takes {context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize >> 20} MB at most; what was sent is larger.", "too_large");

    private static ProblemDetails Of(Refusal refusal)
    {
        var problem = refusal.Kind switch
        {
            RefusalKind.Invalid => Of(400, "Not possible like this", refusal.Message, "invalid"),
            RefusalKind.Unknown => Of(404, "Not found", refusal.Message, "unknown"),
            _ => Of(409, "Refused", refusal.Message, "refused"),
        };
        if (refusal.Position is { } position)
            problem.Extensions["position"] = position;
        return problem;
    }

    private ProblemDetails Unforeseen(Exception exception)
    {
        log.LogError(exception, "A request failed.");
        return Of(500, "Something went wrong", $"{exception.Message} Nothing was changed. The log says more.", "fault");
    }
}
