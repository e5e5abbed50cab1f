using LoraCraft.Host;

namespace LoraCraft.Desktop.Login;

/// <summary>The switch of this system, for the page.</summary>
internal sealed class LoginStart : ILoginStart
{
    public bool? Now => StartsAtLogin.Now;

    public string Place => StartsAtLogin.Place;

    public void Set(bool on, LoraCraftOptions options) => StartsAtLogin.Set(on, options);
}
