using System.Text.Json;
using System.Text.Json.Serialization;
using Geo.Database;

namespace Geo.Service.Analyses;

/// <summary>An analysis whose results are documents: one run, one document a theme, period and subject.</summary>
/// <param name="Method">The run's name.</param>
/// <param name="Parameters">All that the method is told.</param>
/// <param name="Seed">0 where chance plays no part.</param>
internal sealed record ResultRun(string Method, object Parameters, long Seed = 0)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new FiniteOrNull() },
    };

    /// <summary>Computes and stores, or says that nothing has changed since the last run.</summary>
    /// <param name="summary">What was found, in Swedish, given the results; its first element heads the others.</param>
    public async Task<AnalysisOutcome> RunAsync(
        (GeoDb Db, Municipality Municipality, string Fingerprint, TimeProvider Clock) store,
        Func<CancellationToken, Task<IReadOnlyList<Found>>> compute,
        Func<IReadOnlyList<Found>, IReadOnlyList<string>> summary,
        CancellationToken cancel)
    {
        var (db, municipality, fingerprint, clock) = store;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await RunLog.OpenAsync(db, municipality.Code, Method, Parameters, fingerprint, clock, cancel, Seed) is not { } run)
        {
            return new(Method, "oförändrat sedan förra körningen");
        }

        var found = await compute(cancel);
        await db.BulkInsertAsync(found.Select(one => new AnalysisResult
        {
            RunId = run.Id,
            Municipality = municipality.Code,
            Theme = one.Theme,
            Period = one.Period,
            Subject = one.Subject,
            Document = Write(one.Document),
        }), cancel);
        await transaction.CommitAsync(cancel);
        var lines = summary(found);
        return new(Method, lines[0], [.. lines.Skip(1)]);
    }

    /// <summary>Writes a document as it is stored.</summary>
    public static string Write(object document) => JsonSerializer.Serialize(document, Json);

    /// <summary>Reads a document back.</summary>
    public static T Read<T>(string document) => JsonSerializer.Deserialize<T>(document, Json)!;

    // JSON has no word for what is undefined or without bound.
    private sealed class FiniteOrNull : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        public override bool HandleNull => true;
    }
}

/// <summary>A result before it is stored.</summary>
internal sealed record Found(string Theme, string Period, string Subject, object Document);
