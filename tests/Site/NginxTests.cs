using System.Diagnostics;

namespace Geo.Tests.Site;

/// <summary>On nginx.</summary>
public sealed class NginxTests : WebServerTests
{
    private static readonly string[] Temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    protected override string? Name => "nginx";

    protected override ProcessStartInfo Command(int port)
    {
        var settings = Path.Combine(Root, "nginx.conf");
        File.WriteAllText(settings, Settings(port));
        return new("nginx", ["-p", Root, "-c", settings, "-e", "error.log"]);
    }

    // The example as it ships, but for certificate, names and places.
    private string Settings(int port)
    {
        var shipped = Shipped("nginx.conf");
        var plain = shipped.IndexOf("server {", StringComparison.Ordinal);
        var secure = shipped.IndexOf("server {", plain + 1, StringComparison.Ordinal);
        var server = shipped[..plain] + string.Join('\n', shipped[secure..].Split('\n').Where(line => !line.Contains("ssl_certificate", StringComparison.Ordinal)))
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal);
        File.WriteAllText(
            Path.Combine(Root, "omdirigeringar.map"),
            string.Concat(File.ReadLines(Path.Combine(Site, "omdirigeringar.csv")).Skip(1).Select(line => line.Replace(',', ' ') + ";\n")));
        var temporary = string.Join('\n', Temporary.Select(kind => $"{kind}_temp_path {Root}/{kind};"));
        return $"daemon off;\nmaster_process off;\npid {Root}/nginx.pid;\nevents {{ }}\nhttp {{\n{temporary}\n"
            + server.Replace("/srv/trygg/webb", Site, StringComparison.Ordinal).Replace("/srv/trygg", Root, StringComparison.Ordinal) + "\n}\n";
    }
}
