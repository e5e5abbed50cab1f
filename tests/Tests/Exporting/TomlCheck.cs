using System.Globalization;
using System.Text.RegularExpressions;

namespace LoraCraft.Tests.Exporting;

/// <summary>Reads the part of TOML that a dataset configuration of sd-scripts uses, and knows that program's keys.</summary>
internal static class TomlCheck
{
    private const string Everywhere = "resolution:int batch_size:int enable_bucket:bool min_bucket_reso:int max_bucket_reso:int bucket_reso_steps:int bucket_no_upscale:bool";
    private const string Subset = "num_repeats:int shuffle_caption:bool keep_tokens:int enable_wildcard:bool caption_extension:string class_tokens:string image_dir:string";

    /// <returns>Values by <c>table.key</c>.</returns>
    public static IReadOnlyDictionary<string, object> Read(string toml)
    {
        var (values, table) = (new Dictionary<string, object>(), "");
        foreach (var line in toml.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
            {
                table = line.Trim('[', ']');
                line.ShouldBe(table switch { "general" => "[general]", _ => $"[[{table}]]" });
                continue;
            }

            var (key, text) = (line[..line.IndexOf(" = ", StringComparison.Ordinal)], line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..]);
            var allowed = table switch { "general" or "datasets" => Everywhere + " " + Subset.Replace("image_dir:string", ""), "datasets.subsets" => Subset, _ => "" };
            object value = text switch { "true" => true, "false" => false, ['"', ..] => Unquote(text), _ => int.Parse(text, CultureInfo.InvariantCulture) };
            allowed.Split(' ').ShouldContain($"{key}:{value switch { bool => "bool", int => "int", _ => "string" }}");
            values.Add($"{table}.{key}", value);
        }

        return values;
    }

    private static string Unquote(string text)
    {
        text.ShouldMatch(@"^""([^""\\\x00-\x1f\x7f]|\\[""\\bfnrt]|\\u[0-9A-F]{4})*""$");
        return Regex.Replace(text[1..^1], @"\\(u(?<hex>.{4})|(?<c>.))", m => m.Groups["hex"].Success
            ? ((char)Convert.ToInt32(m.Groups["hex"].Value, 16)).ToString()
            : m.Groups["c"].Value);
    }
}
