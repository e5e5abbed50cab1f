namespace LoraCraft.Gallery.Filtering;

/// <summary>
/// Which images of the dataset <c>$1</c> models proposed texts for, what became of those, and of what else machines wrote. Only
/// changes of texts count: stars, marks and places say nothing about them.
/// </summary>
internal static class ReviewSql
{
    private const string Decided = "SELECT p.number FROM proposal p JOIN image_touch t ON t.dataset = $1 AND t.number = p.number WHERE p.dataset = $1 AND";

    private const string Accepted = $"{Decided} p.state = 'accepted' AND t.words <= p.decided";

    public static string Numbers(Review review) => review switch
    {
        Review.Proposed => "SELECT p.number FROM proposal p WHERE p.dataset = $1 AND p.state = 'open'",
        Review.Accepted => Accepted,
        Review.Rejected => $"{Decided} p.state = 'rejected' AND t.machine_words <= p.decided",
        Review.Generated => $"""
            SELECT t.number FROM image_touch t WHERE t.dataset = $1 AND t.machine_words > 0 AND t.words = t.machine_words AND t.number NOT IN ({Accepted})
            """,
        _ => $"""
            SELECT w.number FROM (
                SELECT t.number FROM image_touch t WHERE t.dataset = $1 AND t.machine_words > 0 AND t.words > t.machine_words
                UNION {Decided} p.state IN ('accepted', 'edited') AND t.words > t.machine_words) w
            WHERE w.number NOT IN ({Accepted})
            """,
    };
}
