using System.Collections.Immutable;
using Geo.Components.Release;

namespace Geo.Tests.Support;

/// <summary>A handful of areas and their map: a grid of squares in open sea, so that none lies on a home.</summary>
internal static class SampleAreas
{
    private const int East = 700_000, North = 6_500_000, Side = 1_200;

    public static IEnumerable<PublishedArea> Named()
    {
        string[] names = ["Hamnen", "Torget och Östra bron", "Västra Ängen", "Björkbacken", "Åsen", "Landsbygden norr"];
        return names.Select((name, i) => Area($"9901C10{i + 1}0", name, "2025") with { Residents = 1_500 + 160 * i, ResidentsYear = 2025 })
            .Append(Area("9901", "Exempelstad", "2025") with { Kind = AreaKind.Municipality, Residents = 11_400, ResidentsYear = 2025 });
    }

    /// <summary>Six of edition 2018, known by code: the last two have no outline, the first is drawn as two of 2025.</summary>
    public static IEnumerable<PublishedArea> Coded() =>
        Enumerable.Range(1, 6).Select(i => Area($"0480C10{i}0", $"0480C10{i}0", "2018") with
        {
            OnMap = i <= 4,
            DrawnAs = i == 1 ? "2025:0480C1011 2025:0480C1012" : null,
        }).Append(Area("0480", "Nyköping", "2018") with { Kind = AreaKind.Municipality });

    /// <summary>The municipality, the first so many areas, a lake and a road.</summary>
    public static IEnumerable<MapShape> Map(int withOutline, Func<int, string>? code = null)
    {
        code ??= i => $"9901C10{i + 1}0";
        yield return new() { Layer = MapLayer.Municipality, Lines = [Square(East - 300, North - 300, 3 * Side + 600, 2 * Side + 600)] };
        for (var i = 0; i < withOutline; i++)
        {
            yield return new() { Layer = MapLayer.Area, Code = code(i), Lines = [Slanted(East + i % 3 * Side, North + i / 3 * Side)] };
        }

        yield return new() { Layer = MapLayer.Water, Lines = [Square(East + 900, North + 500, 500, 300)] };
        yield return new() { Layer = MapLayer.Road, Lines = [[East, North + 200, East + 1700, North + 900, East + 3 * Side, North + 2 * Side - 300]] };
    }

    public static string Outlines() => """{"type":"FeatureCollection","features":[]}""";

    private static PublishedArea Area(string code, string name, string edition) =>
        new() { Kind = AreaKind.Deso, Edition = edition, Code = code, Name = name, OnMap = true };

    private static ImmutableArray<int> Square(int east, int north, int width, int height) =>
        [east, north, east + width, north, east + width, north + height, east, north + height, east, north];

    // Not quite square, as areas are not.
    private static ImmutableArray<int> Slanted(int east, int north) =>
        [east, north, east + Side, north, east + Side, north + Side, east + Side / 2, north + Side + 90 * (north % 2_400 == 0 ? 0 : 2), east, north + Side, east, north];
}
