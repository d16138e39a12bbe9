namespace Geo.Etl.Inspecting;

/// <summary>How sure a guess is. <see cref="Unknown"/> is an answer too: the file allows several, and none is
/// chosen.</summary>
internal enum Confidence
{
    Unknown,
    Unsure,
    Likely,
    Certain,
}

/// <summary>What the inspection believes of one property of a file, how firmly, and on what grounds.</summary>
/// <param name="Value">The guess, for people; "vet inte" where the file does not say.</param>
/// <param name="Reason">What in the file speaks for it, in Swedish; never a cell's content.</param>
internal sealed record Guess(string Value, Confidence Confidence, string Reason)
{
    public override string ToString() => Confidence == Confidence.Unknown ? $"vet inte: {Reason}" : $"{Value} ({Word(Confidence)}: {Reason})";

    public static string Word(Confidence confidence) => confidence switch
    {
        Confidence.Certain => "säkert",
        Confidence.Likely => "troligt",
        Confidence.Unsure => "osäkert",
        _ => "vet inte",
    };
}
