namespace Geo.Etl.Sampling;

/// <summary>Every source file of the sample municipality, from one seed.</summary>
internal static class SampleFiles
{
    public const long DefaultSeed = 20260630;
    public const string DefaultFolder = "data/exempelstad/sources";

    public static void Write(long seed, string folder)
    {
        var town = SampleTown.Build(seed);
        TownFiles.Write(town, folder);
    }
}
