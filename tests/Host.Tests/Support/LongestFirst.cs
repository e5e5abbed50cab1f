using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LoraCraft.Host.Tests.LongestFirst))]

namespace LoraCraft.Host.Tests;

/// <summary>Begins with the classes that kill: each takes minutes, and would be the only one left if it came last.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(c => c.TestCollectionDisplayName.Contains(".Killing.", StringComparison.Ordinal))];
}
