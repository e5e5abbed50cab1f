using LoraCraft.Captioning;
using LoraCraft.Engines.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Engines.Captioning;

/// <summary>Wires the captioners.</summary>
public static class CaptionersModule
{
    /// <summary>Adds <see cref="ICaptioner"/> for services of OpenAI's protocol.</summary>
    public static IServiceCollection AddCaptioners(this IServiceCollection services) => services.AddSingleton<ICaptioner, OpenAiCaptioner>();

    /// <summary>A picture that was drawn, to try a captioner with; PNG.</summary>
    public static byte[] TestPicture() => SamplePictures.Draw().First().Png;
}
