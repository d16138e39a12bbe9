using System.Collections.Immutable;

namespace Geo.Service.Serving;

/// <summary>A kind of problem (RFC 9457): its name is the last part of its address, which never changes.</summary>
internal sealed record ProblemKind(string Name, int Status, Bilingual Title, Bilingual Meaning)
{
    private const string OgcProcesses = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";

    public static readonly ProblemKind UnknownParameter = new(
        "unknown-parameter", 400, new("Okänd parameter", "Unknown parameter"),
        new("Frågan har en parameter som adressen inte känner till. Se API-beskrivningen, eller ta bort den.", "The query has a parameter that this address does not know. See the API description, or leave it out."));

    public static readonly ProblemKind InvalidParameter = new(
        "invalid-parameter", 400, new("Ogiltigt värde", "Invalid value"),
        new("En parameter har ett värde som inte går att använda. Svaret säger vilken och hur den ska skrivas.", "A parameter has a value that cannot be used. The answer says which one, and how to write it."));

    public static readonly ProblemKind InvalidBody = new(
        "invalid-body", 400, new("Ogiltigt innehåll", "Invalid body"),
        new("Det som skickades går inte att använda. Svaret säger vad och var.", "What was sent cannot be used. The answer says what, and where."));

    public static readonly ProblemKind InvalidRequest = new(
        "invalid-request", 400, new("Ogiltigt anrop", "Invalid request"),
        new("Anropet går inte att läsa.", "The request cannot be read."));

    public static readonly ProblemKind SignInRequired = new(
        "sign-in-required", 401, new("Logga in", "Sign in"),
        new("Här behöver man vara inloggad.", "You need to be signed in here."));

    public static readonly ProblemKind NotAllowed = new(
        "not-allowed", 403, new("Inte tillåtet", "Not allowed"),
        new("Formuläret är för gammalt eller kommer från en annan plats. Öppna sidan på nytt.", "The form is too old or comes from elsewhere. Open the page again."));

    public static readonly ProblemKind NotFound = new(
        "not-found", 404, new("Finns inte", "Not found"),
        new("Det finns inget på den adressen.", "There is nothing at that address."));

    public static readonly ProblemKind MethodNotAllowed = new(
        "method-not-allowed", 405, new("Metoden går inte att använda här", "Method not allowed"),
        new("Adressen finns, men svarar inte på den metoden.", "The address exists, but does not answer to that method."));

    public static readonly ProblemKind NotAcceptable = new(
        "not-acceptable", 406, new("Formatet finns inte", "Format not available"),
        new("Adressen har inget av de format som anropet godtar.", "The address has none of the formats that the request accepts."));

    public static readonly ProblemKind Gone = new(
        "gone", 410, new("Finns inte längre", "Gone"),
        new("Ett nytt släpp har publicerats medan sidorna lästes. Börja om från den första.", "A new release has been published while the pages were read. Start again from the first."));

    public static readonly ProblemKind TooLarge = new(
        "too-large", 413, new("För stort", "Too large"),
        new("Det som skickades är större än vad som tas emot. Skicka en mindre fil, eller dela upp den.", "What was sent is larger than what is accepted. Send a smaller file, or divide it."));

    public static readonly ProblemKind AddressTooLong = new(
        "address-too-long", 414, new("Adressen är för lång", "Address too long"),
        new("Adressen är längre än vad som tas emot.", "The address is longer than what is accepted."));

    public static readonly ProblemKind HeadersTooLarge = new(
        "headers-too-large", 431, new("Rubrikerna är för stora", "Headers too large"),
        new("Anropet har fler eller längre rubriker (kakor till exempel) än vad som tas emot. Ta bort de som inte behövs.", "The request has more or longer headers (cookies, for example) than are accepted. Leave out those that are not needed."));

    public static readonly ProblemKind UnsupportedMediaType = new(
        "unsupported-media-type", 415, new("Innehållstypen går inte att använda", "Unsupported media type"),
        new("Skicka application/json.", "Send application/json."));

    public static readonly ProblemKind TooManyRequests = new(
        "too-many-requests", 429, new("För många anrop", "Too many requests"),
        new("Det kom för många anrop på kort tid, eller för många inloggningar som misslyckades. Vänta en stund och försök igen; Retry-After säger hur länge.",
            "There were too many requests in a short time, or too many sign-ins that failed. Wait a while and try again; Retry-After says for how long."));

    public static readonly ProblemKind Failed = new(
        "failed", 500, new("Fel i tjänsten", "The service failed"),
        new("Felet är vårt. Försök igen, och hör av dig om det är kvar.", "The fault is ours. Try again, and tell us if it stays."));

    public static readonly ProblemKind Unavailable = new(
        "unavailable", 503, new("Tjänsten når inte sin databas", "The service cannot reach its database"),
        new("Försök igen om en stund; tjänsten hämtar sig själv.", "Try again in a while; the service recovers by itself."));

    public static readonly ProblemKind TookTooLong = new(
        "took-too-long", 503, new("Svaret tog för lång tid", "The answer took too long"),
        new("Fråga efter mindre på en gång, eller försök igen om en stund.", "Ask for less at a time, or try again in a while."));

    public static readonly ProblemKind SignInAway = new(
        "sign-in-away", 503, new("Kommunens inloggning svarar inte", "The municipality's sign-in does not answer"),
        new("Försök igen om en stund. Är felet kvar, hör av dig till den som sköter kommunens inloggning.", "Try again in a while. If it stays so, tell whoever runs the municipality's sign-in."));

    public static readonly ProblemKind NoSuchProcess = new(
        "no-such-process", 404, new("Processen finns inte", "No such process"),
        new("Det finns ingen process med det namnet. Se listan.", "There is no process of that name. See the list."))
    { StandardType = OgcProcesses + "no-such-process" };

    public static readonly ProblemKind NoSuchJob = new(
        "no-such-job", 404, new("Jobbet finns inte", "No such job"),
        new("Det finns inget jobb med det namnet, eller så är det borttaget.", "There is no job of that name, or it has been removed."))
    { StandardType = OgcProcesses + "no-such-job" };

    public static readonly ProblemKind ResultNotReady = new(
        "result-not-ready", 404, new("Resultatet är inte klart", "Result not ready"),
        new("Jobbet är inte klart än. Fråga efter dess läge.", "The job is not done yet. Ask for its status."))
    { StandardType = OgcProcesses + "result-not-ready" };

    /// <summary>The address that the standard gives the kind; null for our own kinds.</summary>
    public string? StandardType { get; init; }

    public static ImmutableArray<ProblemKind> All { get; } =
    [
        UnknownParameter, InvalidParameter, InvalidBody, InvalidRequest, SignInRequired, NotAllowed, NotFound, MethodNotAllowed, NotAcceptable, Gone, TooLarge,
        AddressTooLong, HeadersTooLarge, UnsupportedMediaType, TooManyRequests, Failed, Unavailable, TookTooLong, SignInAway, NoSuchProcess, NoSuchJob, ResultNotReady,
    ];

    /// <summary>The kind of an answer that has a status and nothing more.</summary>
    /// <remarks>What is cut off for its time is left as a gateway's timeout (504) by the framework, and there is no gateway here.</remarks>
    public static ProblemKind Of(int status) => status switch
    {
        400 => InvalidRequest,
        504 => TookTooLong,
        _ => All.FirstOrDefault(kind => kind.Status == status) ?? (status < 500 ? InvalidRequest : Failed),
    };
}
