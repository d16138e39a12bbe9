using Geo.Database;

namespace Geo.Service.Chain;

/// <summary>A record of the chain is not what its contract and rules say.</summary>
/// <param name="message">For who wrote the file: where, what and what to do.</param>
/// <param name="key">The key that is wrong, such as <c>activities[1].target</c>; empty for the record whole.</param>
/// <param name="problem">What is wrong, in Swedish without full stop.</param>
internal sealed class RecordFault(string message, string key, string problem) : UsageException(message)
{
    public string Key { get; } = key;

    public string Problem { get; } = problem;
}
