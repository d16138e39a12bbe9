namespace Geo.Tests.Database.Masking;

/// <summary>Sentences of municipal reports that name a person who does not exist. They were written before the masker's
/// rules; every third one is held out, and is looked at for its rate alone.</summary>
/// <remarks>{full} a given name and a surname as people write them, {given} and {surname} one of them, {turned} surname
/// first with a comma, {givens} and {fulls} in the genitive, {lower} and {caps} all in small letters or in capitals.</remarks>
internal static class NameTemplates
{
    public static IReadOnlyList<string> All { get; } = """
        Enligt {full} har det pågått länge.
        Hyresgästen {surname} hörde av sig.
        ring {given} på eftermiddagen
        Anmälare: {full}
        {full} vill bli uppringd om klottret vid Storgatan 4.
        Belysningen i gångtunneln är trasig, hälsar {given}
        Rutan i porten är krossad. Mvh {full}
        mvh {given}
        pappan {given} kom till skolan och var upprörd
        Igår ringde {given} och berättade om bråket vid stationen.
        grannen {given} såg två ungdomar springa mot Stadsparken
        Vaktmästaren {full} har bytt låset.
        Kontaktperson: {full}, Exempelbostäder AB
        Skräp i lekparken. Anmält av {full} den 3 april.
        Det var {full} som upptäckte skadan först.
        {turned}
        {turned} anmälde via telefon att bänken är borta
        Hon heter {full} och bor i samma trappuppgång.
        Enligt uppgift från {full} är det samma gäng som förra veckan.
        Jag pratade med {given} i receptionen om det här.
        {given} ringde igen och undrar vad som händer.
        {full} har sett dem tidigare vid Coop.
        Väktaren noterade att {full} befann sig på platsen.
        Återkoppla till {full} när det är klart.
        Svara {given} att vi kommer på torsdag
        Klotter på {fulls} garage, svart färg, ca 2 m.
        {givens} cykel stals från cykelstället utanför biblioteket.
        Mamma till eleven heter {full}.
        {lower} hörde av sig om trasig lampa
        anmälare {lower} vill ha svar
        {caps} UPPGER ATT PORTEN STÅR ÖPPEN
        Polisen talade med {full} på plats.
        Ärendet lämnades över till {full} på fritidsgården.
        Rektor {full} önskar ett möte om tryggheten på skolgården.
        Nedskräpning bakom garagen, jfr samtal med {full} 2025-03-04.
        Boende {full}, Norra Storgatan 12, är orolig.
        Fönster krossat hos {full} i natt.
        Ordningsvakt {surname} avvisade tre personer.
        Handläggare {surname} har tagit emot anmälan.
        Herr {surname} klagar på ljud från uteserveringen.
        Familjen {surname} är utsatt för återkommande skadegörelse.
        Fru {surname} på tredje våningen har fått sin dörr uppbruten
        Tack för hjälpen! /{given}
        Vänliga hälsningar
        {full}
        Med vänlig hälsning {given}
        säger {given} som går förbi där varje dag
        "Det känns otryggt", säger {full}, boende i området.
        Vittne: {full} (såg allt från balkongen)
        Uppgiftslämnare är {full}.
        Felanmälan från {full}: gatlyktan blinkar.
        {full} (hyresgäst) meddelar att källardörren är uppbruten.
        {full}, 43 år, blev hotad utanför butiken.
        Han kallade sig {given} och sa att han bodde i huset.
        Fråga efter {given} i kassan.
        kontakta {given} före besök
        Nyckel hämtas hos {given}, lägenhet 3.
        Brodern {given} var också med.
        Sonen {given} går i sjuan.
        Läraren {full} hittade klottret i morse.
        Elev {full} har blivit av med sin moped.
        Mötte {full} som visade var stängslet är klippt.
        Samma sak hände {given} förra året
        Bilen tillhör {full}.
        Tel till {given} finns i pärmen.
        Har mejlat {full} två gånger utan svar.
        {full} på Gata Park tar hand om det.
        Ansvarig: {full}
        Att: {full}
        c/o {full}
        Signerat {full}
        Skadan är inrapporterad av {full} på Polisens uppmaning.
        I lördags kväll såg {full} hur någon kastade sten.
        När {full} kom ut var cykeln borta.
        Vi har fått in klagomål från {full} och {full} om buskörning.
        Både {given} och {given} har hört smällarna.
        Beställt av {full}, utförs vecka 14
        Kund {full} ringer om sopkärl som brunnit
        Enl. {surname} är det tredje gången i år
        Fastighetsskötare {full} har sanerat.
        Chauffören {given} på linje 3 larmade 112.
        tränaren {given} låste omklädningsrummet kl 21
        {full} uppger att dörren varit olåst sedan i måndags.
        {full} såg en svart Volvo V70 lämna platsen.
        Samtalet kom från {full} på Västra Trädgårdsgatan.
        Nattvandraren {given} ringde väktarna.
        Lägenheten står på {full} men hen bor inte där.
        Dottern {given} vågar inte gå hem själv.
        Hej! Jag heter {full} och bor vid torget.
        Mitt namn är {full}
        Enligt {full} och hans granne har det brunnit förut.
        Skylten nedriven. {given} har bilder.
        Kallad till platsen av {full}. Ingen kvar.
        {caps} HAR RINGT OM TRASIG GUNGA
        enligt {lower} är det släckt i hela tunneln
        Informerat {given} om att polisanmälan är gjord.
        {full} är uppringd och nöjd.
        """.Split('\n');
}
