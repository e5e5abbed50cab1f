using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Engines.Imaging;

/// <summary>Wires the imaging engine.</summary>
public static class ImagingModule
{
    /// <summary>Adds <see cref="IImaging"/> on libvips as a singleton; the native library starts at its first use.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services) =>
        services.AddSingleton<IImaging, VipsImaging>();
}
