using LoraCraft.Kernel;

namespace LoraCraft.Shared;

public static class Outcomes
{
    /// <exception cref="RefusedException">The command was refused.</exception>
    public static void ThrowIfRefused(this Outcome outcome)
    {
        if (outcome.Refusal is not null)
            throw new RefusedException(outcome.Refusal);
    }
}
