using Geo.Service.Workbench;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

/// <summary>The names that other programs read: the options of every method, and the columns of those that this table can
/// call alike.</summary>
public class StatTableRowsTests
{
    private const string Neighbours = "--weights --contiguity";
    private const string Global = $"--id --value {Neighbours} --style --assumption --permutations --seed";
    private const string Local = $"--id --value {Neighbours} --grid --x --y --neighbours --distance";

    // Method, options, columns ("+" after the input's own).
    private static readonly (string Method, string Options, string Columns)[] Rows =
    [
        ("moran", Global, "n,links,s0,statistic,expected,variance,z,p_greater,p_two_sided,p_permutation"),
        ("geary", Global, "n,links,s0,statistic,expected,variance,z,p_greater,p_two_sided,p_permutation"),
        ("global-g", Global, "n,links,s0,statistic,expected,variance,z,p_greater,p_two_sided,p_permutation"),
        ("local-moran", $"--id --value {Neighbours} --style --moments --permutations --seed", "id,value,lag_mean,quadrant,local_i,expected,variance,z,p_two_sided,p_permutation,q_bh"),
        ("gi", $"{Local} --permutations --seed", "id,value,neighbours,z,p_two_sided,q_bh,q_by,p_bonferroni,p_permutation"),
        ("gi-star", $"{Local} --permutations --seed", "id,value,neighbours,z,p_two_sided,q_bh,q_by,p_bonferroni,p_permutation"),
        ("binomial", $"{Local} --share --alpha", "id,value,neighbours,local_sum,expected,p_upper,q_bh,hot"),
        ("p-adjust", "--p --group", "+bh,by,holm,hochberg,bonferroni"),
        ("kde", "--x --y --kernel --bandwidth --cell --origin --columns --rows --edge --window", "col,row,cx,cy,density_km2"),
        ("knox", "--x --y --time --distances --days --permutations --seed", "s_from,s_to,t_from,t_to,pairs_in_s,pairs_in_t,observed,expected,knox_ratio,sim_mean,sim_sd,p"),
        ("scan", "--model --id --x --y --cases --population --max-share --min-cases --events --step --max-steps --max-radius --end --prospective --replications --seed --clusters", "rank,centre,radius,locations,n_locations,start,end,observed,expected,relative_risk,llr,p"),
        ("mann-kendall", "--series --time --value", "series,n,s,var_s,z,p_two_sided,tau_b,sen_slope,sen_intercept,hamed_rao_z,hamed_rao_p,exact_p"),
        ("emerging", "--series --time --z", "series,category,hot_bins,cold_bins,mk_z,mk_p"),
        ("dbscan", "--x --y --eps --min-points", "id,label,core"),
        ("st-dbscan", "--x --y --eps --min-points --time --eps-days", "id,label,core"),
        ("eb-rates", "--id --cases --population --weights --per", "id,raw,eb_global,eb_local,expected,lower,upper"),
        ("wdd", "", "+wdd,se,z,lower,upper,p,success,wdq,ratio,ratio_lower,ratio_upper,warning"),
        ("accuracy", "--id --score --train --test --area --fractions", "fraction,cells,hits,hit_rate,area_fraction,pai,pei,rri"),
        ("aoristic", "--from --to", "hour_of_week,weight"),
        ("centres", "--x --y --window --area", "n,mean_x,mean_y,median_x,median_y,standard_distance,ellipse_angle,axis_x,axis_y,nni,nni_z,duplicates"),
        ("regression", "--response --terms --offset --family", "term,estimate,se,z,p,rate_ratio,lower,upper"),
        ("transform", "--x --y --from --to", "+e,n"),
    ];

    // A small file and a call for each method.
    private static readonly Dictionary<string, (string Csv, string Call)> Calls = new()
    {
        ["p-adjust"] = ("p\n0.5\n", "--p p"),
        ["kde"] = ("x,y\n50,50\n60,60\n", "--x x --y y --kernel quartic --bandwidth 50 --cell 10 --origin 0,0 --columns 10 --rows 10 --edge none"),
        ["knox"] = ("x,y,t\n0,0,1\n5,0,2\n500,0,30\n", "--x x --y y --time t --distances 0,100 --days 0,7 --permutations 9"),
        ["scan"] = ("id,x,y,c,n\na,0,0,9,10\nb,100,0,1,10\nc,200,0,1,10\nd,300,0,1,10\n", "--model poisson --id id --x x --y y --cases c --population n --replications 9"),
        ["mann-kendall"] = ("s,t,v\na,1,1\na,2,3\na,3,2\na,4,5\n", "--series s --time t --value v"),
        ["emerging"] = ("s,t,z\na,1,0\na,2,0\na,3,0\na,4,3\n", "--series s --time t --z z"),
        ["dbscan"] = ("id,x,y\na,0,0\nb,1,0\nc,0,1\nd,500,500\n", "--x x --y y --eps 5 --min-points 2"),
        ["st-dbscan"] = ("id,x,y,t\na,0,0,1\nb,1,0,1\nc,0,1,2\nd,500,500,9\n", "--x x --y y --eps 5 --min-points 2 --time t --eps-days 3"),
        ["eb-rates"] = ("id,c,n\na,1,100\nb,5,200\nc,2,150\n", "--id id --cases c --population n"),
        ["wdd"] = ("treated_pre,treated_post,control_pre,control_post\n50,30,60,55\n", ""),
        ["accuracy"] = ("s,f,e,a\n1,1,1,1\n2,2,2,1\n", "--score s --train f --test e --area a --fractions 0.5"),
        ["aoristic"] = ("a,b\n2026-05-31 10:00,\n", "--from a --to b"),
        ["centres"] = ("x,y\n0,0\n10,0\n0,20\n30,40\n", "--x x --y y --area 10000"),
        ["regression"] = ("y,a\n1,0\n2,1\n4,2\n3,3\n9,4\n8,5\n", "--response y --terms a --family poisson"),
        ["transform"] = ("x,y\n17,58.75\n", "--x x --y y --from 4326 --to 3006"),
    };

    public static TheoryData<string> Methods => [.. StatMethods.All.Select(method => method.Name)];

    public static TheoryData<string> Called => [.. StatMethods.All.Select(method => method.Name).Where(Calls.ContainsKey)];

    [Fact]
    public void Every_row_is_a_method_and_every_method_a_row() =>
        Assert.Equal(Rows.Select(row => row.Method).Order(StringComparer.Ordinal), StatMethods.All.Select(method => method.Name));

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_has_every_option_of_its_row(string method)
    {
        var options = StatMethods.All.Single(known => known.Name == method).Options.Select(option => $"--{option.Name}").ToHashSet();

        Assert.All(Rows.Single(row => row.Method == method).Options.Split(' ', StringSplitOptions.RemoveEmptyEntries), option => Assert.Contains(option, options));
    }

    [Theory]
    [MemberData(nameof(Called))]
    public void A_method_writes_the_columns_of_its_row(string method)
    {
        var (csv, call) = Calls[method];
        var expected = Rows.Single(row => row.Method == method).Columns;

        var run = WorkbenchRun.Of(csv, [method, .. call.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(expected.StartsWith('+') ? $"{csv.Split('\n')[0]},{expected[1..]}" : expected, run.Header);
    }
}
