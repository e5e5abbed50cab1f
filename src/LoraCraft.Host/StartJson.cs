using System.Text.Json.Serialization;

namespace LoraCraft.Host;

/// <summary>What every start reads and writes, described at build time: finding it out anew takes a start longer than the files.</summary>
[JsonSerializable(typeof(RunningInstance))]
[JsonSerializable(typeof(Session[]))]
internal sealed partial class StartJson : JsonSerializerContext;
