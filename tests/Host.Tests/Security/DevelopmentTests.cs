using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Security;

public sealed class DevelopmentTests
{
    [Fact]
    public async Task what_other_programs_are_developed_with_switches_nothing()
    {
        const string variable = "ASPNETCORE_ENVIRONMENT";
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable(variable, "Development");
        try
        {
            await using var serving = await ServingProcess.Start(folder["data"]);
            using var answer = await serving.Api.Http.GetAsync("/");
            answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }
}
