using LoraCraft.Kernel;

namespace LoraCraft.Gallery.Filtering;

/// <summary>A part of a filter in SQL.</summary>
/// <param name="Condition">True for an image <c>i</c> that matches. Told whether few images will be asked about, or many.</param>
/// <param name="Share">Guess at the part of all images that matches, 0..1.</param>
/// <param name="Driver">A way to find the matching images without looking at all, where there is one.</param>
internal sealed record Term(Func<SqlArguments, bool, string> Condition, double Share, Driver? Driver = null)
{
    public static readonly Term Never = new((_, _) => "1 = 0", 0, new(_ => "SELECT number FROM image WHERE 1 = 0", 0, Live: true));
}

/// <summary>Finds images by an index.</summary>
/// <param name="Numbers">A query that gives the column <c>number</c>, each image once.</param>
/// <param name="Estimate">About how many that will be.</param>
/// <param name="Setup">What it costs beside them, counted in images looked at.</param>
/// <param name="Exact">Whether these are just the images that match; if not, the condition must be asked too.</param>
/// <param name="Live">Whether it never gives removed images.</param>
internal sealed record Driver(Func<SqlArguments, string> Numbers, double Estimate, double Setup = 0, bool Exact = true, bool Live = false);
