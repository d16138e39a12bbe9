using System.Text;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench</c>: what the method page and the issues give figures for, measured again.</summary>
internal static class Program
{
    private static readonly SortedDictionary<string, (string Does, Action Run)> Benches = new(StringComparer.Ordinal)
    {
        ["analyse"] = ("alla analyser av 100 000 och en miljon händelser: tid, minne och hur de växer", AnalyseBench.Run),
        ["calibration"] = ("hur ofta slumpkartor visar en het ruta, och om planterade hittas", CalibrationBench.Run),
        ["desk"] = ("arbetsbordet med 200 inloggade i en minut: tid per sida, fel och minne", DeskBench.Run),
        ["etl"] = ("inläsning av en miljon rader mot ogr2ogr och psql", EtlBench.Run),
        ["etl-huge"] = ("en fil på två gigabyte genom läsaren, och hur mycket minne den tar", HugeFileBench.Run),
        ["evidence"] = ("hur ofta det planterade hittas och benämns rätt, och något sägs där inget är", EvidenceBench.Run),
        ["hotspot"] = ("sekunder och minne för kartan över heta ytor", HotspotBench.Run),
        ["lighthouse"] = ("vad Lighthouse säger om tre av demons sidor", LighthouseBench.Run),
        ["release"] = ("skyddet av små antal i en stor kommun: tid, minne och vad som döljs", ReleaseBench.Run),
        ["service"] = ("tjänsten på en miljon händelser: sidor, kartrutor, 200 läsare i en minut", ServiceBench.Run),
        ["site"] = ("en webbplats av 1 000 och 5 000 sidor mot Hugo och Eleventy", SiteBench.Run),
        ["stat"] = ("statistikens hastighet mot R spdep och andra", StatBench.Run),
    };

    private static int Main(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        if (args is [var name] && Benches.TryGetValue(name, out var bench))
        {
            bench.Run();
            return 0;
        }

        if (args is [HugeFileBench.Child, var root])
        {
            HugeFileBench.Read(root);
            return 0;
        }

        if (args is [AnalyseBench.Child])
        {
            AnalyseBench.AnalyseAsync().GetAwaiter().GetResult();
            return 0;
        }

        if (args is [PatternBench.Child])
        {
            PatternBench.RunWithoutVectors();
            return 0;
        }

        Console.Error.WriteLine(
            args is [] ? "Ange vad som ska mätas:" : $"Okänd mätning: {string.Join(' ', args)}. Välj en av:");
        foreach (var (known, (does, _)) in Benches)
        {
            Console.Error.WriteLine($"  {known,-14}{does}");
        }

        return 2;
    }
}
