namespace Geo.Etl.Verbs;

/// <summary>How a check went.</summary>
internal enum CheckResult
{
    Good,

    /// <summary>Works, but someone should know.</summary>
    Note,
    Bad,
}

/// <summary>One thing that <c>etl check</c> looked at.</summary>
/// <param name="Title">What was looked at.</param>
/// <param name="Result">How it went.</param>
/// <param name="Found">What was found.</param>
/// <param name="Hint">What to do; null where there is nothing to do.</param>
internal sealed record Check(string Title, CheckResult Result, string Found, string? Hint = null)
{
    /// <summary>The source that it is about; null for what is about none.</summary>
    public string? Source { get; init; }

    public override string ToString()
    {
        var word = Result switch { CheckResult.Good => "ok", CheckResult.Note => "obs", _ => "fel" };
        return $"  {word,-4}{Title,-28}{Found}" + (Hint is null ? "" : $"\n{"",-34}{Hint}");
    }
}
