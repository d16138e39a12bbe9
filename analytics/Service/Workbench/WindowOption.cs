using Geo.Statistics.Patterns;

namespace Geo.Service.Workbench;

/// <summary>The option <c>--window xmin,ymin,xmax,ymax</c>.</summary>
internal static class WindowOption
{
    public static MapWindow Read(StatCall call)
    {
        var sides = call.Numbers("window");
        return sides is [var minX, var minY, var maxX, var maxY] && maxX > minX && maxY > minY
            ? new MapWindow(minX, minY, maxX, maxY)
            : throw call.Wrong("window", $"”{call.Text("window")}” är inget fönster. Skriv xmin,ymin,xmax,ymax i meter");
    }
}
