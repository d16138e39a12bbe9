using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>What a release is: whose, about when, after which rules, approved by whom. The object <c>geo</c> of
/// <c>datapackage.json</c>.</summary>
public sealed record ReleaseDescription
{
    /// <summary>The version of the shape of these files; a reader refuses one that it does not know.</summary>
    public const int CurrentSchemaVersion = 3;

    public required int SchemaVersion { get; init; }

    /// <summary>Such as 9901-2026-11-23-1-3f2c9a: municipality, date of making, number of the day, beginning of the digest.</summary>
    public required string Id { get; init; }

    /// <summary>The municipality's four-digit code.</summary>
    public required string Municipality { get; init; }

    public required string MunicipalityName { get; init; }

    /// <summary>True for the invented municipality: every page and file says EXEMPELDATA.</summary>
    public required bool Fictional { get; init; }

    /// <summary>How far the release has come: a site is built from a trial or an approved one, and from no other.</summary>
    public ReleaseStatus Status { get; init; } = ReleaseStatus.Candidate;

    public required DateOnly CreatedOn { get; init; }

    /// <summary>First day of the figures' time.</summary>
    public required DateOnly PeriodFrom { get; init; }

    /// <summary>Last day of the figures' time, itself included.</summary>
    public required DateOnly PeriodTo { get; init; }

    /// <summary>The registry number under which the decision to release is filed; null where none was given.</summary>
    public string? RegistryNumber { get; init; }

    /// <summary>Null for a trial run: every page then says "Provkörning, ej godkänd för publicering".</summary>
    public ReleaseApproval? Approval { get; init; }

    /// <summary>Null while it is published; else when and why it was taken back.</summary>
    public PublishedReleaseEvent? Withdrawal { get; init; }

    public required ReleaseRules Rules { get; init; }

    /// <summary>What a catalogue must say; null where the municipality has not decided it: then only a trial can be made.</summary>
    public OpenDataContact? OpenData { get; init; }

    /// <summary>The edition of the public areas, such as 2025.</summary>
    public required string AreaEdition { get; init; }

    /// <summary>What the reader must be told about this release's data: one Swedish sentence each.</summary>
    public required ImmutableArray<string> Remarks { get; init; }

    /// <summary>The runs of analysis behind the figures.</summary>
    public required ImmutableArray<ReleaseRun> Runs { get; init; }
}

/// <summary>How far a release has come.</summary>
public enum ReleaseStatus
{
    /// <summary>Built, and not yet approved: never leaves the database.</summary>
    Candidate,

    /// <summary>A trial run (<i>provkörning</i>): every page says that it is not approved for publication.</summary>
    Trial,

    Approved,

    /// <summary>Taken back: its folder says when and why, and holds no figures.</summary>
    Withdrawn,
}

/// <summary>Who approved the release, in which role, and why.</summary>
public sealed record ReleaseApproval(string Role, string Reason, DateOnly On);

/// <summary>A run of an analysis: a figure without its run cannot be published.</summary>
public sealed record ReleaseRun(string Method, string Fingerprint, string Parameters, long Seed, string CodeVersion);

/// <summary>The thresholds that the release gate applied: stated openly, for who knows the rules must still learn
/// nothing.</summary>
public sealed record ReleaseRules
{
    /// <summary>The beginning of the sha256 of the municipality's whole rule set, all audiences and themes: it changes when a rule
    /// does.</summary>
    public string Version { get; init; } = "";

    /// <summary>A published count is 0 or at least this.</summary>
    public required int SmallestCount { get; init; }

    /// <summary>The events come from at least so many distinct places.</summary>
    public required int SmallestPlaces { get; init; }

    /// <summary>No single place has more than this share of them, 0 to 1.</summary>
    public required decimal LargestPlaceShare { get; init; }

    /// <summary>The events were reported by at least so many organisations.</summary>
    public required int SmallestReporters { get; init; }

    /// <summary>A public area has at least so many residents, or none.</summary>
    public required int SmallestResidents { get; init; }

    /// <summary>A public area has at least so many addresses, or none.</summary>
    public required int SmallestAddresses { get; init; }

    /// <summary>The shortest period: "kvartal", or "hela perioden" for data already summed by area.</summary>
    public required string SmallestPeriod { get; init; }
}
