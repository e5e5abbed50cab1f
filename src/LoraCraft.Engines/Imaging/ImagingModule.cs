using LoraCraft.Engines.Imaging.Vips;
using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Engines.Imaging;

/// <summary>Wires the imaging engine.</summary>
public static class ImagingModule
{
    /// <summary>Says at the start of the program what would otherwise be found out with the first picture.</summary>
    /// <exception cref="DllNotFoundException">The native library is not beside the program; the message says what to do.</exception>
    public static void MustBeThere() => VipsLibrary.Find();

    /// <summary>Adds <see cref="IImaging"/> on libvips as a singleton; the native library starts at its first use.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services) =>
        services.AddSingleton<IImaging, VipsImaging>();

    /// <summary>Version of the native library, which is started for that.</summary>
    /// <exception cref="DllNotFoundException">It is not beside the program.</exception>
    public static Version LibraryVersion() => Vips.VipsLibrary.EnsureStarted();
}
