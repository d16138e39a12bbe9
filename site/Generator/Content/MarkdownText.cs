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
    /// <exception cref="BuildException">An unknown container or parameter, a heading of the first level, a picture without
    /// words: with file and line.</exception>
    public static MarkdownText Parse(ReadOnlySpan<string> lines, int firstLine, string file, PictureFolder pictures)
    {
        var references = ImmutableArray.CreateBuilder<CrossReference>();
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        foreach (var block in TextBlocks.Of(lines, firstLine, file))
        {
            parts.Add(block.Container switch
            {
                null => Prose(block.Text, block.Line, file, pictures, references),
                "diagram" => new DiagramPart(block.Line, block.Get("id", file)),
                "kontakt" => new ContactPart(block.Line, block.Parameters.GetValueOrDefault("id")),
                _ => new BoxPart(
                    block.Line, block.Container == "varning" ? BoxKind.Warning : BoxKind.Fact, block.Parameters.GetValueOrDefault("rubrik"),
                    [Prose(block.Text, block.Line + 1, file, pictures, references)]),
            });
        }

        return new(parts.ToImmutable(), references.ToImmutable());
    }

    private static ProsePart Prose(
        string text, int firstLine, string file, PictureFolder pictures, ImmutableArray<CrossReference>.Builder references)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var inside in document.Descendants())
        {
            switch (inside)
            {
                case HeadingBlock { Level: 1 } heading:
                    throw new BuildException($"{file}:{firstLine + heading.Line}: sidans rubrik tas från title. Börja texten med ## i stället för #.");
                case Table table:
                    AlignByClass(table);
                    break;
                case LinkInline { IsImage: true } picture when picture.FirstChild is null:
                    throw new BuildException($"{file}:{firstLine + picture.Line}: bilden {picture.Url} saknar alternativtext. Skriv ![vad bilden visar]({picture.Url}).");
                case LinkInline { IsImage: true, Url: { } url } picture:
                    picture.Url = pictures.Find(url) ?? throw new BuildException(
                        $"{file}:{firstLine + picture.Line}: bilden {url} finns inte. Lägg den i mappen {PictureFolder.Name}/ och skriv /{PictureFolder.Name}/namn.");
                    break;
                case LinkInline { Url: { } url } link when url.StartsWith(Scheme, StringComparison.Ordinal):
                    references.Add(new(url[Scheme.Length..], firstLine + link.Line));
                    break;
            }
        }

        return new(firstLine, Html(document));
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
