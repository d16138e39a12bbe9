using System.Text.Json;
using System.Text.RegularExpressions;

namespace Geo.Etl.Fetching.Shapes;

/// <summary>An array of events, each with id, datetime, name, summary, url, type and location.name.</summary>
internal static partial class PolisenEventsShape
{
    private static readonly string[] Texts = ["datetime", "name", "summary", "url", "type"];

    public static ShapeFinding Check(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Array)
        {
            return ShapeFinding.Changed("svaret är inte en lista av händelser");
        }

        var number = 0;
        foreach (var happening in answer.EnumerateArray())
        {
            number++;
            if (Missing(happening) is { } missing)
            {
                return ShapeFinding.Changed($"händelse {number} av {answer.GetArrayLength()} saknar {missing}");
            }
        }

        return new(null, number);
    }

    private static string? Missing(JsonElement happening)
    {
        if (Shape.Whole(Shape.Member(happening, "id")) is null)
        {
            return "id (ett heltal)";
        }

        if (Texts.FirstOrDefault(name => !Shape.IsText(Shape.Member(happening, name))) is { } name)
        {
            return $"{name} (en text)";
        }

        if (Shape.Member(happening, "location") is not { } location || !Shape.IsText(Shape.Member(location, "name")))
        {
            return "location.name (en text)";
        }

        return Published().IsMatch(happening.GetProperty("datetime").GetString() ?? "") ? null : "datetime som 2026-08-22 9:48:12 +02:00";
    }

    // The hour has no leading zero before ten.
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d{1,2}:\d\d:\d\d [+-]\d\d:\d\d$")]
    private static partial Regex Published();
}
