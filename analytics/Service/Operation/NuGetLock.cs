using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Geo.Service.Operation;

/// <summary>A <c>packages.lock.json</c>: a project, and the packages that it is built with.</summary>
internal static class NuGetLock
{
    /// <summary>The project and its packages.</summary>
    /// <param name="path">The lock file; the project lies beside it.</param>
    /// <param name="isRun">Whether what it makes is run, not only tested or measured with.</param>
    /// <param name="packages">The folder of packages on this machine, which knows their licences.</param>
    public static IEnumerable<BillComponent> Read(string path, bool isRun, string packages)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var entries = file.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()).ToList();
        var versions = entries.Where(IsPackage)
            .GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First().Value.GetProperty("resolved").GetString()!, StringComparer.OrdinalIgnoreCase);
        yield return Project(path, isRun, entries.Where(entry => entry.Value.GetProperty("type").GetString() == "Direct").Select(entry => Reference(entry.Name, versions[entry.Name])));
        foreach (var entry in entries.Where(IsPackage))
        {
            yield return new()
            {
                Reference = Reference(entry.Name, versions[entry.Name]),
                Type = "library",
                Name = entry.Name,
                Version = versions[entry.Name],
                IsRun = isRun,
                Sha512 = Convert.ToHexStringLower(entry.Value.GetProperty("contentHash").GetBytesFromBase64()),
                Licence = FindLicence(packages, entry.Name, versions[entry.Name]),
                Needs = entry.Value.TryGetProperty("dependencies", out var needs)
                    ? [.. needs.EnumerateObject().Where(need => versions.ContainsKey(need.Name)).Select(need => Reference(NameOf(need.Name), versions[need.Name]))]
                    : [],
            };
        }

        // One spelling of a name: a package may write another's in its own way.
        string NameOf(string name) => entries.First(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase)).Name;
    }

    private static bool IsPackage(JsonProperty entry) => entry.Value.GetProperty("type").GetString() != "Project";

    private static string Reference(string name, string version) => $"pkg:nuget/{name}@{Uri.EscapeDataString(version)}";

    private static BillComponent Project(string path, bool isRun, IEnumerable<string> packages)
    {
        var file = Directory.GetFiles(Path.GetDirectoryName(path)!, "*.csproj").Single();
        var project = XDocument.Load(file);
        var projects = project.Descendants("ProjectReference").Select(reference => $"geo:{Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)}");
        return new()
        {
            Reference = $"geo:{Path.GetFileNameWithoutExtension(file)}",
            Type = project.Descendants("OutputType").Any() ? "application" : "library",
            Name = Path.GetFileNameWithoutExtension(file),
            IsRun = isRun,
            Licence = new("EUPL-1.2", IsExpression: true),
            Needs = [.. packages, .. projects],
        };
    }

    private static BillLicence? FindLicence(string packages, string name, string version)
    {
        var file = Path.Combine(packages, name.ToLowerInvariant(), version.ToLowerInvariant(), $"{name.ToLowerInvariant()}.nuspec");
        if (!File.Exists(file))
        {
            return null;
        }

        using var reader = XmlReader.Create(file, new() { DtdProcessing = DtdProcessing.Prohibit });
        var described = XDocument.Load(reader).Descendants().ToList();
        var stated = described.FirstOrDefault(element => element.Name.LocalName == "license");
        var address = described.FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value;
        return stated?.Attribute("type")?.Value switch
        {
            "expression" => new(stated.Value.Trim(), IsExpression: true),
            "file" => new($"{stated.Value.Trim()} i paketet", IsExpression: false),
            _ => address is { Length: > 0 } ? new(address, IsExpression: false) : null,
        };
    }
}
