namespace Geo.Components.Release;

/// <summary>A decided document of the chain of evidence: that it is there, for which time, and who decided it. What it says
/// of places and units stays where it is filed.</summary>
public sealed record PublishedReport
{
    public required string Id { get; init; }

    public required ReportKind Kind { get; init; }

    public required string Title { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Null where it holds until further notice.</summary>
    public DateOnly? To { get; init; }

    public string? DecidedBy { get; init; }

    /// <summary>Null for what is not decided.</summary>
    public DateOnly? DecidedOn { get; init; }

    public string? RegistryNumber { get; init; }

    /// <summary>When it is to be reviewed or made anew at the latest; null where no day is known.</summary>
    public DateOnly? NextOn { get; init; }
}

/// <summary>What kind of document it is.</summary>
public enum ReportKind
{
    /// <summary>The programme that council has adopted (<i>handlingsprogram</i>).</summary>
    Programme,

    /// <summary>The picture of crime that the law demands every second year (<i>lägesbild</i>).</summary>
    SituationReport,

    /// <summary>The decided plan (<i>åtgärdsplan</i>).</summary>
    ActionPlan,
}
