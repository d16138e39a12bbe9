namespace Geo.Etl.Fetching;

/// <summary>A source could not be fetched; the message tells a user why and what to do. Nothing was written.</summary>
internal sealed class FetchFailedException(string message, Exception? cause = null) : Exception(message, cause);
