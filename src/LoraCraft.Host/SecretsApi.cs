using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Host;

internal sealed record SecretList(IReadOnlyList<SecretView> Secrets);

/// <param name="Value">The secret. No answer ever has it.</param>
internal sealed record SetSecretRequest(string Value);

/// <summary>Sets and removes keys for services; tells only that there is one and how it ends.</summary>
internal static class SecretsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/secrets", Ok<SecretList> (ISecrets secrets) => TypedResults.Ok(new SecretList(secrets.List()))).WithName("listSecrets");
        routes.MapPut("/api/secrets/{name}", Ok<SecretView> (string name, SetSecretRequest request, ISecrets secrets) =>
        {
            secrets.Set(name, request.Value);
            return TypedResults.Ok(secrets.List().First(s => s.Name == name));
        }).WithName("setSecret");
        routes.MapDelete("/api/secrets/{name}", NoContent (string name, ISecrets secrets) =>
            secrets.Remove(name) ? TypedResults.NoContent() : throw new RefusedException(Refusal.Unknown($"There is no secret {name}."))).WithName("removeSecret");
    }
}
