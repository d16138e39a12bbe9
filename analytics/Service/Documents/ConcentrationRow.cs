using Geo.Components.Release;

namespace Geo.Service.Documents;

/// <summary>A concentration of a theme, as a row of the file beside its map. Internal.</summary>
internal sealed record ConcentrationRow
{
    [Field("Nummer", "Från söder till norr: ett namn, ingen rangordning")]
    public required int Number { get; init; }

    [Field("Rör", "Områden och planer som den rör, som slag:kod")]
    public required string Touches { get; init; }

    [Field("Platshändelser", "Händelser i dess rutor, det som händer igen på samma plats inom 28 dygn inräknat", Unit = "händelser")]
    public required int PlaceEvents { get; init; }

    [Field("Väntat", "Platshändelser om de följde det som händelserna ställs mot", Unit = "händelser")]
    public required decimal Expected { get; init; }

    [Field("Platser", "Olika platser", Unit = "platser")]
    public required int Places { get; init; }

    [Field("Minsta q", "Minsta q-värdet bland dess rutor, Benjamini-Hochberg över hela kartan")]
    public required decimal SmallestQBh { get; init; }

    [Field("Koncentrerad i", "Inställningar där den är koncentrerad; tomt där det inte är prövat", Unit = "inställningar")]
    public int? HotSettings { get; init; }

    [Field("Av inställningar", "Så många som prövades", Unit = "inställningar")]
    public int? Settings { get; init; }
}
