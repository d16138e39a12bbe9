namespace Geo.Components.Release;

/// <summary>A decided document of the chain of evidence: that it is there, for which time, and who decided it. What it says
/// of places and units stays where it is filed.</summary>
public sealed record PublishedReport
{
    [Field("Id", "Dokumentets id",
        English = "Id", EnglishDescription = "The document's id")]
    public required string Id { get; init; }

    [Field("Slag", "programme (handlingsprogram), situation-report (lägesbild) eller action-plan (åtgärdsplan)",
        English = "Kind", EnglishDescription = "programme, situation-report or action-plan")]
    public required ReportKind Kind { get; init; }

    [Field("Titel", "Vad dokumentet heter",
        English = "Title", EnglishDescription = "What the document is called, in Swedish")]
    public required string Title { get; init; }

    [Field("Från", "Första dagen som det gäller",
        English = "From", EnglishDescription = "First day that it covers")]
    public required DateOnly From { get; init; }

    /// <summary>Null where it holds until further notice.</summary>
    [Field("Till", "Sista dagen; saknas om det gäller tills vidare",
        English = "To", EnglishDescription = "Last day; missing where it holds until further notice")]
    public DateOnly? To { get; init; }

    [Field("Beslutat av", "Vem som har beslutat; saknas om det inte är känt",
        English = "Decided by", EnglishDescription = "Who decided, in Swedish; missing where it is not known")]
    public string? DecidedBy { get; init; }

    /// <summary>Null for what is not decided.</summary>
    [Field("Beslutat", "Dagen för beslutet; saknas om det inte är känt",
        English = "Decided", EnglishDescription = "The day of the decision; missing where it is not known")]
    public DateOnly? DecidedOn { get; init; }

    [Field("Diarienummer", "Var det är diariefört; saknas om det inte är känt",
        English = "Registry number", EnglishDescription = "Where it is filed; missing where that is not known")]
    public string? RegistryNumber { get; init; }

    /// <summary>When it is to be reviewed or made anew at the latest; null where no day is known.</summary>
    [Field("Nästa", "När det senast ska ses över eller göras om; saknas om ingen dag är känd",
        English = "Next", EnglishDescription = "When it is to be reviewed or made anew at the latest; missing where no day is known")]
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
