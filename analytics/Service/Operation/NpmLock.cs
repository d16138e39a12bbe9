using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Geo.Service.Operation;

/// <summary>A <c>package-lock.json</c> of version 3: a set of npm packages.</summary>
internal static partial class NpmLock
{
    private const string Folder = "node_modules/";

    /// <summary>The set and its packages.</summary>
    public static IEnumerable<BillComponent> Read(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var packages = file.RootElement.GetProperty("packages").EnumerateObject().ToDictionary(package => package.Name, package => package.Value.Clone(), StringComparer.Ordinal);
        var root = packages[""];
        var set = root.GetProperty("name").GetString()!;
        var isRun = root.TryGetProperty("dependencies", out _);
        yield return new() { Reference = $"geo:{set}", Type = "application", Name = set, IsRun = isRun, Licence = new("EUPL-1.2", IsExpression: true), Needs = Needs(packages, "") };
        foreach (var (place, package) in packages.Where(package => package.Key.Length > 0))
        {
            var name = NameOf(place, package);
            var version = package.GetProperty("version").GetString()!;
            yield return new()
            {
                Reference = Reference(name, version),
                Type = "library",
                Group = name.Contains('/', StringComparison.Ordinal) ? name.Split('/')[0] : null,
                Name = name.Split('/')[^1],
                Version = version,
                IsRun = isRun && !package.TryGetProperty("dev", out _),
                Sha512 = package.TryGetProperty("integrity", out var sum) && sum.GetString() is ['s', 'h', 'a', '5', '1', '2', '-', .. var digest] ? Convert.ToHexStringLower(Convert.FromBase64String(digest)) : null,
                Licence = package.TryGetProperty("license", out var licence) && licence.ValueKind == JsonValueKind.String ? LicenceOf(licence.GetString()!) : null,
                Needs = Needs(packages, place),
            };
        }
    }

    private static string Reference(string name, string version) => $"pkg:npm/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}@{Uri.EscapeDataString(version)}";

    private static string NameOf(string place, JsonElement package) =>
        package.TryGetProperty("name", out var alias) ? alias.GetString()! : place[(place.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];

    private static BillLicence LicenceOf(string text) => new(text, Expression().IsMatch(text));

    // As Node looks for a package: in the folder of who asks, then in each above it.
    private static ImmutableSortedSet<string> Needs(Dictionary<string, JsonElement> packages, string place)
    {
        var found = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var kind in (string[])["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"])
        {
            if (!packages[place].TryGetProperty(kind, out var wanted))
            {
                continue;
            }

            foreach (var want in wanted.EnumerateObject())
            {
                for (var at = place; ; at = at[..Math.Max(0, at.LastIndexOf('/' + Folder, StringComparison.Ordinal))])
                {
                    if (packages.TryGetValue($"{(at.Length == 0 ? "" : at + "/")}{Folder}{want.Name}", out var package))
                    {
                        found.Add(Reference(NameOf($"{Folder}{want.Name}", package), package.GetProperty("version").GetString()!));
                        break;
                    }

                    // An optional package, or another system's, need not be there.
                    if (at.Length == 0)
                    {
                        break;
                    }
                }
            }
        }

        return found.ToImmutable();
    }

    [GeneratedRegex(@"^\(?[A-Za-z0-9.+-]+(\)?\s+(OR|AND|WITH)\s+\(?[A-Za-z0-9.+-]+\)?)*$")]
    private static partial Regex Expression();
}
