namespace Geo.Service.Serving;

/// <summary>The caller's request cannot be answered: told as a problem (RFC 9457) that says what, where and what to do.</summary>
internal sealed class ProblemException(ProblemKind kind, Bilingual detail, string? place = null) : Exception(detail.English)
{
    public ProblemKind Kind { get; } = kind;

    public Bilingual Detail { get; } = detail;

    /// <summary>The parameter, or the place in the body, that it is about; null where it is the request whole.</summary>
    public string? Place { get; } = place;

    public static ProblemException Parameter(string name, string swedish, string english) =>
        new(ProblemKind.InvalidParameter, new($"{name}: {swedish}", $"{name}: {english}"), name);

    public static ProblemException NotFound(string swedish, string english) => new(ProblemKind.NotFound, new(swedish, english));
}
