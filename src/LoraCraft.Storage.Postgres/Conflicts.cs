using LoraCraft.Kernel;
using Npgsql;

namespace LoraCraft.Storage.Postgres;

/// <summary>Recognises lost races that the database noticed, so that the command is decided again on fresh rows.</summary>
internal static class Conflicts
{
    public static Exception Translate(Exception exception) =>
        exception is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        }
            ? new StreamConflictException(exception)
            : exception;
}
