using System.Text.Json.Serialization;

namespace Geo.Service.Chain;

/// <summary>Something in the chain of evidence that wants a hand, with what to do. The rest of the chain goes on.</summary>
/// <param name="Where">Kind and id, such as <c>measures/safety-training</c>.</param>
/// <param name="What">In Swedish, without full stop.</param>
/// <param name="Remedy">What to do, in Swedish.</param>
/// <param name="Kind">Why it is told.</param>
/// <param name="On">The day that it was, or is, to be done; null where no day belongs to it.</param>
internal sealed record ChainNotice(string Where, string What, string Remedy, NoticeKind Kind, DateOnly? On = null)
{
    /// <summary>Points at what is not there, or says what cannot be.</summary>
    [JsonIgnore]
    public bool IsWrong => Kind == NoticeKind.Wrong;

    public override string ToString() => $"{Where}: {What}. {Remedy}";
}

/// <summary>Why something in the chain wants a hand, the most pressing first.</summary>
internal enum NoticeKind
{
    /// <summary>Points at what is not there.</summary>
    Wrong,

    /// <summary>Its day has passed.</summary>
    Late,

    /// <summary>Its day comes soon.</summary>
    Due,

    /// <summary>A link of the chain is not there yet.</summary>
    Unlinked,

    /// <summary>Nothing shows that it is so.</summary>
    Unproven,

    /// <summary>Nobody has said when, or which.</summary>
    Unknown,

    /// <summary>Something that could point at a person was taken out of a text.</summary>
    Masked,
}
