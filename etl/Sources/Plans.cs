using System.Collections.Immutable;
using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>Detailed development plans with their outlines: a layer of the municipality's own, or a file by the national
/// specification. Each row gives an area and what is decided about it.</summary>
/// <remarks>Only what is digital is here: that no plan is found does not mean that there is none.</remarks>
internal static class Plans
{
    /// <summary>What the publisher's words for a plan's state lead to.</summary>
    public static readonly ImmutableArray<string> Statuses = ["begun", "consultation", "review", "adopted", "in-force", "repealed"];

    public static bool WordsAreStatuses(Mapping mapping) => mapping.Words.Count > 0 && mapping.Words.Values.All(Statuses.Contains);

    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var provisions = 0;
        reading.AtEnd = _ =>
        {
            if (provisions > 0)
            {
                reading.Issues.Add(0, "bestämmelser", null, $"{provisions} planbestämmelser finns i filen och har inte lästs in; bara planernas ytor och beslut läses", rejected: false);
            }
        };
        return row =>
        {
            if (!Areas.IsOurs(row, reading))
            {
                return [];
            }

            provisions += row.Count("provisions") ?? 0;
            var status = Status(row, reading);
            var (adopted, inForce, from) = (Day(row, reading, "adoptedOn"), Day(row, reading, "inForceOn"), Day(row, reading, "implementationFrom"));
            if (adopted > inForce)
            {
                reading.Reject(row, "adoptedOn,inForceOn", "planen har fått laga kraft innan den antogs; rätta den ena dagen");
            }

            if (status == "in-force" && inForce is null && !row.Rejected)
            {
                reading.Remark(row, "status,inForceOn", "planen gäller men dagen för laga kraft saknas; fyll i den");
            }

            if (row.Rejected || status is null || Areas.Take(row, reading) is not { } area)
            {
                return [];
            }

            return
            [
                area,
                new StagedPlan
                {
                    Municipality = area.Municipality,
                    Source = area.Source,
                    File = area.File,
                    Line = area.Line,
                    DeliveredOn = area.DeliveredOn,
                    Edition = area.Edition,
                    Code = area.Code,
                    Name = area.Name ?? area.Code,
                    Status = status,
                    AdoptedOn = adopted,
                    InForceOn = inForce,
                    ImplementationUntil = Day(row, reading, "implementationUntil") ?? from?.AddMonths(row.Count("implementationMonths") ?? 0).AddDays(-1),
                    Purpose = Told(row, "purpose"),
                    RegistryNumber = Told(row, "registryNumber"),
                    Document = Told(row, "document"),
                },
            ];
        };
    }

    private static string? Status(SourceRow row, Reading reading)
    {
        var word = row.Word("status");
        if (reading.Mapping.Words.TryGetValue(word, out var status))
        {
            return status;
        }

        reading.Reject(row, "status", word.Length == 0
            ? "planens status saknas; skriv till exempel pågående eller laga kraft"
            : "statusen känns inte igen; rätta den, eller lägg till den under words i mappningen");
        return null;
    }

    private static DateOnly? Day(SourceRow row, Reading reading, string role)
    {
        if (row.Cell(role) is not { } cell)
        {
            return null;
        }

        if (SwedishTime.Parse(cell) is { Date: var day })
        {
            return day;
        }

        reading.Reject(row, role, "inte en dag som finns; skriv till exempel 2026-01-31, eller lämna tomt");
        return null;
    }

    private static string? Told(SourceRow row, string role) => row.Text(role) is { Length: > 0 } text ? text : null;
}
