using System.Collections.Frozen;

namespace Geo.Database.Masking;

/// <summary>The words beside a name that give it away, or that say it is no person's.</summary>
internal static class NameCues
{
    /// <summary>Directly before a name: who is it, who said it, whom to call.</summary>
    public static FrozenSet<string> Before { get; } = Set("""
        enligt enl ring ringde ringer ringt säger sa sade uppger uppgav berättar berättade meddelar meddelade hälsar hälsningar hälsning mvh kontakta kontaktade
        anmälare anmälaren hyresgäst hyresgästen granne grannen pappa pappan mamma mamman bror brodern brorsan syster systern son sonen dotter dottern make maken maka makan
        fru frun sambo sambon kompis kompisen vän vännen elev eleven lärare läraren rektor rektorn vaktmästare vaktmästaren väktare väktaren ordningsvakt
        ordningsvakten handläggare handläggaren kund kunden boende vittne vittnet ägare ägaren chaufför chauffören förare föraren tränare tränaren ledare
        ledaren chef chefen herr fröken familjen fam kontaktperson kontaktpersonen uppgiftslämnare uppgiftslämnaren ansvarig nattvandrare nattvandraren
        heter hette hos tillhör tillhörde träffade träffat mötte svara informerat informerade mejlat mejlade mailat mailade både hände drabbade signerat sign attn att: via kollega
        kollegan barnet pojken flickan killen tjejen mannen kvinnan målsägande målsäganden gärningsmannen frågade fråga såg
        """);

    /// <summary>A word that names a person's work ends so: fastighetsskötare, fritidsledaren.</summary>
    public static string[] WorkEnds { get; } =
    [
        "skötare", "skötaren", "vakt", "vakten", "chef", "chefen", "lärare", "läraren", "ledare", "ledaren", "mästare", "mästaren", "tekniker", "teknikern", "handläggare",
        "handläggaren", "sekreterare", "samordnare", "samordnaren", "vandrare", "vandraren", "ägare", "ägaren", "tränare", "tränaren", "förare", "föraren", "chaufför",
        "chauffören", "inspektör", "inspektören", "sköterska", "sköterskan", "assistent", "assistenten", "väktare", "väktaren", "kurator", "kuratorn", "pedagog", "pedagogen", "värd", "värden",
    ];

    /// <summary>Before a name when another of <see cref="BeforePreposition"/> stands before it: samtal från, pratade med.</summary>
    public static FrozenSet<string> Prepositions { get; } = Set("av från med till efter på är sig om hälsning hälsningar");

    public static FrozenSet<string> BeforePreposition { get; } = Set("""
        anmält anmäld anmäls rapporterat rapporterad inrapporterad inrapporterat beställt beställd kallad uppmärksammat inlämnad inlämnat upptäckt
        pratade pratat prata talade talat tala samtal samtalet kontakt kontakten felanmälan klagomål mejl mejlet mail mailet brev sms tips anmälan besked uppgift uppgifter
        återkoppla återkoppling lämnades hälsa fråga frågar tel telefon telefonnummer numret nummer namn namnet uppgiftslämnare kallade kallar vänlig vänliga bästa möte bråk kom
        """);

    /// <summary>Directly after a name: what only people do.</summary>
    public static FrozenSet<string> After { get; } = Set("""
        hörde ringde ringer ringt vill ville bor bodde såg uppger uppgav säger sa sade berättar berättade meddelar meddelade anmäler anmälde undrar önskar hälsar påstår påstod upptäckte
        tycker tyckte känner kände hittade kontaktade skriver skrev mejlade mailade klagar klagade misstänker ropade svarade berättat kom heter blev var
        """);

    /// <summary>After a name in a register text: HAR RINGT, UPPGER ATT.</summary>
    public static FrozenSet<string> AfterFlat { get; } = Set("hörde ringde ringer uppger uppgav säger berättar meddelar anmäler anmälde undrar önskar har vill");

    /// <summary>Before a place: what follows is where, not who.</summary>
    public static FrozenSet<string> Locative { get; } = Set("i på vid genom utanför bakom nära kring runt längs mellan mot över under till från märket texten ordet the and by och");

    /// <summary>Houses, kinds of place and business that bear names: Hotell Anna, Sankt Nicolai, Lekplatsen Draken.</summary>
    public static FrozenSet<string> Holders { get; } = Set("""
        sankt sankta s:t st hotell hotellet café cafe kafé restaurang restaurangen pizzeria pizzerian krog krogen bar pub frisör salong butik butiken villa kv kvarteret brf avdelning avdelningen
        förskola förskolan skola skolan gymnasiet lekplats lekplatsen lekparken parken statyn skulpturen båten ms m/s kyrkan biograf biografen bio teatern galleri klubb klubben restaurant hemmet
        norra södra östra västra stora lilla nya gamla övre nedre inre yttre märket appen kiosken gården huset linje buss tåget storm stormen orkanen rum salen kungen drottning prins saint
        """);

    /// <summary>After a person's name that a place or a company bears: Anna Lindhs plats, Karl Johans gata.</summary>
    public static FrozenSet<string> PlaceTails { get; } = Set("""
        gata gatan väg vägen plats platsen torg torget park parken skola skolan skolas gränd gränden backe backen stig stigen allé allén plan planen kyrka kyrkan kyrkas förskola förskolan hallen bro bron centrum hem
        församlingshem församling gymnasium museum stadium backar äng ab hb kb brf kommun bostäder fastigheter security bygg måleri städ taxi restaurang pizzeria kiosk livs grill frisör
        minne stiftelse stiftelsen stipendium gård gården hus huset udde vik hamn kulle trappor trappa lekpark lekplats bevakning bevakningstjänst bank
        """);

    public static FrozenSet<string> Particles { get; } = Set("von van af de der den del della da di do dos du la le al el bin ben ibn abu ter ten zu");

    /// <summary>Words after "har" that make it a person's doing: har ringt, har sett.</summary>
    public static FrozenSet<string> Done { get; } = Set("ringt hört sett anmält mejlat mailat berättat kontaktat klagat uppgett");

    public static FrozenSet<string> Has { get; } = Set("har vill");

    /// <summary>Cues that are no part of a name themselves.</summary>
    public static IEnumerable<string> Ordinary => Before.Concat(After).Concat(BeforePreposition).Concat(Locative);

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
