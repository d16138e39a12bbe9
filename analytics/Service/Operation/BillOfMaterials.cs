using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Geo.Service.Operation;

/// <summary>Everything that the system is made of and made with, from every lock file of the checkout (CycloneDX 1.5, as JSON).
/// The same lock files give the same bytes: it has no time, and its number is made from what it says.</summary>
internal static class BillOfMaterials
{
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
    private static readonly string[] Tested = ["tests"];

    /// <summary>The components by reference.</summary>
    /// <param name="root">The checkout.</param>
    /// <param name="packages">The folder of NuGet packages on this machine.</param>
    public static ImmutableSortedDictionary<string, BillComponent> Collect(string root, string packages)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, BillComponent>(StringComparer.Ordinal);
        var components = Locks(root, "packages.lock.json").SelectMany(path => NuGetLock.Read(path, !Tested.Contains(Path.GetRelativePath(root, path).Split('/')[0]), packages))
            .Concat(Locks(root, "package-lock.json").SelectMany(NpmLock.Read));
        foreach (var component in components)
        {
            all[component.Reference] = all.TryGetValue(component.Reference, out var known) ? known.With(component) : component;
        }

        return all.ToImmutable();
    }

    /// <summary>The bill as text.</summary>
    public static string Write(ImmutableSortedDictionary<string, BillComponent> components, string version)
    {
        var nameless = Write(components, version, serial: null);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(nameless));

        // A UUID of version 8: of one's own making (RFC 9562, 5.8).
        (digest[6], digest[8]) = ((byte)((digest[6] & 0x0F) | 0x80), (byte)((digest[8] & 0x3F) | 0x80));
        return Write(components, version, $"urn:uuid:{new Guid(digest.AsSpan(0, 16), bigEndian: true)}");
    }

    /// <summary>What the programs run with, a line each: name, version, licence.</summary>
    public static string WriteLicences(ImmutableSortedDictionary<string, BillComponent> components)
    {
        var text = new StringBuilder("Vad Geos program består av utöver Geo självt (EUPL-1.2): paket, version och licens.\n\n");
        foreach (var component in components.Values.Where(component => component is { IsRun: true, Version: not null }))
        {
            text.Append(component.Group is null ? "" : component.Group + "/").Append(component.Name).Append('\t').Append(component.Version).Append('\t').Append(component.Licence?.Text ?? "paketet säger inte").Append('\n');
        }

        return text.ToString();
    }

    // What programs made, and what npm has installed, is not ours to list.
    private static IEnumerable<string> Locks(string root, string name) =>
        from folder in (string[])[".build", "analytics", "etl", "site", "tests"]
        where Directory.Exists(Path.Combine(root, folder))
        from path in Directory.EnumerateFiles(Path.Combine(root, folder), name, SearchOption.AllDirectories)
        where !path.Contains("/node_modules/", StringComparison.Ordinal)
        orderby path
        select path;

    private static string Write(ImmutableSortedDictionary<string, BillComponent> components, string version, string? serial)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Json))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.5.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.5");
            if (serial is not null)
            {
                json.WriteString("serialNumber", serial);
            }

            json.WriteNumber("version", 1);
            json.WriteStartObject("metadata");
            json.WriteStartObject("component");
            json.WriteString("type", "application");
            json.WriteString("bom-ref", "geo");
            json.WriteString("name", "Geo");
            json.WriteString("version", version);
            WriteLicence(json, new("EUPL-1.2", IsExpression: true));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("components");
            foreach (var component in components.Values)
            {
                Write(json, component);
            }

            json.WriteEndArray();
            json.WriteStartArray("dependencies");
            Write(json, "geo", components.Keys.Where(reference => reference.StartsWith("geo:", StringComparison.Ordinal)));
            foreach (var (reference, component) in components)
            {
                Write(json, reference, component.Needs);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, BillComponent component)
    {
        json.WriteStartObject();
        json.WriteString("type", component.Type);
        json.WriteString("bom-ref", component.Reference);
        if (component.Group is not null)
        {
            json.WriteString("group", component.Group);
        }

        json.WriteString("name", component.Name);
        if (component.Version is not null)
        {
            json.WriteString("version", component.Version);
        }

        json.WriteString("scope", component.IsRun ? "required" : "excluded");
        if (component.Sha512 is not null)
        {
            json.WriteStartArray("hashes");
            json.WriteStartObject();
            json.WriteString("alg", "SHA-512");
            json.WriteString("content", component.Sha512);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        WriteLicence(json, component.Licence);
        if (component.Version is not null)
        {
            json.WriteString("purl", component.Reference);
        }

        json.WriteEndObject();
    }

    private static void WriteLicence(Utf8JsonWriter json, BillLicence? licence)
    {
        if (licence is null)
        {
            return;
        }

        json.WriteStartArray("licenses");
        json.WriteStartObject();
        if (licence.IsExpression)
        {
            json.WriteString("expression", licence.Text);
        }
        else
        {
            json.WriteStartObject("license");
            json.WriteString("name", licence.Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string reference, IEnumerable<string> needs)
    {
        json.WriteStartObject();
        json.WriteString("ref", reference);
        json.WriteStartArray("dependsOn");
        foreach (var need in needs)
        {
            json.WriteStringValue(need);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
