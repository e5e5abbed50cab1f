namespace LoraCraft.Bench;

/// <summary>The most memory that this process had since a moment, where the system tells.</summary>
internal static class Peak
{
    private const string Forget = "/proc/self/clear_refs";

    /// <summary>Resident memory now, MiB; the peak counts from here.</summary>
    public static double Begin()
    {
        GC.Collect();
        if (File.Exists(Forget))
            File.WriteAllText(Forget, "5"); // proc(5): resets VmHWM
        return Child.Memory(Environment.ProcessId, "VmRSS");
    }

    /// <summary>How far the peak went beyond what there was at the beginning, MiB.</summary>
    public static double Since(double begin) => Child.Memory(Environment.ProcessId, "VmHWM") - begin;
}
