using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Geo.Generator.Content;

/// <summary>A text that has been read: its parts, and what they point at.</summary>
/// <param name="Parts">In reading order.</param>
/// <param name="References">Its cross references.</param>
public sealed record MarkdownText(ImmutableArray<TextPart> Parts, ImmutableArray<CrossReference> References)
{
    public const string Scheme = "xref:";

    /// <summary>Its links to addresses of the site, from /.</summary>
    public ImmutableArray<CrossReference> Links { get; private init; } = [];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .UseDefinitionLists()
        .UsePreciseSourceLocation()
        .DisableHtml()
        .Build();

    /// <summary>Reads Markdown and its containers.</summary>
    /// <param name="lines">The text, line by line.</param>
    /// <param name="firstLine">The line of the file that the text begins on, from 1.</param>
    /// <param name="file">For messages.</param>
    /// <param name="pictures">Where the municipality's own pictures lie.</param>
    /// <exception cref="BuildException">An unknown container or parameter, a heading of the first level or of one that skips a
    /// level, a picture without words, a link that is none: with file and line.</exception>
    public static MarkdownText Parse(ReadOnlySpan<string> lines, int firstLine, string file, PictureFolder pictures)
    {
        var reading = new Reading(file, pictures);
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        foreach (var block in TextBlocks.Of(lines, firstLine, file))
        {
            parts.Add(block.Container switch
            {
                null => reading.Prose(block.Text, block.Line),
                "diagram" => new DiagramPart(block.Line, block.Get("id", file)),
                "kontakt" => new ContactPart(block.Line, block.Parameters.GetValueOrDefault("id")),
                _ => new BoxPart(
                    block.Line, block.Container == "varning" ? BoxKind.Warning : BoxKind.Fact, block.Parameters.GetValueOrDefault("rubrik"),
                    [reading.Prose(block.Text, block.Line + 1)]),
            });
        }

        return new(parts.ToImmutable(), reading.References.ToImmutable()) { Links = reading.Links.ToImmutable() };
    }

    // One text from its first block to its last: headings go down a level at a time across the containers between them.
    private sealed class Reading(string file, PictureFolder pictures)
    {
        private int _level = 1;

        public ImmutableArray<CrossReference>.Builder References { get; } = ImmutableArray.CreateBuilder<CrossReference>();

        public ImmutableArray<CrossReference>.Builder Links { get; } = ImmutableArray.CreateBuilder<CrossReference>();

        public ProsePart Prose(string text, int firstLine)
        {
            var document = Markdown.Parse(text, Pipeline);
            foreach (var inside in document.Descendants())
            {
                switch (inside)
                {
                    case HeadingBlock heading:
                        SeeHeading(heading, $"{file}:{firstLine + heading.Line}");
                        break;
                    case Table table:
                        AlignByClass(table);
                        break;
                    case LinkInline { IsImage: true } picture:
                        SeePicture(picture, $"{file}:{firstLine + picture.Line}");
                        break;
                    case LinkInline { Url: { } url } link:
                        SeeLink(url, firstLine + link.Line);
                        break;
                }
            }

            return new(firstLine, Html(document));
        }

        private void SeeHeading(HeadingBlock heading, string where)
        {
            if (heading.Level == 1)
            {
                throw new BuildException($"{where}: sidans rubrik tas från title. Börja texten med ## i stället för #.");
            }

            if (heading.Level > _level + 1)
            {
                throw new BuildException($"{where}: rubriken {new string('#', heading.Level)} hoppar över en nivå. Skriv {new string('#', _level + 1)}.");
            }

            _level = heading.Level;
        }

        private void SeePicture(LinkInline picture, string where)
        {
            if (picture.FirstChild is null)
            {
                throw new BuildException($"{where}: bilden {picture.Url} saknar alternativtext. Skriv ![vad bilden visar]({picture.Url}).");
            }

            picture.Url = pictures.Find(picture.Url ?? "") ?? throw new BuildException(
                $"{where}: bilden {picture.Url} finns inte. Lägg den i mappen {PictureFolder.Name}/ och skriv /{PictureFolder.Name}/namn.");
        }

        private void SeeLink(string url, int line)
        {
            if (url.StartsWith(Scheme, StringComparison.Ordinal))
            {
                References.Add(new(url[Scheme.Length..], line));
            }
            else if (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
            {
                Links.Add(new(url, line));
            }
            else if (!url.StartsWith('#') && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto" or "tel"))
            {
                throw new BuildException(
                    $"{file}:{line}: länken {url} är ingen adress. Skriv xref:sidan för en sida här, annars hela adressen från https://, mailto: eller tel:.");
            }
        }
    }

    // Markdig writes the alignment as a style, which the content security policy stops.
    private static void AlignByClass(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            for (var column = 0; column < row.Count && column < table.ColumnDefinitions.Count; column++)
            {
                if (table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right)
                {
                    row[column].GetAttributes().AddClass("number");
                }
            }
        }

        table.ColumnDefinitions.ForEach(column => column.Alignment = null);
    }

    private static string Html(MarkdownDocument document)
    {
        using var html = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return html.ToString();
    }
}
