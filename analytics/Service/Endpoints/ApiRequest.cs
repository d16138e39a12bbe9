using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>A request whose parameters are all known to its address (OGC API – Features: an unknown one is a mistake, not a
/// wish).</summary>
internal sealed class ApiRequest
{
    private readonly HttpContext _context;

    private ApiRequest(HttpContext context, AnswerFormat format) => (_context, Format, Language, Address) = (context, format, context.Request.Language(), ServiceAddress.Of(context));

    public AnswerFormat Format { get; }

    public Language Language { get; }

    /// <summary>What links start with.</summary>
    public string Address { get; }

    public bool IsPage => Format == AnswerFormat.Html;

    /// <summary>Reads the request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="known">The parameters that the address knows besides <c>f</c>.</param>
    /// <param name="offered">The formats that it answers in.</param>
    /// <exception cref="ProblemException">A parameter is unknown, given twice or cannot be text; the format is not
    /// offered.</exception>
    public static ApiRequest Read(HttpContext context, IReadOnlyCollection<string> known, params ReadOnlySpan<AnswerFormat> offered)
    {
        foreach (var (name, values) in context.Request.Query)
        {
            if (name != "f" && !known.Contains(name))
            {
                var others = string.Join(", ", known.Append("f").Order(StringComparer.Ordinal));
                throw new ProblemException(ProblemKind.UnknownParameter, new($"{name} är ingen parameter här. De som finns: {others}.", $"{name} is not a parameter here. Those that are: {others}."), name);
            }

            if (values.Count > 1)
            {
                throw ProblemException.Parameter(name, "står flera gånger. Skriv den en gång.", "is given more than once. Write it once.");
            }

            if (values.ToString().Contains('\0', StringComparison.Ordinal))
            {
                throw ProblemException.Parameter(name, "innehåller ett nolltecken.", "holds a null character.");
            }
        }

        // A null character in the path cannot be part of any name, and the database refuses it.
        if (context.Request.Path.Value?.Contains('\0', StringComparison.Ordinal) is true)
        {
            throw ProblemException.NotFound("Det finns inget på den adressen.", "There is nothing at that address.");
        }

        return new(context, AnswerFormat.Choose(context.Request, offered));
    }

    /// <summary>A parameter's text; null where it is not there.</summary>
    public string? Find(string name) => _context.Request.Query[name] is [{ } value] ? value : null;

    /// <summary>The address of a resource, such as /collections, in a format where one is named.</summary>
    public string Link(string path, string? format = null) => $"{Address}{path}{(format is null ? "" : $"?f={format}")}";

    /// <summary>This request's own address with some parameters changed; null takes one away.</summary>
    public string Again(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = _context.Request.Query.ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        foreach (var (name, value) in changes)
        {
            query[name] = value;
        }

        var written = string.Join('&', query.Where(pair => pair.Value is not null).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value!)}"));
        return $"{Address}{_context.Request.Path.ToUriComponent()}{(written.Length == 0 ? "" : "?" + written)}";
    }
}
