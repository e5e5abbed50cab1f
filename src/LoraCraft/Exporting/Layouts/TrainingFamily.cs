using LoraCraft.Shared.Tokens;

namespace LoraCraft.Exporting.Layouts;

/// <summary>What a trainer must know of a model family: names from ai-toolkit's model section, sizes from the models.</summary>
/// <param name="Resolution">Side of the square whose area the model was trained at.</param>
/// <param name="Arch">ai-toolkit's <c>model.arch</c>.</param>
/// <param name="FlowMatching">Whether the model is trained with flow matching rather than ddpm noise.</param>
/// <param name="OwnBase">Whether <paramref name="BaseModel"/> is the family's own base model.</param>
internal sealed record TrainingFamily(int Resolution, string Arch, string BaseModel, bool FlowMatching, bool OwnBase = true)
{
    private const string Sdxl = "stabilityai/stable-diffusion-xl-base-1.0";

    /// <summary>A multiple of it is safe for every model family of sd-scripts.</summary>
    public const int BucketStep = 64;

    /// <summary>Whether T5 reads the texts; of a family that is not told the shorter reach of CLIP is minded.</summary>
    public bool ReadByT5 => FlowMatching && OwnBase;

    /// <summary>How many tokens of a caption are read at once: by CLIP, or by T5 where that reads it.</summary>
    public int TokensRead => !ReadByT5 ? ClipTokens.Chunk : Arch == "sd3" ? 256 : 512;

    public static TrainingFamily Of(string family) => family switch
    {
        "sd15" => new(512, "sd1", "stable-diffusion-v1-5/stable-diffusion-v1-5", FlowMatching: false),
        "sdxl" => new(1024, "sdxl", Sdxl, FlowMatching: false),
        "pony" or "illustrious" => new(1024, "sdxl", Sdxl, FlowMatching: false, OwnBase: false),
        "sd3" => new(1024, "sd3", "stabilityai/stable-diffusion-3.5-large", FlowMatching: true),
        "flux" => new(1024, "flux", "black-forest-labs/FLUX.1-dev", FlowMatching: true),
        _ => new(1024, "flux", "black-forest-labs/FLUX.1-dev", FlowMatching: true, OwnBase: false),
    };
}
