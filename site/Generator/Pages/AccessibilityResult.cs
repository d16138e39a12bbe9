using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>What the accessibility tests found, as they wrote it: <c>Content/accessibility.json</c>. A test compares the file
/// with what it finds, so that the statement cannot say more than was tried.</summary>
public sealed record AccessibilityResult
{
    public required DateOnly TestedOn { get; init; }

    /// <summary>Such as 4.10.2.</summary>
    public required string AxeVersion { get; init; }

    public required ImmutableArray<AccessibilityTrial> Trials { get; init; }

    /// <summary>All faults of all trials.</summary>
    public int Faults => Trials.Sum(trial => trial.Faults);

    /// <summary>The result that ships with the program.</summary>
    public static AccessibilityResult Shipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("content/accessibility.json")
            ?? throw new InvalidOperationException("The program has no content/accessibility.json.");
        return JsonSerializer.Deserialize<AccessibilityResult>(stream, ReleaseFiles.Json)
            ?? throw new InvalidOperationException("content/accessibility.json is empty.");
    }
}

/// <summary>One way in which the pages were tried.</summary>
/// <param name="What">In Swedish, as the statement says it: the statement is in Swedish alone.</param>
/// <param name="Pages">How many kinds of page, in each language.</param>
/// <param name="Faults">How many faults were found.</param>
public sealed record AccessibilityTrial(string What, int Pages, int Faults);
