using LoraCraft.Captioning.Tagging;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Engines.Onnx;

/// <summary><see cref="ITaggerModels"/> on ONNX Runtime.</summary>
internal sealed class OnnxTaggers : ITaggerModels
{
    private const int MostShown = 200;

    public ITaggerModel Open(string path, int tags)
    {
        if (!File.Exists(path))
            throw new TaggerException($"There is no {Path.GetFileName(path)} in {Path.GetDirectoryName(path)}.");
        try
        {
            return new OnnxTagger(path, tags);
        }
        catch (OrtException failed)
        {
            throw new TaggerException($"{path} cannot be opened as an ONNX model: {FirstLine(failed)}");
        }
        catch (DllNotFoundException missing)
        {
            throw new TaggerException(missing.Message);
        }
    }

    internal static string FirstLine(OrtException failed)
    {
        var line = failed.Message.Split('\n')[0].Trim();
        return line.Length <= MostShown ? line : line[..MostShown] + "...";
    }
}

/// <summary>Wires the models that run on this computer.</summary>
public static class OnnxModule
{
    /// <summary>Adds <see cref="ITaggerModels"/>; the native library starts at its first use.</summary>
    public static IServiceCollection AddTaggerModels(this IServiceCollection services) => services.AddSingleton<ITaggerModels, OnnxTaggers>();

    /// <summary>How to get the native library where it is missing, as a sentence.</summary>
    public static string Mend => OrtLibrary.Mend;

    /// <summary>Version of the native library.</summary>
    /// <exception cref="DllNotFoundException">It is not beside the program, or does not load.</exception>
    public static string LibraryVersion() => OrtLibrary.Version();
}
