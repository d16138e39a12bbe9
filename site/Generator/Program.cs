using System.CommandLine;
using Geo.CommandLine;
using Geo.Generator.Checks;
using Geo.Generator.Serving;

namespace Geo.Generator;

/// <summary>The site's verbs: build, check, serve. Exit codes: 0 done, 1 the work failed, 2 the call or the input is
/// wrong.</summary>
internal static class Program
{
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
        var build = new Command("build", "Bygger webbplatsen och kontrollerar den.") { release, content, folder };
        build.SetAction(async (call, cancel) =>
        {
            var result = await SiteBuilder.BuildAsync(
                call.GetRequiredValue(release), call.GetRequiredValue(content), call.GetRequiredValue(folder), cancel);
            Console.WriteLine($"släpp     {result.Release.Id}{(result.Release.Approval is null ? "  provkörning, ej godkänd för publicering" : "")}");
            Console.WriteLine($"sidor     {result.Pages,6}");
            Console.WriteLine($"filer     {result.Files,6}");
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
        var port = new Option<int>("--port") { Description = "Port på 127.0.0.1; utan den väljs en ledig.", DefaultValueFactory = _ => 0 };
        var serve = new Command("serve", "Visar webbplatsen på den här datorn, med samma huvuden som i drift.") { site, port };
        serve.SetAction(async (call, cancel) =>
        {
            await using var server = await SiteServer.StartAsync(call.GetRequiredValue(site), call.GetValue(port), cancel);
            Console.WriteLine(server.Address);
            await server.WaitAsync(cancel);
            return 0;
        });
        return serve;
    }

    private static int Report(string folder, IReadOnlyCollection<PageFault> faults)
    {
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault.ToString());
        }

        Console.WriteLine($"fel       {faults.Count,6}");
        Console.WriteLine($"visa      ./geo site serve --site {folder}");
        return faults.Count == 0 ? 0 : 1;
    }

    private static Option<string> Folder(string name, string description) => new(name) { Description = description, Required = true };
}
