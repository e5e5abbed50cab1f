using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captioning.Running;
using LoraCraft.Captioning.Tagging;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Captioning;

public static class CaptioningModule
{
    /// <param name="answers">Folder in which answers are kept.</param>
    public static IServiceCollection AddCaptioning(this IServiceCollection services, string answers, Chance chance, TestPicture picture) => services
        .AddSingleton(chance)
        .AddSingleton(picture)
        .AddSingleton<ProviderDesk>()
        .AddSingleton(new AnswerCache(answers))
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<AnswerCache>())
        .AddSingleton<QuestionTurns>()
        .AddSingleton<CaptionRecorder>()
        .AddSingleton<Rebase>()
        .AddSingleton(p => new DecideProposals(
            p.GetRequiredService<DatasetCommands>(), p.GetRequiredService<IScopes>(), p.GetRequiredService<Rebase>(), p.GetRequiredService<IPeoplesTexts>(),
            p.GetRequiredService<IArrivals>()))
        .AddSingleton<IRunWorker, CaptionWorker>()
        .AddSingleton<CaptionTrials>()
        .AddSingleton<TaggerDesk>()
        .AddSingleton<IRunWorker, TagWorker>()
        .AddSingleton(p => new TagImages(
            p.GetRequiredService<IRunDesk>(), p.GetRequiredService<CommandRunner>(), p.GetRequiredService<IEventStore>(), p.GetRequiredService<IChanges>(),
            p.GetRequiredService<IScopes>(), p.GetRequiredService<TaggerDesk>()))
        .AddSingleton(p => new CaptionImages(
            p.GetRequiredService<IRunDesk>(), p.GetRequiredService<IEventStore>(), p.GetRequiredService<IChanges>(), p.GetRequiredService<IScopes>(),
            p.GetRequiredService<ICaptioner>(), p.GetRequiredService<ProviderDesk>()));

    public static void MapCaptioning(this IEndpointRouteBuilder routes)
    {
        ListProviders.Map(routes);
        SaveProvider.Map(routes);
        AskProvider.Map(routes);
        ListModels.Map(routes);
        SavePrompt.Map(routes);
        ListPromptVersions.Map(routes);
        CaptionImages.Map(routes);
        PreviewCaption.Map(routes);
        TryCaption.Map(routes);
        PreviewAnswer.Map(routes);
        SampleImages.Map(routes);
        KeepTaggers.Map(routes);
        TagImages.Map(routes);
        TryTagging.Map(routes);
        ListProposals.Map(routes);
        DecideProposals.Map(routes);
        ShowCoverage.Map(routes);
    }
}
