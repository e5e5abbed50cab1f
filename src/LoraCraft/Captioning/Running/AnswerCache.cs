using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoraCraft.Captioning.Providers;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>
/// Answers by what was asked: the same picture, model, prompt and settings need no second call, nor a second look. A file each,
/// in a folder by picture. A cache: what is missing or broken is asked for again.
/// </summary>
internal sealed class AnswerCache(string root) : IKeepsCopies
{
    /// <summary>Names a question about a picture.</summary>
    /// <param name="member">That the answer, a JSON object, is to hold; null for plain text.</param>
    /// <param name="alsoTags">Whether it is to hold tags beside its caption.</param>
    public static string Key(ReadyProvider provider, string model, string prompt, string? member, bool alsoTags)
    {
        var p = provider.Settings;
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{(member is null ? "" : $"json {member}{(alsoTags ? " and tags" : "")}\n")}{provider.Address.Base}\n{model}\n{p.Detail}\n{p.MaxSide}\n{p.MaxTokens}\n{p.Temperature}\n{prompt}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <param name="picture">SHA-256.</param>
    public T? Find<T>(string picture, string key, JsonTypeInfo<T> kind)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(picture, key)), kind);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Keep<T>(string picture, string key, T answer, JsonTypeInfo<T> kind)
        where T : class
    {
        var path = PathOf(picture, key);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var half = $"{path}.{Environment.CurrentManagedThreadId}.half";
            File.WriteAllBytes(half, JsonSerializer.SerializeToUtf8Bytes(answer, kind));
            File.Move(half, path, overwrite: true);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // Kept or not, there is the answer.
        }
    }

    public void Forget(ForgottenPicture forgotten)
    {
        if (Directory.Exists(Folder(forgotten.Picture)))
            Directory.Delete(Folder(forgotten.Picture), recursive: true);
    }

    private string Folder(string picture) => Path.Combine(root, picture[..2], picture);

    private string PathOf(string picture, string key) => Path.Combine(Folder(picture), key[..32] + ".json");
}
