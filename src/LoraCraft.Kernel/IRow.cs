namespace LoraCraft.Kernel;

/// <summary>The row a query stands on; columns count from 0. Valid only until the next row.</summary>
public interface IRow
{
    int FieldCount { get; }

    bool IsDBNull(int column);

    int GetInt32(int column);

    long GetInt64(int column);

    double GetDouble(int column);

    string GetString(int column);

    byte[] GetBytes(int column);

    /// <summary>The value as the database gives it; null for NULL.</summary>
    object? GetValue(int column);
}
