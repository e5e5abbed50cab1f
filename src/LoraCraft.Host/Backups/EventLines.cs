using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <summary>Events as lines of JSON, one each, with everything that the log knows of them.</summary>
internal static class EventLines
{
    private const int LongestLine = 512 * 1024 * 1024;
    private const int FirstBuffer = 256 * 1024;

    public static void Write(Stream stream, IEnumerable<StoredEvent> events)
    {
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line);
        foreach (var one in events)
        {
            line.ResetWrittenCount();
            json.Reset();
            json.WriteStartObject();
            json.WriteNumber("position", one.Position);
            json.WriteString("stream", one.Stream);
            json.WriteNumber("version", one.Version);
            json.WriteString("type", one.Type);
            json.WriteString("change", one.Change.Id);
            json.WriteString("actor", one.Change.Actor);
            json.WriteNumber("at", one.Change.At.ToUnixTimeMilliseconds());
            json.WriteString("cause", one.Change.Cause);
            json.WritePropertyName("data");
            json.WriteRawValue(one.Data.AsSpan().Contains((byte)'\n') ? JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(one.Data)) : one.Data, skipInputValidation: true);
            json.WriteEndObject();
            json.Flush();
            stream.Write(line.WrittenSpan);
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>Reads them one by one, checking that they stand in order.</summary>
    /// <exception cref="InvalidDataException">A line is no event, or out of order.</exception>
    public static IEnumerable<StoredEvent> Read(Stream stream)
    {
        long last = 0, number = 0;
        foreach (var line in Lines(stream))
        {
            number++;
            var read = Event(line, number);
            if (read.Position <= last)
                throw new InvalidDataException($"Line {number} of its events is out of order.");
            last = read.Position;
            yield return read;
        }
    }

    private static StoredEvent Event(ReadOnlyMemory<byte> line, long number)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            var all = parsed.RootElement;
            return new(
                all.GetProperty("position").GetInt64(), Text(all, "stream"), all.GetProperty("version").GetInt64(), Text(all, "type"),
                JsonMarshal.GetRawUtf8Value(all.GetProperty("data")).ToArray(),
                new(Text(all, "change"), Text(all, "actor"), DateTimeOffset.FromUnixTimeMilliseconds(all.GetProperty("at").GetInt64()), Text(all, "cause")));
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"Line {number} of its events cannot be read: {broken.Message}", broken);
        }
    }

    private static string Text(JsonElement all, string name) => all.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing.");

    /// <summary>The memory of a line is good until the next one.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream stream)
    {
        var (buffer, start, end) = (new byte[FirstBuffer], 0, 0);
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return buffer.AsMemory(start, length);
                start += length + 1;
                continue;
            }

            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }

            if (end == buffer.Length)
            {
                if (end >= LongestLine)
                    throw new InvalidDataException("One of its events is too long.");
                Array.Resize(ref buffer, end * 2);
            }

            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0 && end > 0)
                throw new InvalidDataException("Its events end in the middle of one.");
            if (read == 0)
                yield break;
            end += read;
        }
    }
}
