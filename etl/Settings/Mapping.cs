using Geo.Database;

namespace Geo.Etl.Settings;

/// <summary>Whether a delivery holds everything or only what is new.</summary>
internal enum DeliveryMode
{
    /// <summary>The files at hand are the whole source: what is gone from them goes from the store.</summary>
    Full,

    /// <summary>Files come one after another: what was loaded stays when its file is no longer there.</summary>
    Incremental,
}

/// <summary>How one source of one municipality is read: <c>mappings/&lt;id&gt;.yml</c>. A new source make is a new file
/// of this shape, not new code.</summary>
internal sealed record Mapping
{
    /// <summary>The source's id, the same as the file's name.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    public required string Terms { get; init; }

    /// <summary>What a user of the source must know; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Sources are loaded in this order; of two that tell the same event the first is kept.</summary>
    public required int Order { get; init; }

    /// <summary>A name in <see cref="Sources.SourceReaders"/>.</summary>
    public required string Reader { get; init; }

    /// <summary>Whether its figures for the whole municipality may be published; counts of incidents go through the release
    /// gate whatever this says.</summary>
    public bool Publishable { get; init; }

    /// <summary>The files under the inputs folder: a path whose parts may have * and ?.</summary>
    public required string Files { get; init; }

    /// <summary>True where the municipality can do without: no file is then no mistake.</summary>
    public bool Optional { get; init; }

    /// <summary>The day the files were delivered; where null, a date (2026-07-01 or 20260701) in each file's name.</summary>
    public DateOnly? DeliveredOn { get; init; }

    public DeliveryMode Delivery { get; init; } = DeliveryMode.Full;

    public FormatSetting Format { get; init; } = new();

    /// <summary>What the reader calls it → the column's name in the file; a column without a name is called by its
    /// letter (xlsx).</summary>
    public required Dictionary<string, string> Columns { get; init; }

    /// <summary>Columns that the file has and nothing reads. With <see cref="Columns"/> they are the whole header: another
    /// one is a changed source.</summary>
    public List<string> Unread { get; init; } = [];

    /// <summary>Columns that are written once and hold for the rows below.</summary>
    public List<string> FillDown { get; init; } = [];

    /// <summary>The publisher's word → a kind of <c>incident-kinds.csv</c>, or what the reader asks for.</summary>
    public Dictionary<string, string> Words { get; init; } = [];

    /// <summary>Words that stand for what this system never takes in.</summary>
    public List<string> RefusedWords { get; init; } = [];

    /// <summary>Words that say that it was not in a public place, whatever the source says of the rest.</summary>
    public List<string> IndoorWords { get; init; } = [];

    /// <summary>EPSG number of the coordinates.</summary>
    public int Crs { get; init; } = Database.Crs.Sweref99Tm;

    public LimitSetting Limits { get; init; } = new();

    /// <summary>The organisations that report every week; also the only ones known where the source names its
    /// reporters.</summary>
    public List<string> Reporters { get; init; } = [];

    /// <summary>True where the reports that the desk takes in are part of the source, beside its files: in its words, from its reporters.</summary>
    public bool DeskReports { get; init; }

    /// <summary>Other spellings of a reporter → its name.</summary>
    public Dictionary<string, string> ReporterWords { get; init; } = [];

    /// <summary>What the source says of all its incidents; null where it does not say.</summary>
    public bool? InPublicPlace { get; init; }

    /// <summary>What its areas are; for readers of areas and of figures per area.</summary>
    public AreaKind AreaKind { get; init; } = AreaKind.Deso;

    /// <summary>The edition of those areas, such as 2025.</summary>
    public string? Edition { get; init; }

    /// <summary>True where the source also says which areas there are, without outlines.</summary>
    public bool ListsAreas { get; init; }

    /// <summary><c>water</c> or <c>road</c>, for readers of map features; for readers of context points a code of the publisher's
    /// choice in small letters, such as <c>street-light</c>.</summary>
    public string? Layer { get; init; }

    /// <summary>What one is counted in, for readers of indicators.</summary>
    public string? Unit { get; init; }

    /// <summary>Key in the file → the indicator's Swedish title.</summary>
    public Dictionary<string, string> Titles { get; init; } = [];

    /// <summary>Put before a key to make the indicator's id.</summary>
    public string IndicatorPrefix { get; init; } = "";

    /// <summary>Key in the file → the indicator's id, where the key itself will not do.</summary>
    public Dictionary<string, string> IndicatorIds { get; init; } = [];

    /// <summary>Key in the file → what it is counted in, where it is not <see cref="Unit"/>.</summary>
    public Dictionary<string, string> Units { get; init; } = [];

    /// <summary>The publisher's code for another place → what it is: its values are kept to compare with. All other places' are
    /// left.</summary>
    public Dictionary<string, ComparisonSetting> Comparisons { get; init; } = [];

    /// <summary>The survey that asked, such as NTU: shares of two are never compared.</summary>
    public string? Instrument { get; init; }

    /// <summary>Key in the file → whether more is better: set by hand, after the question's own words.</summary>
    public Dictionary<string, bool> HigherIsBetter { get; init; } = [];

    /// <summary>The mapping for what the desk took in. It was looked at row by row on the way in, and one row may be a day's all: no share of it stops a
    /// load.</summary>
    public Mapping OfDesk() => this with
    {
        Format = new(),
        Crs = Database.Crs.Sweref99Tm,
        Limits = new() { MaxShareNotUnderstood = 1, MaxShareWithoutPlace = 1 },
    };
}

/// <summary>A place to compare the municipality with.</summary>
internal sealed record ComparisonSetting
{
    /// <summary>As it is shown, such as Grannstads kommun.</summary>
    public required string Name { get; init; }

    /// <summary><c>similar</c>, <c>county</c> or <c>country</c>.</summary>
    public required ComparisonKind Kind { get; init; }
}

/// <summary>How the bytes are laid out; each reader of bytes uses its own part.</summary>
internal sealed record FormatSetting
{
    /// <summary>A layout that the file's ending does not tell, a name in <see cref="Formats.Layouts"/>; null to go by the ending.</summary>
    public string? Layout { get; init; }

    /// <summary>CSV: null to find out.</summary>
    public string? Delimiter { get; init; }

    /// <summary>CSV: null to find out (mark, strict UTF-8, Windows-1252).</summary>
    public string? Encoding { get; init; }

    /// <summary>xlsx: the first sheet where null.</summary>
    public string? Sheet { get; init; }

    /// <summary>xlsx: the header's row; 1 is the first.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>GeoPackage: the layer; the only one where null.</summary>
    public string? Layer { get; init; }

    /// <summary>json-stat and kolada: column → the codes to take of it. Rows of other codes are no rows of the source; nothing is
    /// ever added up.</summary>
    public Dictionary<string, List<string>> Select { get; init; } = [];
}

/// <summary>What stops a load.</summary>
internal sealed record LimitSetting
{
    /// <summary>The largest share of rows left out, 0 to 1.</summary>
    public double MaxShareNotUnderstood { get; init; } = 0.01;

    /// <summary>The largest share of rows without a known place, 0 to 1: above it, maps of the source mislead
    /// (Ratcliffe 2004 asks for a hit rate of 85 %).</summary>
    public double MaxShareWithoutPlace { get; init; } = 0.15;

    /// <summary>The fewest and the most rows that a file may have; null for any.</summary>
    public List<int>? RowsBetween { get; init; }
}
