namespace Geo.Database.Masking;

/// <summary>What was masked.</summary>
public enum MaskKind
{
    /// <summary>A personal or coordination number, or anything of that shape: a typing error makes it no less one.</summary>
    PersonalNumber,
    Phone,
    Email,

    /// <summary>A vehicle's register plate.</summary>
    Plate,

    /// <summary>The police's number of a case (<i>K-nummer</i>).</summary>
    CaseNumber,

    /// <summary>A property's designation (<i>fastighetsbeteckning</i>), such as Ekbacken 3:14.</summary>
    Property,
    Name,
}

/// <summary>The words that stand in place of what was masked.</summary>
public static class MaskWords
{
    public static string Swedish(this MaskKind kind) => kind switch
    {
        MaskKind.PersonalNumber => "personnummer",
        MaskKind.Phone => "telefon",
        MaskKind.Email => "e-post",
        MaskKind.Plate => "registreringsnummer",
        MaskKind.CaseNumber => "ärendenummer hos polisen",
        MaskKind.Property => "fastighet",
        MaskKind.Name => "namn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Mark(this MaskKind kind) => Marks[(int)kind];

    private static readonly string[] Marks =
        [.. Enum.GetValues<MaskKind>().Select(kind => kind == MaskKind.CaseNumber ? "[polisärende]" : $"[{kind.Swedish()}]")];
}
