using LoraCraft.History.Algebra;
using LoraCraft.History.Branching;
using LoraCraft.History.Comparing;
using LoraCraft.History.Merging;
using LoraCraft.History.Moments;
using LoraCraft.History.Undoing;
using LoraCraft.History.Versions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.History;

public static class HistoryModule
{
    /// <param name="pasts">Folder for past states, a cache.</param>
    public static IServiceCollection AddHistory(this IServiceCollection services, string pasts) => services
        .AddSingleton(provider => new PastFolder(pasts, provider.GetRequiredService<IEventStore>().Identity, provider.GetRequiredService<IScratchFactory>().Shape))
        .AddSingleton<Pasts>()
        .AddSingleton<Beside>()
        .AddSingleton<Previews>()
        .AddSingleton<IPreviews>(provider => provider.GetRequiredService<Previews>())
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<Previews>())
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<Pasts>())
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<Beside>())
        .AddSingleton<Preparation>()
        .AddSingleton<Moments.Moments>()
        .AddSingleton<IMoments>(provider => provider.GetRequiredService<Moments.Moments>())
        .AddHostedService<Upkeep>()
        .AddSingleton<IVersionNames, VersionNames>()
        .AddSingleton<ITextMerge, TextMerge>()
        .AddSingleton<IMachineTexts, MachineTexts>()
        .AddSingleton<IPeoplesTexts, PeoplesTexts>()
        .AddSingleton<ITakenProposals, TakenProposals>()
        .AddSingleton<States>()
        .AddSingleton<BeforeAndAfter>()
        .AddSingleton<SettingsAt>()
        .AddSingleton<WorkedOut>()
        .AddSingleton<Comparison>()
        .AddSingleton<DiffMoments>()
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<DiffMoments>()) // after the pasts, of which it makes diffs
        .AddSingleton<MergePlanner>()
        .AddSingleton<CreditMerge>()
        .AddSingleton<MergeDatasets>()
        .AddSingleton<UndoPlanner>()
        .AddSingleton<UndoStack>()
        .AddSingleton<Undo>()
        .AddSingleton<PreviewUndo>()
        .AddSingleton<ShowChange>()
        .AddSingleton<RestoreMoment>()
        .AddSingleton<NameVersions>();

    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        ListChanges.Map(routes);
        ListActors.Map(routes);
        ShowChange.Map(routes);
        Undo.Map(routes);
        PreviewUndo.Map(routes);
        RestoreMoment.Map(routes);
        NameVersions.Map(routes);
        ShowMoment.Map(routes);
        DiffMoments.Map(routes);
        MergeDatasets.Map(routes);
    }
}
