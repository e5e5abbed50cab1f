using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>
/// Datasets as they would be: copies that can be changed and read like any other moment, without a trace. They end when closed,
/// when newer ones need their place, and with the process.
/// </summary>
public interface IPreviews
{
    /// <summary>Makes one of a dataset as it is now, changed step by step; returns its name, which stands for the moment.</summary>
    /// <param name="steps">Each says what happens next, given what the ones before made of it.</param>
    string Open(long dataset, IEnumerable<Func<DatasetAt, IReadOnlyList<IEvent>>> steps);

    void Close(string name);
}
