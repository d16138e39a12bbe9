using System.Collections.Immutable;
using System.Reflection;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Content;

/// <summary>Reads the texts of one language: those that ship, then the municipality's own over them.</summary>
/// <param name="language">Which.</param>
/// <param name="pictures">What the texts may show.</param>
internal sealed class ContentReader(Language language, PictureFolder pictures)
{
    private const string Fence = "---";

    /// <exception cref="BuildException">A file is not as it should be: with file and line.</exception>
    public async Task<ImmutableSortedDictionary<string, ContentPage>> ReadAsync(string folder, CancellationToken cancel)
    {
        var shipped = Of([.. Shipped()]);
        var own = await Task.Run(() => Of(Own(Path.Combine(folder, language.Code))), cancel);
        return shipped.SetItems(own);
    }

    /// <summary>Splits the front matter from the text and binds both.</summary>
    internal ContentPage Page(SourceText text, IEnumerable<FolderDefaults> defaults)
    {
        var lines = text.Read().ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, Fence, 1);
        if (lines[0] != Fence || end < 0)
        {
            throw new BuildException($"{text.File}:1: filen ska börja med front matter mellan två rader {Fence}, med minst title och description.");
        }

        var head = Yaml.Read<FrontMatter>(string.Join('\n', lines[1..end]), text.File, linesBefore: 1);
        if (head.FocusArea is { } area && !PublishedFocusArea.IsId(area))
        {
            var line = Array.FindIndex(lines, line => line.StartsWith("focusArea", StringComparison.Ordinal)) + 1;
            throw new BuildException($"{text.File}:{line}: focusArea {area} finns inte. De som finns är external-1 till external-8 och internal-1 till internal-4.");
        }

        var body = MarkdownText.Parse(lines.AsSpan(end + 1), end + 2, text.File, pictures);
        return new(language, text.Path, defaults.Aggregate(head, (under, above) => above.Under(under)), body, text.File);
    }

    // A text is read by itself, so all cores read.
    private ImmutableSortedDictionary<string, ContentPage> Of(IReadOnlyList<SourceText> texts)
    {
        var defaults = texts.Where(text => Path.GetFileName(text.Path) == FolderDefaults.FileName).ToDictionary(
            text => text.Path[..^FolderDefaults.FileName.Length], text => Yaml.Read<FolderDefaults>(text.Read(), text.File, linesBefore: 0));
        IEnumerable<FolderDefaults> Above(string path)
        {
            for (var at = path.LastIndexOf('/') + 1; ; at = path.LastIndexOf('/', Math.Max(at - 2, 0)) + 1)
            {
                if (defaults.TryGetValue(path[..at], out var found))
                {
                    yield return found;
                }

                if (at == 0)
                {
                    yield break;
                }
            }
        }

        try
        {
            return texts.Where(text => text.Path.EndsWith(".md", StringComparison.Ordinal)).AsParallel()
                .Select(text => Page(text, Above(text.Path)))
                .ToImmutableSortedDictionary(page => page.Path, page => page, StringComparer.Ordinal);
        }
        catch (AggregateException several) when (several.InnerExceptions.All(one => one is BuildException))
        {
            // All that is wrong, once, in an order that does not depend on which core was first.
            throw new BuildException(string.Join('\n', several.InnerExceptions.Select(one => one.Message).Order(StringComparer.Ordinal)), several);
        }
    }

    private IEnumerable<SourceText> Shipped()
    {
        var prefix = $"content/{language.Code}/";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            yield return new(name[prefix.Length..], name, () =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            });
        }
    }

    private List<SourceText> Own(string folder)
    {
        var texts = new List<SourceText>();
        if (!Directory.Exists(folder))
        {
            return texts;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var name = Path.GetFileName(path);
            if (name.StartsWith('.'))
            {
                // What file managers and editors leave behind.
                continue;
            }

            if (!language.IsSwedish && path == Translations.FileName)
            {
                continue;
            }

            if (!path.EndsWith(".md", StringComparison.Ordinal) && name != FolderDefaults.FileName)
            {
                throw new BuildException($"{file}: läses inte. Här ligger texter som slutar på .md, och {FolderDefaults.FileName}; bilder ligger i {PictureFolder.Name}/.");
            }

            if (name != FolderDefaults.FileName && !IsAddress(path[..^".md".Length]))
            {
                throw new BuildException($"{file}: filnamnet blir en adress och får bara ha a–z, 0–9 och bindestreck.");
            }

            texts.Add(new(path, file, () => TextFile.Read(file)));
        }

        return texts;
    }

    private static bool IsAddress(string path) =>
        path.Split('/').All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'));
}

/// <summary>A file of words before it is understood.</summary>
/// <param name="Path">Below the language's folder.</param>
/// <param name="File">For messages.</param>
/// <param name="Read">Reads all of it: by the core that understands it, so that a large site is never whole in memory.</param>
internal sealed record SourceText(string Path, string File, Func<string> Read);
