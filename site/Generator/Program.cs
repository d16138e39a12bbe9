using System.CommandLine;
using Geo.CommandLine;
using Geo.Generator.Checks;
using Geo.Generator.Serving;

namespace Geo.Generator;

/// <summary>The site's verbs: build, check, serve. Exit codes: 0 done, 1 the work failed, 2 the call or the input is
/// wrong.</summary>
internal static class Program
{
    // A fault of the layout stands on every page.
    private const int MostFaults = 200;

    internal static async Task<int> Main(string[] args)
    {
        const string Typed = "./geo site";
        var root = new RootCommand("Bygger kommunens publika webbplats av ett släpp och en innehållsmapp.")
        {
            BuildCommand(), CheckCommand(), ServeCommand(),
        }.InSwedish(Typed);
        var call = root.Parse(args);
        try
        {
            if (call.FindFault(Typed) is { } fault)
            {
                throw new BuildException(fault);
            }

            return await call.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (BuildException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Avbrutet. Inget har ändrats i --out.");
            return 1;
        }
        catch (Exception unforeseen)
        {
            await Console.Error.WriteLineAsync(
                $"Något oväntat gick fel ({unforeseen.GetType().Name}): {unforeseen.Message}\nÄr det ett fel i programmet, rapportera det med raden ovan och släppets id.");
            return 1;
        }
    }

    private static Command BuildCommand()
    {
        var release = Folder("--release", "Släppets mapp, med datapackage.json och SHA256SUMS.");
        var content = Folder("--content", "Kommunens innehållsmapp, med profile.yml och sv/.");
        var folder = Folder("--out", "Mappen som webbplatsen läggs i; den ersätts.");
        var zip = new Option<bool>("--zip") { Description = "Lägger också en zip och site.sha256 bredvid mappen." };
        var search = new Option<string?>("--search") { Description = "Programmet Pagefind, som gör ett sökregister; ./geo site build --search ordnar det." };
        var archive = Archive();
        var build = new Command("build", "Bygger webbplatsen och kontrollerar den.") { release, content, archive, folder, zip, search };
        build.SetAction(async (call, cancel) =>
        {
            var result = await SiteBuilder.BuildAsync(
                call.GetRequiredValue(release), call.GetRequiredValue(content), call.GetRequiredValue(folder), cancel,
                new(call.GetValue(archive), call.GetValue(search)));
            Console.WriteLine($"släpp     {result.Release.Id}{(result.Release.Approval is null ? "  provkörning, ej godkänd för publicering" : "")}");
            Console.WriteLine($"sidor     {result.Pages,6}");
            Console.WriteLine($"filer     {result.Files,6}");
            if (call.GetValue(zip))
            {
                Console.WriteLine($"zip       {await SiteArchive.WriteAsync(result.Folder, result.Release.CreatedOn, cancel)}");
            }

            return Report(result.Folder, result.Faults);
        });
        return build;
    }

    private static Command CheckCommand()
    {
        var site = Folder("--site", "Den byggda webbplatsens mapp.");
        var check = new Command("check", "Kontrollerar länkar, ankare, bilder, rubriker och språk på varje sida.") { site };
        check.SetAction(async (call, cancel) =>
        {
            var folder = call.GetRequiredValue(site);
            return Report(folder, await SiteCheck.CheckAsync(folder, cancel));
        });
        return check;
    }

    private static Command ServeCommand()
    {
        var site = Folder("--site", "Den byggda webbplatsens mapp.");
        var (release, content) = (new Option<string?>("--release") { Description = "Släppets mapp: webbplatsen byggs om när något ändras." },
            new Option<string?>("--content") { Description = "Innehållsmappen: webbplatsen byggs om när något ändras." });
        var archive = Archive();
        var port = new Option<int>("--port") { Description = "Port på 127.0.0.1; utan den väljs en ledig.", DefaultValueFactory = _ => 0 };
        var serve = new Command("serve", "Visar webbplatsen på den här datorn, med samma huvuden som i drift.") { site, release, content, archive, port };
        serve.SetAction(async (call, cancel) =>
        {
            var folder = call.GetRequiredValue(site);
            if (call.GetValue(port) is < 0 or > ushort.MaxValue)
            {
                throw new BuildException($"--port {call.GetValue(port)}: en port är ett tal från 0 till {ushort.MaxValue}. Utan --port väljs en ledig.");
            }

            if ((call.GetValue(release), call.GetValue(content)) is not ({ } figures, { } texts))
            {
                await using var server = await SiteServer.StartAsync(folder, call.GetValue(port), cancel);
                Console.WriteLine(server.Address);
                await server.WaitAsync(cancel);
                return 0;
            }

            var extras = new SiteExtras(call.GetValue(archive));
            await SiteBuilder.BuildAsync(figures, texts, folder, cancel, extras);
            var reload = new LiveReload();
            await using var preview = await SiteServer.StartAsync(folder, call.GetValue(port), cancel, reload);
            Console.WriteLine($"{preview.Address}\nbyggs om när något ändras i {texts} eller {figures}; avsluta med Ctrl+C");
            await new SitePreview(figures, texts, folder, extras, reload).WatchAsync(Console.WriteLine, cancel);
            return 0;
        });
        return serve;
    }

    private static int Report(string folder, IReadOnlyCollection<PageFault> faults)
    {
        foreach (var fault in faults.Take(MostFaults))
        {
            Console.Error.WriteLine(fault.ToString());
        }

        if (faults.Count > MostFaults)
        {
            Console.Error.WriteLine($"… och {faults.Count - MostFaults} till");
        }

        Console.WriteLine($"fel       {faults.Count,6}");
        Console.WriteLine($"visa      ./geo site serve --site {folder}");
        return faults.Count == 0 ? 0 : 1;
    }

    private static Option<string?> Archive() => new("--archive") { Description = "Mappen med alla släpp: de tidigare går också att hämta på webbplatsen." };

    private static Option<string> Folder(string name, string description) => new(name) { Description = description, Required = true };
}
