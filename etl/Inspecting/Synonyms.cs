using System.Globalization;
using System.Text;

namespace Geo.Etl.Inspecting;

/// <summary>What Swedish offices call the columns that the readers ask for. A new reader whose roles are here is proposed
/// without a change of code.</summary>
internal static class Synonyms
{
    private static readonly Dictionary<string, Role> Roles = new()
    {
        ["reference"] = new("arendenr arendenummer arende arendeid diarienr dnr diarienummer skadenr skadenummer rapportid rapportnr id objectid objektid objektidentitet lopnr lopnummer nr nummer referens handelseid handelsenr larmnr stolpeid byggnadsid fid uuid",
            ColumnType.Code, ColumnType.Whole),
        ["reporter"] = new("rapportor rapporteratav rapporterad rapporterare organisation inrapportor uppgiftslamnare enhet forvaltning bolag", ColumnType.Category, ColumnType.FreeText, ColumnType.Code),
        ["year"] = new("ar artal year rapportar", ColumnType.Year, ColumnType.Whole),
        ["week"] = new("vecka veckonr veckonummer v vnr week isovecka rapportvecka", ColumnType.Week, ColumnType.Whole),
        ["date"] = new("datum handelsedatum datumforhandelse dag skadedatum brottsdatum date handelsedag", ColumnType.Date),
        ["occurredOn"] = new("skadedatum handelsedatum datum intraffad intraffat tidpunkt", ColumnType.Date),
        ["occurred"] = new("tidpunkt handelsetid datum handelsedatum intraffad intraffat starttid larmtid tid datumtid datetime", ColumnType.Date),
        ["time"] = new("tid tidpunkt klockslag klockan kl starttid", ColumnType.TimeOfDay, ColumnType.Date),
        ["from"] = new("fran starttid klockanfran klfran borjan starttidpunkt", ColumnType.TimeOfDay, ColumnType.Date),
        ["to"] = new("till sluttid klockantill kltill slut", ColumnType.TimeOfDay, ColumnType.Date),
        ["lastSeenWhole"] = new("senastsetthelt senasthelt senasthel senastsett heltsenast senastok", ColumnType.Date),
        ["discovered"] = new("upptackt upptacktdatum upptacktes upptackttid upptacktdag upptacktden konstaterad", ColumnType.Date),
        ["received"] = new("inkom inkommet inkommen inkomdatum mottaget mottagen anmald anmaltdatum skapad skapat registrerad skapaddatum", ColumnType.Date),
        ["reported"] = new("anmaldatum anmald inkom registrerad rapporterad rapportdatum", ColumnType.Date),
        ["closed"] = new("avslutad avslutat atgardat atgardad atgardatdatum stangd klart klardatum fardig slutdatum", ColumnType.Date),
        ["resolved"] = new("atgardat atgardad avslutad klart klardatum stangd", ColumnType.Date),
        ["registeredOn"] = new("inskrivningsdatum inskriven registreringsdatum anmalningsdatum registrerad", ColumnType.Date),
        ["committedOn"] = new("brottsdatum brottsdag gardatum", ColumnType.Date),
        ["period"] = new("period kvartal manad ar tid", ColumnType.Year, ColumnType.Category, ColumnType.Code, ColumnType.Whole),
        ["type"] = new("typ skadetyp skadeslag slag art skada typavskada handelsetyp", ColumnType.Category),
        ["category"] = new("kategori kategorier arendetyp handelse handelsetyp typ feltyp huvudkategori handelsekategori", ColumnType.Category),
        ["subcategory"] = new("undergrupp underkategori undertyp delkategori", ColumnType.Category),
        ["kind"] = new("slag typ kategori handelsetyp", ColumnType.Category),
        ["eventCode"] = new("handelsekod kod larmkod", ColumnType.Category, ColumnType.Code),
        ["cause"] = new("orsak orsakskod skadeorsak brandorsak", ColumnType.Category, ColumnType.Code, ColumnType.Whole),
        ["eventType"] = new("handelsetyp handelse typ larmtyp", ColumnType.Category),
        ["status"] = new("status arendestatus lage handlaggningsstatus", ColumnType.Category),
        ["object"] = new("objekt foremal anlaggning objekttyp byggnad", ColumnType.Category, ColumnType.FreeText),
        ["address"] = new("adress gatuadress gata platsadress besoksadress fastighetsadress", ColumnType.FreeText, ColumnType.Category),
        ["place"] = new("plats platsnamn lokal omradesnamn", ColumnType.Category, ColumnType.FreeText),
        ["description"] = new("beskrivning fritext kommentar notering anteckning text handelsebeskrivning meddelande brist", ColumnType.FreeText, ColumnType.Category),
        ["cost"] = new("kostnad kostnadkr belopp reparationskostnad summa totalkostnad", ColumnType.Amount, ColumnType.Whole, ColumnType.Decimal),
        ["paid"] = new("utbetalt utbetald utbetalning ersattning", ColumnType.Amount, ColumnType.Whole, ColumnType.Decimal),
        ["deductible"] = new("sjalvrisk", ColumnType.Amount, ColumnType.Whole, ColumnType.Decimal),
        ["easting"] = new("ost osting o e x xkoordinat swerefe swerefost swerefx easting koordinatost koordx longitud longitude long lon lng ostlig koorde", ColumnType.Decimal, ColumnType.Whole),
        ["northing"] = new("nord norr n y ykoordinat swerefn swerefnord swerefy northing koordinatnord koordy latitud latitude lat nordlig koordn", ColumnType.Decimal, ColumnType.Whole),
        ["code"] = new("desokod regsokod deso regso omradeskod kod aktnr aktbeteckning planbeteckning beteckning municipalitycode kommunkod", ColumnType.Deso, ColumnType.Regso, ColumnType.Code, ColumnType.MunicipalityCode),
        ["name"] = new("namn desonamn regsonamn plannamn omradesnamn gatunamn kommunnamn municipalityname benamning", ColumnType.Category, ColumnType.FreeText),
        ["parent"] = new("regsokod regso overordnat", ColumnType.Regso),
        ["municipality"] = new("kommunkod kommun municipality municipalitycode kommunnamn", ColumnType.MunicipalityCode, ColumnType.Category),
        ["area"] = new("desoomrade deso desokod omrade regso regsokod region omradeskod", ColumnType.Deso, ColumnType.Regso),
        ["residents"] = new("totalt folkmangd befolkning antal antalpersoner invanare antalinvanare", ColumnType.Whole),
        ["use"] = new("andamal anvandning byggnadsandamal byggnadstyp", ColumnType.Category),
        ["dwellings"] = new("bostader antalbostader lagenheter", ColumnType.Whole),
        ["addresses"] = new("adresser antaladresser", ColumnType.Whole),
        ["class"] = new("klass vagklass vagtyp funktionsklass", ColumnType.Category, ColumnType.Whole, ColumnType.Code),
        ["offenceCode"] = new("brottskod brkod", ColumnType.Code, ColumnType.Whole, ColumnType.Category),
        ["count"] = new("antal count antalbrott", ColumnType.Whole),
        ["key"] = new("key nyckel indikator matt kpi", ColumnType.Category, ColumnType.Code),
        ["value"] = new("varde value antal count resultat", ColumnType.Whole, ColumnType.Decimal),
        ["perHundredThousand"] = new("per100k per100000inv per100000 per100000invanare", ColumnType.Whole, ColumnType.Decimal),
        ["preliminary"] = new("preliminary preliminar prel", ColumnType.YesNo, ColumnType.Whole, ColumnType.Category, ColumnType.Empty),
        ["question"] = new("fraga fragetext", ColumnType.Category, ColumnType.FreeText),
        ["answer"] = new("svar svarsalternativ", ColumnType.Category),
        ["share"] = new("andel procent andelprocent", ColumnType.Whole, ColumnType.Decimal),
        ["respondents"] = new("antalsvarande svarande antalsvar", ColumnType.Whole),
        ["responsible"] = new("ansvarig ansvarigforatgard", ColumnType.Category, ColumnType.FreeText),
        ["until"] = new("tidtill giltigtill galler till", ColumnType.Date),
        ["inForceOn"] = new("lagakraft lagakraftdatum datumlagakraft", ColumnType.Date),
    };

