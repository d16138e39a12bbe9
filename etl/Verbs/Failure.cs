using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Loading;
using Npgsql;

namespace Geo.Etl.Verbs;

/// <summary>What to tell a user of a failure, and with which exit code.</summary>
internal static class Failure
{
    /// <summary>The last words of every load that failed.</summary>
    public const string NothingLoaded = "Inget har lästs in.";

    /// <summary>Message and exit code; null for a fault of the program, which is told by its stack trace.</summary>
    public static (string Message, int ExitCode)? Describe(Exception failed) => failed switch
    {
        UsageException or SourceDriftException => (failed.Message, 2),
        LoadFailedException => (failed.Message, 1),
        NpgsqlException database => (DatabaseFailure.Describe(database), 1),
        { InnerException: NpgsqlException database } => (DatabaseFailure.Describe(database), 1),
        OperationCanceledException => ("Avbrutet.", 1),
        IOException or UnauthorizedAccessException => ($"{failed.Message.TrimEnd('.')}. Rätta felet och kör om.", 1),
        _ => null,
    };

    /// <summary>The message of a load: it says that nothing was loaded, once.</summary>
    public static string OfLoad(string message) => $"{WithoutNothingLoaded(message)} {NothingLoaded}";

    /// <summary>The message where nothing was to be loaded.</summary>
    public static string WithoutNothingLoaded(string message) => message.Replace(NothingLoaded, "", StringComparison.Ordinal).TrimEnd();
}
