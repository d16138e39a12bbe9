namespace Geo.Service.Workbench;

/// <summary>A method of the workbench: <c>./geo stat NAME</c>.</summary>
internal sealed record StatMethod
{
    /// <param name="name">As it is called.</param>
    /// <param name="summary">One line in Swedish: the question it answers, and the paper.</param>
    /// <param name="options">Those it uses, beside the ones every method has; all others are refused.</param>
    /// <param name="run">Reads, computes, writes.</param>
    /// <exception cref="ArgumentException">An option is null: a static field declared below the method that uses
    /// it.</exception>
    public StatMethod(string name, string summary, IReadOnlyList<StatOption> options, Action<StatCall> run)
    {
        if (options.Any(option => option is null))
        {
            throw new ArgumentException($"{name}: an option is null; declare its static field above Method, since fields are set in the order they are written.", nameof(options));
        }

        (Name, Summary, Options, Run) = (name, summary, options, run);
    }

    public string Name { get; }

    public string Summary { get; }

    public IReadOnlyList<StatOption> Options { get; }

    public Action<StatCall> Run { get; }

    /// <summary>Another name for <c>--input</c>, without dashes; null where it has none.</summary>
    public string? InputAlias { get; init; }

    /// <summary>The example of <c>--help</c> after the method's name; null for one made of the required options.</summary>
    public string? Example { get; init; }
}
