namespace LoraCraft.Shared;

/// <summary>Whose doing it was that an image was touched; the numbers are stored.</summary>
internal enum TouchedBy
{
    /// <summary>Its arrival, which is nobody's change.</summary>
    Arrival = 0,
    People = 1,

    /// <summary>As of <see cref="Actors.IsMachine"/>.</summary>
    Machines = 2,
}
