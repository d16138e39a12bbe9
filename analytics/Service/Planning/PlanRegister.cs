namespace Geo.Service.Planning;

/// <summary>The register of plans: that none is found there does not mean that there is none.</summary>
internal static class PlanRegister
{
    /// <exception cref="PlanFault">The register has no such plan with an outline.</exception>
    public static async Task<PlanShape> GetAsync(PlanStore store, string code, CancellationToken cancel)
    {
        var found = await store.ListAsync("plan_register", row => new PlanShape(PlanStore.Shape(row, 2), Database.Crs.Sweref99Tm, row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), cancel, code);
        return found is [var plan]
            ? plan
            : throw new PlanFault(
                $"Planen {code} finns inte digitalt i registret, eller saknar gräns där. Det betyder inte att den inte finns: ladda upp dess yta som fil.",
                $"The plan {code} is not in the digital register, or has no boundary there. That does not mean that there is none: upload its surface as a file.");
    }
}
