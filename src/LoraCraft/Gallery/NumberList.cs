using System.Globalization;
using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Gallery;

/// <summary>Image numbers in order, as compact text: <c>1-5000,5007,42</c>. Only runs that grow by one become <c>a-b</c>.</summary>
internal static class NumberList
{
    public static string Write(IReadOnlyList<int> numbers)
    {
        var text = new StringBuilder();
        for (var start = 0; start < numbers.Count;)
        {
            var end = start + 1;
            while (end < numbers.Count && numbers[end] == numbers[end - 1] + 1)
                end++;
            if (text.Length > 0)
                text.Append(',');
            text.Append(numbers[start]);
            if (end - start > 1)
                text.Append('-').Append(numbers[end - 1]);
            start = end;
        }

        return text.ToString();
    }

    /// <summary>Reads the text; each number counts once, where it comes first.</summary>
    /// <exception cref="RefusedException">Not such a text, or more than <paramref name="max"/> numbers.</exception>
    public static List<int> Read(string text, int max)
    {
        var numbers = new List<int>();
        var seen = new HashSet<int>();
        foreach (var piece in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = piece.Split('-');
            if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[^1], out var last) || first > last)
                throw new RefusedException(Refusal.Invalid($"\"{piece}\" is no image number or range: write numbers like 1-5000,5007."));
            if (numbers.Count + (long)last - first >= max)
                throw new RefusedException(Refusal.Invalid($"At most {max:N0} images can be asked for at once."));
            for (var number = first; number <= last; number++)
                if (seen.Add(number))
                    numbers.Add(number);
        }

        return numbers;
    }

    private static bool Number(string digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and < int.MaxValue;
}
