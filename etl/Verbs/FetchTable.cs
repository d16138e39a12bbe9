using System.Globalization;
using Geo.Etl.Fetching;

namespace Geo.Etl.Verbs;

/// <summary>The lines that <c>etl fetch</c> prints: one a source, columns under each other.</summary>
internal static class FetchTable
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static string Header { get; } = string.Create(Swedish, $"{"källa",-26}{"resultat",-14}{"byte",12}{"sekunder",10}{"anrop",7}");

    public static string Line(SourceFetched source) =>
        string.Create(Swedish, $"{source.Source,-26}{Word(source.Result),-14}{source.Bytes,12:N0}{source.Seconds,10:N1}{source.Attempts,7:N0}")
        + (source.File is null ? "" : $"  {source.File}")
        + (source.Message is null ? "" : $"  {source.Message}");

    private static string Word(FetchResult result) => result switch
    {
        FetchResult.Fetched => "hämtad",
        FetchResult.Unchanged => "oförändrad",
        FetchResult.Refused => "avvisad",
        _ => "misslyckades",
    };
}
