using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>An event as one source tells it: Swedish wall-clock times, from and to the same moment where it has one.</summary>
internal sealed record FurtherEvent(string Source, string Kind, DateTime From, DateTime To, Coordinate Location, string Address)
{
    private const double NearMetres = 120;
    private static readonly TimeSpan NearTime = TimeSpan.FromHours(48);

    public string Reference { get; init; } = "";

    public string Word { get; init; } = "";

    /// <summary>True of one that stands in a pair: nothing may be spoilt in it.</summary>
    public bool Paired { get; init; }

    /// <summary>Of one kind and so near in place and time that the two might pass for one.</summary>
    public bool Near(FurtherEvent other) =>
        Kind == other.Kind && From - other.To < NearTime && other.From - To < NearTime && Location.Distance(other.Location) < NearMetres;

    /// <summary>What the damage register and the EST reports tell, a kind at a time.</summary>
    public static IEnumerable<FurtherEvent> Of(SampleTable table, SampleRow row)
    {
        if (row.Incident is not { } incident)
        {
            return [];
        }

        var also = incident.InDamageRegister ? [] : SampleTable.Text(table.Get(row, "Kategori")).Split("; ").Skip(1).Select(word => SampleKind.All.FirstOrDefault(k => k.EstWord == word)).OfType<SampleKind>();
        return also.Prepend(incident.Kind).Select((kind, i) => new FurtherEvent(
            incident.InDamageRegister ? "damage-register" : "est-reports", CodeOf(kind), incident.From, incident.To, incident.Location, incident.Address)
        {
            Reference = i == 0 ? incident.Reference : $"{incident.Reference}/{i + 1}",
        });
    }

    private static string CodeOf(SampleKind kind) => kind.Code switch
    {
        "vandalism" => "criminal-damage",
        "broken_lighting" => "broken-light",
        "obstructed_view" => "overgrown-sight",
        "open_drugs" => "open-drug-use",
        "youth_gathering" => "youth-gathering",
        var code when code.StartsWith("violence", StringComparison.Ordinal) => "assault",
        var code when code.StartsWith("threat", StringComparison.Ordinal) => "threat",
        var code => code,
    };
}

/// <summary>A telling and the other source's that it repeats or only looks like.</summary>
internal sealed record FurtherPair(string Source, string Id, string FirstSource, string FirstId, string Reason);
