namespace Geo.Generator;

internal static class Program
{
    private static int Main() => 0;
}
