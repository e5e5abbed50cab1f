using System.CommandLine;
using System.Text.Json.Nodes;
using LoraCraft.Desktop.Login;

namespace LoraCraft.Desktop.Commands;

/// <summary>Starts the program at login, or no longer.</summary>
internal static class AtLogin
{
    public static Command Command()
    {
        var wish = new Argument<string?>("on|off") { Description = "Leave it out to see how it is", Arity = ArgumentArity.ZeroOrOne };
        wish.AcceptOnlyFromAmong("on", "off");
        var command = new Command("login", "Start LoraCraft when you log in, or no longer") { wish };
        command.SetAction(async (parsed, cancel) => await Verb.Run(parsed, () =>
        {
            if (parsed.GetValue(wish) is { } on)
                StartsAtLogin.Set(on == "on", Global.Options(parsed));
            var now = StartsAtLogin.Now == true;
            return Task.FromResult<Report>(new(new JsonObject { ["login"] = now }, [now ? "LoraCraft starts when you log in." : "LoraCraft does not start when you log in."]));
        }).ConfigureAwait(false));
        return command;
    }
}
