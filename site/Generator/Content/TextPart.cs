using System.Collections.Immutable;

namespace Geo.Generator.Content;

/// <summary>A piece of a text, in the order in which it is read. The kinds are a closed list.</summary>
/// <param name="Line">Where it begins in its file, from 1.</param>
public abstract record TextPart(int Line);

/// <summary>Running text as HTML; its cross references still stand as <c>xref:…</c>, for they differ by language.</summary>
public sealed record ProsePart(int Line, string Html) : TextPart(Line);

/// <summary><c>::: diagram id=laget/damage/over-tid :::</c>: a figure of the release, with its table and its file.</summary>
public sealed record DiagramPart(int Line, string Id) : TextPart(Line);

/// <summary><c>::: kontakt id=felanmalan :::</c>: a contact of the profile; without an id all of them.</summary>
public sealed record ContactPart(int Line, string? Id) : TextPart(Line);

/// <summary><c>::: fakta</c> and <c>::: varning</c>: text in a box, with a title if it has one.</summary>
public sealed record BoxPart(int Line, BoxKind Kind, string? Title, ImmutableArray<TextPart> Parts) : TextPart(Line);

/// <summary>What a box is for.</summary>
public enum BoxKind
{
    Fact,
    Warning,
}

/// <summary>A cross reference of a text.</summary>
/// <param name="Key">The page's key, and after # the place on it.</param>
/// <param name="Line">In its file, from 1.</param>
public sealed record CrossReference(string Key, int Line);
