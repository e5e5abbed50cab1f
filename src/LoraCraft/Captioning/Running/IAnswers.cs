namespace LoraCraft.Captioning.Running;

/// <summary>Answers about images, for the length of a run.</summary>
/// <typeparam name="TAsk">A question about an image, ready to be asked.</typeparam>
internal interface IAnswers<TAsk> : IDisposable
    where TAsk : class
{
    /// <summary>Callers of <see cref="Ask"/> at once.</summary>
    int AtOnce { get; }

    /// <summary>Questions in one call at most.</summary>
    int Together { get; }

    /// <summary>Until when who answers wants to be left alone; null when that is not so.</summary>
    DateTimeOffset? HeldUntil => null;

    /// <summary>Either what is to be asked, or what became of the image without a question. Decodes the picture, so it wants a thread of its own.</summary>
    (TAsk? Ask, Answered? Known) Prepare(Subject subject, CancellationToken cancel);

    /// <summary>What became of the images, in the order of the questions.</summary>
    /// <param name="cancel">Nothing more is asked.</param>
    /// <param name="abort">What is under way is given up too, though it may have been paid for.</param>
    Task<IReadOnlyList<Answered>> Ask(IReadOnlyList<TAsk> questions, CancellationToken cancel, CancellationToken abort);
}
