using System.Diagnostics;

namespace Geo.Tests.Site;

/// <summary>On Caddy.</summary>
public sealed class CaddyTests : WebServerTests
{
    protected override string? Name => null;

    protected override ProcessStartInfo Command(int port)
    {
        var settings = Path.Combine(Root, "Caddyfile");
        // Without a certificate, and without the door by which Caddy is otherwise told to load another configuration.
        File.WriteAllText(settings, "{\n\tadmin off\n}\n\n" + Shipped("Caddyfile")
            .Replace("trygg.example {", $"http://127.0.0.1:{port} {{", StringComparison.Ordinal)
            .Replace("/srv/trygg/webb", Site, StringComparison.Ordinal).Replace("/srv/trygg", Root, StringComparison.Ordinal));
        File.WriteAllText(
            Path.Combine(Root, "omdirigeringar.caddy"),
            string.Concat(File.ReadLines(Path.Combine(Site, "omdirigeringar.csv")).Skip(1).Select(line => $"redir {line.Replace(',', ' ')} 301\n")));
        var start = new ProcessStartInfo("caddy", ["run", "--config", settings, "--adapter", "caddyfile"]);
        (start.Environment["XDG_DATA_HOME"], start.Environment["XDG_CONFIG_HOME"]) = (Root, Root);
        return start;
    }
}
