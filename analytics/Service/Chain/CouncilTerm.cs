namespace Geo.Service.Chain;

/// <summary>A term of office of the municipal assembly (<i>mandatperiod</i>): four years from 15 October of the year of election
/// (kommunallagen 2017:725, 5 kap.).</summary>
internal static class CouncilTerm
{
    private const int Years = 4;

    // Elections are held every fourth year; this is one of them.
    private static readonly DateOnly Known = new(2022, 10, 15);

    /// <summary>First and last day of the term that a day lies in.</summary>
    public static (DateOnly First, DateOnly Last) Of(DateOnly day)
    {
        var years = day.Year - Known.Year - (day < Known.AddYears(day.Year - Known.Year) ? 1 : 0);
        var first = Known.AddYears(Years * (int)Math.Floor(years / (double)Years));
        return (first, first.AddYears(Years).AddDays(-1));
    }
}
