using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

/// <summary>Work waiting for the writer.</summary>
internal abstract class WriteJob
{
    /// <summary>Runs the work; false when it threw.</summary>
    public abstract bool Run(IWriteSession session);
    public abstract void Answer();
    public abstract void Fail(Exception exception);
}

internal sealed class WriteJob<T>(Func<IWriteSession, T> work, CancellationToken cancel) : WriteJob
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _exception;

    public Task<T> Task => _source.Task;

    public override bool Run(IWriteSession session)
    {
        try
        {
            cancel.ThrowIfCancellationRequested();
            _result = work(session);
            return true;
        }
        catch (Exception thrown) // belongs to the caller, not to the writer
        {
            _exception = Conflicts.Translate(thrown);
            return false;
        }
    }

    public override void Answer()
    {
        if (_exception is not null)
            _source.TrySetException(_exception);
        else
            _source.TrySetResult(_result!);
    }

    public override void Fail(Exception exception) => _source.TrySetException(exception);
}
