namespace LoraCraft.Gallery.Filtering;

/// <summary>Which images of the dataset <c>$1</c> models proposed texts for, and what became of those.</summary>
internal static class ReviewSql
{
    private const string Taken = "SELECT p.number FROM proposal p JOIN image_touch t ON t.dataset = $1 AND t.number = p.number WHERE p.dataset = $1 AND";

    private const string Accepted = $"{Taken} p.state = 'accepted' AND t.touched <= p.decided";

    public static string Numbers(Review review) => review switch
    {
        Review.Proposed => "SELECT p.number FROM proposal p WHERE p.dataset = $1 AND p.state = 'open'",
        Review.Accepted => Accepted,
        _ => $"""
            SELECT w.number FROM (
                SELECT t.number FROM image_touch t WHERE t.dataset = $1 AND t.machine > 0 AND t.touched > t.machine
                UNION {Taken} p.state IN ('accepted', 'edited') AND t.touched > t.machine) w
            WHERE w.number NOT IN ({Accepted})
            """,
    };
}
