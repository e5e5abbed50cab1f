using System.Text.RegularExpressions;
using LoraCraft.Exporting;

namespace LoraCraft.Tests.Exporting;

public sealed class SafeStemsTests
{
    [Theory]
    [InlineData("photo.jpg", "photo")]
    [InlineData("My Photo (1).JPG", "My-Photo-1")]
    [InlineData("a.b.c.png", "a-b-c")]
    [InlineData(".hidden.png", "hidden")]
    [InlineData("._mac.png", "mac")]
    [InlineData("CON.png", "CON-image")]
    [InlineData("com1.png", "com1-image")]
    [InlineData("default.png", "default-image")]
    [InlineData("x-masklabel.png", "x-masklabel-image")]
    [InlineData("x.condlabel.png", "x-condlabel-image")]
    [InlineData("a_b_c_d.png", "a_b_c_d")]
    [InlineData("a_b_c_d_e.png", "a-b-c-d-e")]
    [InlineData("Ünïcødé Straße.png", "Unicode-Strasse")]
    [InlineData("Việt Nam.png", "Viet-Nam")]
    [InlineData("cafe\u0301.png", "cafe")]
    [InlineData("ＡＢ１.png", "AB1")]
    [InlineData("cat 🐈.png", "cat")]
    [InlineData("猫の写真.png", "image-00012")]
    [InlineData("🐈🐈.png", "image-00012")]
    [InlineData("写真写真 1.png", "image-00012")]
    [InlineData("..png", "image-00012")]
    [InlineData("--rf -_.png", "rf")]
    [InlineData("../../etc/passwd.png", "etc-passwd")]
    [InlineData("noextension", "noextension")]
    public void one_name(string name, string stem) => SafeStems.For([(12, name)]).ShouldBe([stem]);

    [Fact]
    public void names_that_would_meet_are_numbered() =>
        SafeStems.For([(1, "a.jpg"), (2, "a.png"), (3, "A.JPG"), (4, "a-2.jpg"), (5, "a b.png"), (6, "a_b.png")])
            .ShouldBe(["a", "a-2", "A-3", "a-2-2", "a-b", "a_b"]);

    [Fact]
    public void long_names_are_cut_and_still_differ()
    {
        var name = new string('x', 200);
        var stems = SafeStems.For([(1, name + "1.png"), (2, name + "2.png"), (3, new string('y', 70) + "-masklabel.png")]);
        stems.ShouldAllBe(s => s.Length <= 80);
        stems.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void any_names_become_safe_ones_and_always_the_same()
    {
        var seed = new Random(5);
        var alphabet = "abAB._-_ 猫犬écñ🐈/\\:CON\u202Eß\u0000\uD800".ToCharArray();
        var names = Enumerable.Range(1, 5000)
            .Select(n => (n, new string(seed.GetItems(alphabet, seed.Next(0, 12))) + ".png")).ToList();
        var stems = SafeStems.For(names);
        stems.ShouldAllBe(s => Regex.IsMatch(s, "^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$") && s.Count(c => c == '_') < 4);
        stems.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count);
        SafeStems.For(names).ShouldBe(stems);
    }

    [Fact]
    public void two_thousand_names_in_another_script_are_numbered() =>
        SafeStems.For(Enumerable.Range(1, 2000).Select(n => (n, $"写真の猫-{n % 7}.jpg"))).ShouldBe(Enumerable.Range(1, 2000).Select(n => $"image-{n:D5}"));
}
