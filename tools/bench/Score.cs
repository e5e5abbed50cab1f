using System.Globalization;
using System.Text.Json;

namespace LoraCraft.Bench;

/// <summary>One number beside what it must reach.</summary>
/// <param name="Target">0 = none, the number is for information.</param>
/// <param name="AtMost">Whether smaller is better.</param>
internal sealed record Score(string Name, double Value, string Unit, double Target = 0, bool AtMost = false)
{
    public bool Met => Target == 0 || (AtMost ? Value <= Target : Value >= Target);

    public static void Print(params IReadOnlyList<Score> scores)
    {
        foreach (var s in scores)
            Console.WriteLine($"{s.Name,-52}{Number(s.Value),14} {s.Unit,-10}{(s.Target == 0 ? "" : $"{(s.AtMost ? "<=" : ">=")} {Number(s.Target)}{(s.Met ? "" : "  missed")}")}");
        Console.WriteLine(JsonSerializer.Serialize(scores));
    }

    public static double Median(params IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}
