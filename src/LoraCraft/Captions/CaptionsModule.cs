using LoraCraft.Captions.Dictionaries;
using LoraCraft.Captions.Likeness;
using LoraCraft.Captions.Recipes;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Captions;

public static class CaptionsModule
{
    public static IServiceCollection AddCaptions(this IServiceCollection services) => services
        .AddSingleton<EditTexts>()
        .AddSingleton<EditStack>()
        .AddSingleton<RecipeCommands>()
        .AddSingleton<DictionaryIndex>()
        .AddSingleton<DictionaryTurns>()
        .AddSingleton<ImportDictionary>()
        .AddSingleton<IArrivals, StandingRecipes>();

    public static void MapCaptions(this IEndpointRouteBuilder routes)
    {
        EditTexts.Map(routes);
        PreviewEdit.Map(routes);
        StackEdits.Map(routes);
        PreviewDataset.Map(routes);
        ListRecipes.Map(routes);
        SaveRecipe.Map(routes);
        DeleteRecipe.Map(routes);
        RunRecipe.Map(routes);
        StandRecipe.Map(routes);
        PreviewRecipe.Map(routes);
        CompareRecipe.Map(routes);
        ImportImplications.Map(routes);
        ListConflicts.Map(routes);
        ListAlikeTags.Map(routes);
        TellTagsApart.Map(routes);
        ShowBlame.Map(routes);
        CountTokens.Map(routes);
        ImportDictionary.Map(routes);
        ListDictionaries.Map(routes);
        RemoveDictionary.Map(routes);
        SuggestTags.Map(routes);
    }
}
