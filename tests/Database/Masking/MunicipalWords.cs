namespace Geo.Tests.Database.Masking;

/// <summary>What stands in the slots of the clean texts: places, houses, companies and things, many named after people.</summary>
internal static class MunicipalWords
{
    public static IReadOnlyDictionary<string, string[]> Slots { get; } = new Dictionary<string, string[]>
    {
        ["street"] = Lines("""
            Storgatan|Norra Storgatan|Västra Storgatan|Karl Johans gata|Västra Trädgårdsgatan|Östra Kyrkogatan|Slottsgatan
            Sankt Annegatan|Prästgatan|Brunnsgatan|Fruängsgatan|Hemgårdsvägen|Folkungavägen|Lennings väg|Oppebyvägen
            Mariebergsvägen|Gustaf Adolfs torg|Erik Dahlbergs allé|Bagaregatan|Borgmästargränd|Herrgårdsvägen|Ringvägen
            Anna Sandströms gata|Lilla Blåklockebacken|Hjalmar Brantings väg|Sankt Olofsgatan|Sven Adolfs gränd|Bryngelstorpsvägen
            Östra Längdgatan|Kungsgatan|Drottninggatan|Nils Ericsons plan|Tingstuhöjden|Ekensbergsgatan|Idrottsvägen|Järnvägsgatan
            """),
        ["square"] = Lines("Stora Torget|Stortorget|Lilla Torget|Västra torget|Fiskbrogatan|Anna Lindhs plats|Teatertorget|Brandkärrs torg|Resecentrum|Gustav Adolfs torg|Hamntorget|Tullhuset"),
        ["park"] = Lines("Stadsparken|Kvarnparken|Rosvalla|Teaterparken|Sankt Annas park|Folkets Park|Pionparken|Åkroken|Lekplatsen Draken|Emil Hedelins park|Hamnpromenaden|Gripenparken"),
        ["place"] = Lines("""
            Brandkärr Centrum|Brandkärr|Oppeby|Arnö|Isaksdal|Östra Villastaden|Harg|Oxbacken|Bryngelstorp|Långsätter|Högbrunn
            Stigtomta|Tystberga|Nävekvarn|Vrena|Jönåker|Bergshammar|Svalsta|Påljungshage|Hållet|Påskagen|Stenkulla|Raspen
            Herrhagen|Kungshagen|Minninge|Tessinområdet|Norra Bruket|Skavsta|Väster|Centrala staden|Runtuna|Sjösa
            """),
        ["town"] = Lines("Nyköping|Oxelösund|Trosa|Flen|Katrineholm|Norrköping|Södertälje|Eskilstuna|Gnesta|Strängnäs|Exempelstad"),
        ["school"] = Lines("""
            Tessinskolan|Alphaskolan|Gripenskolan|Långbergsskolan|Herrhagsskolan|Nicolaiskolan|Borgskolan|Bryngelstorpsskolan
            Oppebyskolan|Förskolan Myrstacken|Omega förskola|Nyköpings högstadium|Nyköpings gymnasium|Karin Boyes förskola
            Mariebergs förskola|Exempelgymnasiet|Sankt Nicolai skola|Montessoriskolan Maria|Hållets förskola|Thoren Framtid
            """),
        ["church"] = Lines("Sankt Nicolai kyrka|Alla Helgons kyrka|Sankta Katarina kyrka|S:t Anna kyrka|Sofia församlingshem|Franciskuskyrkan|Maria Magdalena kyrka"),
        ["org"] = Lines("""
            Exempelbostäder AB|Nyköpings Hem|Nyköpingshem|Polisen Nyköping|Gata Park|Gata och park|Fritidsenheten|Fastighetsenheten
            Hemgården Vård och Omsorg|Kommunfastigheter|Tekniska divisionen|Nyköpings kommun|Attendo|Region Sörmland|Sörmlandstrafiken
            Heimstaden|Rikshem|HSB Östra|Riksbyggen|Brf Hamnen|Nyköping Vatten|Sörmlands museum|Peab Asfalt|Willys Hemma|Coop Forum
            ICA Maxi|ICA Kvantum Gumsbacken|Systembolaget|Max Hamburgare|Circle K|Preem Arnö|Jysk|Biltema|Lidl|Apotek Hjärtat|Folktandvården
            """),
        ["guard"] = Lines("Securitas|Avarn Security|Rapid Bevakning|Cubsec|Nokas|Tempest Security|Svensk Bevakningstjänst|Nordisk Bevakning"),
        ["brand"] = Lines("Volvo V70|Saab 9-3|VW Golf|Volkswagen Passat|Toyota Corolla|Audi A4|BMW|Skoda Octavia|Ford Transit|Kia Ceed|Mercedes Sprinter|Renault Clio|Peugeot|Opel Astra|Tesla Model Y|Mercedes"),
        ["maker"] = Lines("Hags|Kompan|Lappset|Lekolar|Slottsbro|Nola|Vestre|Tress|Smekab|Byarums Bruk|Hags Aneby|Söve|Eurotramp|Lars Laj"),
        ["object"] = Lines("Parkbänk|Busskur|Elskåp|Gångtunnel|Anslagstavla|Flerbostadshus, entré|Cykelställ|Papperskorg|Bullerplank|Skolbyggnad|Transformatorstation|Vägskylt|Lekställning|Fasad|Garageport"),
        ["day"] = Lines("Måndag|Tisdag|Onsdag|Torsdag|Fredag|Lördag|Söndag|måndag|onsdag|lördag"),
        ["month"] = Lines("januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|Maj|Mars|Augusti"),
    };

    private static string[] Lines(string text) => text.Split((char[])['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