    /// <summary>How well a column suits a role: 1 by name and content, about a half by name alone, 0 not at all.</summary>
    public static double Fit(string role, ColumnProfile column)
    {
        var known = Roles.GetValueOrDefault(role);
        var plain = Plain(column.Name);
        var byName = string.Equals(plain, role, StringComparison.OrdinalIgnoreCase) ? 1.0
            : known is null ? 0
            : known.Names.IndexOf(plain) is >= 0 and var place ? 1 - place * 0.005
            : known.Names.Any(name => name.Length >= 5 && (plain.StartsWith(name, StringComparison.Ordinal) || plain.EndsWith(name, StringComparison.Ordinal))) ? 0.7
            : 0;
        var byType = known is null || known.Types.Contains(column.Type) ? 1
            : column.Type == ColumnType.Empty ? 0.8
            : known.Types is [ColumnType.Date] or [ColumnType.Amount, ..] or [ColumnType.Deso, ..] or [ColumnType.Whole, ..] or [ColumnType.Decimal, ..] ? 0.4 : 0.6;

        // Codes of areas are told by their content, whatever the column is called.
        return byName > 0 ? byName * byType
            : role is "area" or "code" && column.Type is ColumnType.Deso or ColumnType.Regso ? 0.6
            : role == "year" && column.Type == ColumnType.Year && column.Name.Length == 1 ? 0.5
            : 0;
    }

    /// <summary>Whether the content is what the role asks for.</summary>
    public static bool TypeFits(string role, ColumnProfile column) =>
        !Roles.TryGetValue(role, out var known) || known.Types.Contains(column.Type) || column.Type == ColumnType.Empty;

    /// <summary>A name without case, signs and marks: "Öst (m)" and "öst" are the same.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var sign in name.Split('(')[0].Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(sign))
            {
                plain.Append(char.ToLowerInvariant(sign));
            }
        }

        return plain.ToString();
    }

    /// <summary>What a role is called in files, likeliest first, and what it may hold.</summary>
    private sealed class Role(string names, params ColumnType[] types)
    {
        public List<string> Names { get; } = [.. names.Split(' ')];

        public ColumnType[] Types { get; } = types;
    }
}
