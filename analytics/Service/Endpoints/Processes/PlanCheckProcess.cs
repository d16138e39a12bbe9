using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Service.Analyses;
using Geo.Service.Planning;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Processes;

/// <summary>The planner's check for programs: a plan in, the report as JSON out.</summary>
internal static class PlanCheckProcess
{
    private static readonly string[] Stages = [.. PlanWords.StageOrder];

    public static ProcessDefinition Definition { get; } = new()
    {
        Id = "plan-check",
        Version = "1.0.0",
        Zone = ServiceZone.Desk,
        Roles = DeskRole.Planning,
        LargestBody = 30 * 1024 * 1024,
        Title = new("Kontrollera en plan", "Check a plan"),
        Description = new(
            "Vad som är känt i och kring en plan: fakta inom fyra avstånd, jämförbara områden, koncentrationer och åtgärder. Inget betyg. Intern uppgift.",
            "What is known in and around a plan: facts within four distances, comparable areas, concentrations and measures. No score. Internal."),
        Inputs =
        [
            Text("municipality", "Kommun", "Municipality", "Kommunens mapp, till exempel exempelstad", "The municipality's folder, such as exempelstad", true),
            new("plan", new("Plan", "Plan"), new("GeoJSON eller NGP 4.1 som objekt, eller en GeoPackage eller zippad shapefil som base64", "GeoJSON or NGP 4.1 as an object, or a GeoPackage or zipped shapefile as base64"),
                new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "object" }, new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" }) }, IsRequired: false),
            Text("register", "Registrets beteckning", "Code in the register", "En plan ur registret i stället för en fil", "A plan of the register instead of a file", false),
            Text("name", "Namn", "Name", "Planens namn", "The plan's name", false),
            Text("registryNumber", "Diarienummer", "Registry number", "Diarienummer, om det finns", "The registry number, if there is one", false),
            new("stage", new("Skede", "Stage"), new("Planeringens skede", "The stage of planning"), new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Stages.Select(stage => JsonValue.Create(stage))]) }, IsRequired: false),
            new("mode", new("Läge", "Mode"), new("Ny plan eller befintlig miljö", "A new plan or an existing place"), new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("new", "existing") }, IsRequired: false),
            new("crs", new("Koordinatsystem", "Coordinate system"), new("EPSG-nummer, om filen inte säger det", "EPSG number, if the file does not give it"), new JsonObject { ["type"] = "integer" }, IsRequired: false),
        ],
        Outputs = [new("report", new("Rapporten", "The report"), new JsonObject { ["type"] = "object", ["contentMediaType"] = "application/json" })],
        RunAsync = RunAsync,
    };

    private static async Task<JsonObject> RunAsync(ProcessCall call, CancellationToken cancel)
    {
        try
        {
            await using var store = await PlanStore.OpenAsync(await call.Services.GetRequiredService<DeskSession>().OpenAsync(cancel), call.GetText("municipality"), cancel);
            var plan = await ReadAsync(call, store, cancel);
            var question = new PlanQuestion(
                call.FindText("name") ?? plan.Name ?? "Utan namn", call.FindText("registryNumber"), call.FindText("stage") ?? "samrad", call.FindText("mode") ?? "new", "program");
            var report = await PlanCheckRun.RunAsync(store, plan, Crs(call), question, call.Services.GetRequiredService<TimeProvider>(), cancel);
            return new() { ["report"] = JsonNode.Parse(ResultRun.Write(report)) };
        }
        catch (PlanFault wrong)
        {
            throw new ProblemException(ProblemKind.InvalidBody, wrong.Words, "inputs.plan");
        }
    }

    private static async Task<PlanShape> ReadAsync(ProcessCall call, PlanStore store, CancellationToken cancel) => (call.Inputs["plan"], call.FindText("register")) switch
    {
        (null, { } code) => await PlanRegister.GetAsync(store, code, cancel),
        (JsonObject shape, null) => await PlanFile.ReadAsync(JsonSerializer.SerializeToUtf8Bytes(shape), cancel),
        (JsonValue value, null) when value.TryGetValue(out string? text) => await PlanFile.ReadAsync(Bytes(text), cancel),
        _ => throw new PlanFault("Ange planen på ett sätt: plan eller register.", "Give the plan in one way: plan or register."),
    };

    private static byte[] Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : throw new PlanFault("plan är en text men inte base64.", "plan is a text but not base64.");
    }

    private static int? Crs(ProcessCall call) => call.Inputs["crs"] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out int number) => number,
        _ => throw new ProblemException(ProblemKind.InvalidBody, new("inputs.crs ska vara ett heltal.", "inputs.crs must be a whole number."), "inputs.crs"),
    };

    private static ProcessInput Text(string name, string title, string english, string description, string inEnglish, bool isRequired) =>
        new(name, new(title, english), new(description, inEnglish), new JsonObject { ["type"] = "string" }, isRequired);
}
