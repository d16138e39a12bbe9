namespace Geo.Etl.Sampling;

/// <summary>A kind of event as a further source words it.</summary>
/// <param name="Kind">A code of <c>incident-kinds.csv</c>.</param>
/// <param name="Words">The source's words for it.</param>
/// <param name="Share">Of the source's own events; 0 where it only tells such that another source tells too, so that no theme's
/// figures grow by it.</param>
internal sealed record FurtherKind(string Kind, IReadOnlyList<string> Words, double Share);

/// <summary>A source beside the damage register and the EST reports, in the order in which they are loaded.</summary>
/// <param name="Id">The mapping's id.</param>
/// <param name="Own">How many events it tells that no other tells.</param>
/// <param name="Pairs">How many it tells again, and how many only look so.</param>
/// <param name="Days">True where it knows the day alone.</param>
/// <param name="ByName">True where a place is only told by its name or its address.</param>
internal sealed record FurtherSource(string Id, int Own, int Pairs, bool Days, bool ByName, IReadOnlyList<FurtherKind> Kinds)
{
    public static IReadOnlyList<FurtherSource> All { get; } =
    [
        new("rescue-service", 150, 8, false, false,
        [
            new("fire", ["Brand ej i byggnad", "Brand i byggnad", "Brand i fordon"], 0.4), new("arson", ["Brand ej i byggnad"], 0),
            new("traffic", ["Trafikolycka"], 0.3), new("other", ["Automatlarm, ej brand", "Begränsad läcka av drivmedel"], 0.3),
        ]),
        new("guard-reports", 300, 12, false, true,
        [
            new("theft", ["STÖ"], 0.2), new("burglary", ["INB"], 0.1), new("fire", ["BRA"], 0.06), new("traffic", ["PAR"], 0.2), new("event", ["ARR"], 0.08),
            new("other", ["OLÅ", "ÖVR"], 0.36), new("criminal-damage", ["SKA"], 0), new("graffiti", ["KLO"], 0), new("disorder", ["ORD"], 0),
        ]),
        new("fault-reports", 400, 14, false, false,
        [
            new("traffic", ["Trafik/Felparkering", "Trafik/Hastighet"], 0.3), new("theft", ["Cykel/Stulen cykel"], 0.08),
            new("other", ["Gata/Hål i vägen", "Gata/Halka", "Vatten/Läcka", "Park/Trasig bänk", "Övrigt"], 0.62),
            new("broken-light", ["Belysning/Släckt lampa"], 0), new("littering", ["Nedskräpning/Full papperskorg"], 0), new("graffiti", ["Klotter"], 0),
        ]),
        new("open311", 104, 8, false, false,
        [
            new("traffic", ["Trafikhinder"], 0.3), new("other", ["Gata och väg", "Park och natur"], 0.7), new("graffiti", ["Klotter"], 0),
            new("littering", ["Nedskräpning"], 0),
        ]),
        new("insurance-claims", 180, 10, true, true,
        [
            new("burglary", ["Inbrott"], 0.2), new("theft", ["Stöld"], 0.2), new("fire", ["Brand"], 0.08), new("other", ["Vatten", "Storm", "Glas, olycka"], 0.52),
            new("criminal-damage", ["Skadegörelse"], 0),
        ]),
        new("safety-walks", 104, 4, true, false,
        [
            new("traffic", ["Hög hastighet"], 0.2), new("other", ["Otydlig skyltning", "Ojämn gångväg", "Saknad bänk", "Dålig snöröjning"], 0.8),
            new("broken-light", ["Trasig belysning"], 0), new("overgrown-sight", ["Skymd sikt"], 0),
        ]),
    ];
}
