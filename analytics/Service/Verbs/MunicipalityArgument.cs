using System.CommandLine;

namespace Geo.Service.Verbs;

/// <summary>The argument that most verbs take: which municipality.</summary>
internal static class MunicipalityArgument
{
    public static Argument<string> Create() => new("kommun") { Description = "Kommunens mapp under data/, till exempel exempelstad." };
}
