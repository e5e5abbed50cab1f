using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>What every run needs that has somebody answer about images and puts the answers into their texts.</summary>
internal interface IAnswerOrder
{
    /// <summary>Who answers.</summary>
    string Provider { get; }

    string Model { get; }

    /// <summary><c>tags</c>, or the name of a caption.</summary>
    string Target { get; }

    /// <summary>Whether the tags that come with a caption become the image's tags, under the same policy.</summary>
    bool AlsoTags => false;

    /// <summary>One of <see cref="CaptionPolicy"/>.</summary>
    string Policy { get; }

    ImageSet Images { get; }

    /// <summary>The one change that all its texts belong to; by the run itself.</summary>
    Change Change { get; }

    string ToJson();

    /// <summary>All that the answers become.</summary>
    IReadOnlyList<string> Targets => AlsoTags ? [Target, TextRule.Tags] : [Target];
}

/// <typeparam name="TSelf">The order itself.</typeparam>
internal interface IAnswerOrder<TSelf> : IAnswerOrder
    where TSelf : IAnswerOrder<TSelf>
{
    static abstract TSelf Parse(string json);

    /// <summary>The same for other images, as another change.</summary>
    TSelf For(ImageSet images, Change change);
}
