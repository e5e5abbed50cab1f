using YamlDotNet.Serialization;

namespace LoraCraft.Exporting.Layouts;

/// <summary>
/// ostris ai-toolkit: <c>dataset/</c> and a job file <c>job.yaml</c> with the values of its example configurations and
/// of its page.
/// </summary>
internal sealed class AiToolkitLayout : Layout
{
    private const int SamplePrompts = 3;

    public override string Folder(ExportSource source, ExportOptions options) => "dataset/";

    public override IEnumerable<PlannedFile> Files(LayoutInput input) =>
        [new PlannedText("job.yaml", root => Yaml(input, root))];

    public override IEnumerable<string> Warnings(LayoutInput input)
    {
        if (input.HasAlternatives)
            yield return "Some captions have several lines: ai-toolkit trains on all of them as one text. Export one line for it: the first, or a mix of captions.";
        if (!input.Family.OwnBase)
            yield return $"job.yaml names {input.Family.BaseModel}: write the model you train on into model.name_or_path.";
    }

    private static string Yaml(LayoutInput input, string? root)
    {
        var job = new Dictionary<string, object>
        {
            ["job"] = "extension",
            ["config"] = new Dictionary<string, object>
            {
                ["name"] = SafeStems.OneWithoutExtension(input.Source.DatasetName) ?? $"dataset-{input.Source.Dataset}",
                ["process"] = new[] { Process(input, PathIn(root, "dataset")) },
            },
            ["meta"] = new Dictionary<string, object> { ["name"] = "[name]", ["version"] = "1.0" },
        };
        var yaml = new SerializerBuilder().WithQuotingNecessaryStrings(quoteYaml1_1Strings: true).WithNewLine("\n").Build().Serialize(job);
        return "# For ostris ai-toolkit: python run.py job.yaml\n"
            + (root is null ? "# folder_path is taken from the folder ai-toolkit is started in: write the whole path of the dataset folder there.\n" : "")
            + yaml;
    }

    private static Dictionary<string, object> Process(LayoutInput input, string folder)
    {
        var family = input.Family;
        var process = new Dictionary<string, object> { ["type"] = "sd_trainer", ["training_folder"] = "output", ["device"] = "cuda:0" };
        if (input.Trigger.Length > 0 && input.Template.UsesTrigger)
            process["trigger_word"] = input.Trigger;
        process["network"] = new Dictionary<string, object> { ["type"] = "lora", ["linear"] = 16, ["linear_alpha"] = 16 };
        process["save"] = new Dictionary<string, object>
        {
            ["dtype"] = "float16",
            ["save_every"] = 250,
            ["max_step_saves_to_keep"] = 4,
            ["push_to_hub"] = false,
        };
        process["datasets"] = new[]
        {
            new Dictionary<string, object>
            {
                ["folder_path"] = folder,
                ["caption_ext"] = "txt",
                ["caption_dropout_rate"] = 0.05m,
                ["shuffle_tokens"] = false,
                ["cache_latents_to_disk"] = true,
                ["num_repeats"] = input.Options.Repeats!.Value,
                ["resolution"] = new[] { family.Resolution },
            },
        };
        process["train"] = Train(family);
        process["model"] = new Dictionary<string, object> { ["name_or_path"] = family.BaseModel, ["arch"] = family.Arch, ["quantize"] = family.FlowMatching };
        process["sample"] = Sample(family, input.Pictures);
        return process;
    }

    private static Dictionary<string, object> Train(TrainingFamily family) => new()
    {
        ["batch_size"] = 1,
        ["steps"] = 2000,
        ["gradient_accumulation_steps"] = 1,
        ["train_unet"] = true,
        ["train_text_encoder"] = false,
        ["gradient_checkpointing"] = true,
        ["noise_scheduler"] = Sampler(family),
        ["optimizer"] = "adamw8bit",
        ["lr"] = 0.0001m,
        ["ema_config"] = new Dictionary<string, object> { ["use_ema"] = true, ["ema_decay"] = 0.99m },
        ["dtype"] = "bf16",
    };

    private static Dictionary<string, object> Sample(TrainingFamily family, IEnumerable<PlannedPicture> pictures) => new()
    {
        ["sampler"] = Sampler(family),
        ["sample_every"] = 250,
        ["width"] = family.Resolution,
        ["height"] = family.Resolution,
        ["prompts"] = pictures.SelectMany(p => p.Caption.Lines.Take(1)).Distinct().Take(SamplePrompts).DefaultIfEmpty("a photo").ToArray(),
        ["neg"] = "",
        ["seed"] = 42,
        ["walk_seed"] = true,
        ["guidance_scale"] = family.FlowMatching ? 4 : 6,
        ["sample_steps"] = 20,
    };

    private static string Sampler(TrainingFamily family) => family.FlowMatching ? "flowmatch" : "ddpm";
}
