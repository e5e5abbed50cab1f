using System.Globalization;
using LoraCraft.Captions.Dictionaries;
using LoraCraft.Captions.Edits;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Recipes;

/// <summary>
/// Reads implications, UTF-8, one a line: <c>antecedent,consequent</c>, or a table whose heading names the columns
/// (<c>antecedent_name</c>, <c>consequent_name</c>), of which those count whose <c>status</c> is active where there is such a column.
/// </summary>
internal static class ImplicationParser
{
    private const int LongestLine = 4_096;
    private const int LongestFace = 3;
    private static readonly string[] Antecedents = ["antecedent", "antecedent_name", "tag"];
    private static readonly string[] Consequents = ["consequent", "consequent_name", "implies"];

    /// <param name="spaces">Whether underscores become spaces, but in faces.</param>
    /// <exception cref="RefusedException">A line is no implication; the message tells which, and why.</exception>
    public static IReadOnlyList<Implication> Parse(Stream content, bool spaces)
    {
        var rules = new Dictionary<string, List<string>>();
        (int Tag, int Implied, int Status)? shape = null;
        var (number, count) = (0, 0);
        foreach (var line in TextLines.Read(content, problem => Refused(problem.Line, problem.Why)))
        {
            number++;
            if (line.Length == 0)
                continue;
            if (line.Length > LongestLine || CsvLine.Split(line) is not { Count: >= 2 } fields)
                throw Refused(number, "It is no implication: write a tag, a comma, and the tag it implies, like red_kite,kite.");
            if (shape is null)
            {
                var heading = Heading(fields);
                shape = heading ?? (0, 1, -1);
                if (heading is not null)
                    continue;
            }

            var (tag, implied, status) = shape.Value;
            if (fields.Count <= Math.Max(tag, implied))
                throw Refused(number, "It has fewer columns than the heading.");
            if (status >= 0 && status < fields.Count && !fields[status].Equals("active", StringComparison.OrdinalIgnoreCase))
                continue;
            var (from, to) = (Written(fields[tag], spaces), Written(fields[implied], spaces));
            if ((TagRule.Problem(from) ?? TagRule.Problem(to)) is { } problem)
                throw Refused(number, problem);
            if (from == to)
                continue;
            var known = rules.TryGetValue(from, out var list) ? list : rules[from] = [];
            if (known.Contains(to))
                continue;
            if (++count > ImplyTags.MostRules)
                throw Refused(number, $"A recipe has at most {ImplyTags.MostRules:N0} implications. Leave out those of tags that you never use.");
            known.Add(to);
        }

        return rules.Count > 0
            ? [.. rules.Select(rule => new Implication(rule.Key, rule.Value))]
            : throw new RefusedException(Refusal.Invalid("The file has no implications. It has one in each line: red_kite,kite."));
    }

    private static (int Tag, int Implied, int Status)? Heading(List<string> fields)
    {
        var names = fields.ConvertAll(f => f.ToLowerInvariant());
        var (tag, implied) = (names.FindIndex(n => Antecedents.Contains(n)), names.FindIndex(n => Consequents.Contains(n)));
        return tag >= 0 && implied >= 0 ? (tag, implied, names.IndexOf("status")) : null;
    }

    private static string Written(string tag, bool spaces) => spaces && tag.Length > LongestFace ? tag.Replace('_', ' ').Trim() : tag;

    private static RefusedException Refused(int line, string why) =>
        new(Refusal.Invalid(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {why} Nothing was imported.")));
}
