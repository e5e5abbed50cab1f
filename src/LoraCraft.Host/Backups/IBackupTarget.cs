using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <summary>Where a backup is written. Disposed without <see cref="Finish"/>, nothing of it is there.</summary>
internal interface IBackupTarget : IDisposable
{
    /// <summary>A file beside the pictures; to be closed before the next is opened.</summary>
    Stream Create(string part);

    /// <summary>Size of a picture that is there from earlier backups and need not be copied; null when it is not.</summary>
    long? Has(Shelf shelf, string name);

    /// <summary>Copies a picture; returns its size.</summary>
    /// <exception cref="InvalidDataException">Its content is not what its name says.</exception>
    long Add(Shelf shelf, string name, Stream content);

    /// <summary>Makes the backup durable and puts it in its place; returns its path.</summary>
    string Finish(BackupManifest manifest);
}
