namespace LoraCraft.Tests.History;

/// <summary>Generated cases of a law, each from a seed of its own, so that a failure names the one case that shows it.</summary>
internal static class Cases
{
    public const int Many = 1000;

    public static void Check(Action<Random> law, int count = Many)
    {
        for (var seed = 1; seed <= count; seed++)
            try
            {
                law(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
    }

    public static T Any<T>(this Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public static bool OneIn(this Random random, int n) => random.Next(n) == 0;
}
