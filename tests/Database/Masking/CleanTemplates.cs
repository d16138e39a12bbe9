namespace Geo.Tests.Database.Masking;

/// <summary>Texts of municipal reports that point at no one. They were written before the masker's rules; every third one is
/// held out, and is looked at for its rate alone.</summary>
internal static class CleanTemplates
{
    public static IReadOnlyList<string> All { get; } = """
        Klotter på {object} vid {street} {n}, sanerat {date}.
        {street} {n}
        {place}
        {place}, {street} {n}B
        Krossad ruta på {school}, upptäckt {day} kl {time}.
        {school}
        {org}
        {org} har anmält skadan till Polisen {town}.
        Glas på {square}, upptäckt kl {time}
        Trasig lampa vid {street} {n}, stolpe {n}, LED 3000K.
        Enligt {org} ska arbetet vara klart {date}.
        Enligt Polisen är det samma gäng som tidigare.
        Ringde {guard} som skickade en bil.
        Väktare från {guard} ronderade {place} {time}.
        Ärende EX-2025-{n5}, faktura {n10}.
        Kostnad {amount} kr exkl. moms.
        Självrisk {amount} SEK, utbetalt {amount} kr.
        N {north} E {east}
        Koordinater: {north}, {east} (SWEREF 99 TM)
        58.7530, 17.0086
        Nedskräpning vid ICA Maxi och Coop Forum.
        {brand} stod parkerad på {square} med krossad vindruta.
        En svart {brand} körde för fort på {street}.
        Gungan från {maker} är trasig i {park}.
        Lekutrustning: {maker}, monterad {month} 2019
        {park}
        {park}, lekplatsen mot {street}
        Bänk saknas i {park} sedan i {day}s.
        Brand i container bakom {school} natten till {day}.
        {day}
        {day} {date} kl. {time}
        {month} 2025
        Skadegörelse under {month}, {n} anmälningar.
        Buskörning med moped på {street} mellan {time} och {time}
        Kommunen, Polisen och {org} hade möte den {n} {month}.
        Trygghetsvandring i {place} {date}, ansvarig: Gata Park.
        Ansvarig: {org}
        Rapporterat av {org}
        Anmält av {org}
        Anmälare: {org}
        Anmälare: boende
        Kontakt: kommunens växel
        Ring växeln före besök.
        Hyresgästen hörde av sig igen om samma sak.
        Grannen såg två ungdomar springa därifrån.
        Pappan till en av pojkarna kom till platsen.
        Vaktmästaren har bytt låset på {school}.
        Rektorn på {school} vill ha ett möte.
        Läraren hittade klottret i morse.
        Eleverna mår bra, ingen skadad.
        Personalen på {org} känner sig otrygga.
        Mvh {org}
        Med vänlig hälsning Tekniska förvaltningen
        Hälsningar från personalen
        Butiken på {square} hade inbrott {date}.
        Restaurang Stadskällaren har tillstånd till kl 01.00.
        Uteservering, Hotell Kompaniet, {street} {n}
        Förskolan {school} har fått fyra rutor krossade.
        {street}/{street}
        Korsningen {street} och {street}
        Gångtunneln under Riksväg 53 är mörk.
        Belysning släckt längs GC-vägen mellan {place} och {place}.
        På {square} samlas ungdomar varje {day}.
        Vid {church} har någon klottrat på muren.
        {church}
        Hot mot personal på Socialkontoret, polisanmält.
        Öppen narkotikahandel vid {square}, tips till polisen.
        KLOTTER PÅ {objectcaps} VID {streetcaps} {n}
        SKADEGÖRELSE {schoolcaps} RUTA KROSSAD
        TRASIG LAMPA, ÅTGÄRDAD AV GATA PARK
        INGEN ÅTGÄRD KRÄVS
        VÄNTAR PÅ RESERVDELAR FRÅN LEVERANTÖREN
        klotter på {objectlower} vid {streetlower}
        ingen uppgift om vem som sett det
        trasig gunga i lekparken, farligt för barn
        lampan blinkar hela natten, stör boende på plan 3
        hans cykel stals och sedan hittades den i ån
        stig lutar efter regnet och sten ligger på gångvägen
        bo i området känns bra, men sol och ljus saknas på vägen
        en man slog sönder rutan med en sten
        Bo kvar-boendet fick en ruta krossad.
        Sten kastad genom rutan på {school}.
        Stig vid ån är avstängd, Björn sedd i närheten.
        Ask och lind fällda i {park}, ny lund planteras.
        Berg i dagen vid lekplatsen, risk för halka.
        Hall och trapphus nedklottrade.
        Sol lyser rakt in, därför syns inte kameran.
        Liv och rörelse på torget gör det tryggare.
        Robin Hood-lekplatsen saknar skylt.
        Hans bil blev repad, Per styck kostar det 300 kr.
        May be delayed står det på skylten vid SL Access.
        Ny Dag, öppen verksamhet, hade {n} besökare.
        Frost i marken, arbetet väntar till {month}.
        Storm fällde träd över {street}.
        Falk häckar på taket, stör ej.
        Dock hade ingen sett något, troligen hände det {day}.
        Två personer avvisades från Resecentrum {time}.
        Ordningsvakter avvisade tre personer vid {square}.
        Mopeder kör på gångbanan mellan {school} och {place}.
        {object} skadad
        {object}, {place}
        {object}; {street} {n}; {org}
        Felanmälan {n5}: {object} trasig, prio 2
        Åtgärdat {date}, se faktura {n10}.
        Mått 120x240 cm, höjd 1,8 m, RAL 7016.
        Skala 1:500, ritning A{n}-{n}.
        Enligt lag 2021:890 och PBL 2:3 krävs bygglov.
        Budget {amount} tkr, utfall {amount} tkr
        Öppettider 08:00-16:30, lördag 10-14
        Öppet 0800-1600 vardagar
        Vecka {n}, {date} - {date}
        Dnr KS 2025/{n}
        Diarienummer BTN-2025-{n5}
        Plan {n}, lgh 1{n3}, port {n}A
        Buss 3 mot {place} stannade inte vid {street}.
        Tåget till {town} var försenat, ungdomar samlades på Resecentrum.
        {town}
        {town} kommun
        Räddningstjänsten Sörmlandskusten släckte branden.
        Region Sörmland och {town} kommun delar på kostnaden.
        Nyköpings Hem har satt upp kamera i porten på {street} {n}.
        Hemgården Vård och Omsorg, {street} {n}
        {org}, {street} {n}, {town}
        S:t Anna förskola fick klotter på fasaden
        Anna Lindhs plats
        Karl Johans gata {n}
        vid Stora Torget och Lilla Torget
        Östra Villastaden, Norra Bruket och Västra Hamnen
        Stopp i brunn vid Brandkärr Centrum.
        Ung kvinna blev följd från {place} till {place}.
        En pojke, ca 12 år, kastade sten mot en buss.
        Flera män drack alkohol utanför Systembolaget.
        Någon har målat över skylten på Folkets Hus.
        Inbrott i Scouternas stuga, Röda Korset drabbades också.
        Svenska kyrkan har anmält stöld av koppar.
        Socialtjänsten och Skolan följer upp.
        Fältgruppen pratade med ungdomar vid {square}.
        Nattvandrarna såg inget under kvällen.
        Grannsamverkan i {place} har fått nya skyltar.
        Trafikverket ansvarar för Väg 219 mot {place}.
        Postnord, DHL och Budbee har blivit av med paket.
        Laddstolpe från Vattenfall utanför {org} är vandaliserad.
        Sopkärl brann på innergården, {street} {n}-{n}.
        Tel: anges inte
        E-post saknas
        Reg.nr okänt, mörk {brand}
        Snö och is på trappan till {school}
        {time} larm, {time} väktare på plats, {time} klart.
        Det luktar cannabis i trapphuset.
        Jag vill att ni lagar gatlyktan, det är mörkt när barnen går till {school}.
        När kommer svar? Har väntat sedan {month}.
        Vi som bor på {street} vill ha farthinder.
        Hej! Det är mörkt på {street}. Tack på förhand
        Polisanmält. Sanering beställd. Klart {date}.
        Se bifogad bild, tagen {date} 22.30.
        Stationsvägen, Västra Trädgårdsgatan, Östra Kyrkogatan och Slottsgatan
        Graffiti: "ACAB", "HATA ALLT" och "AIK" i svart.
        Dekaler med texten Norrköping Ultras på {object}.
        Cykel av märket Crescent låg i ån.
        Elsparkcyklar från Voi och Tier blockerar {street}.
        App: Fixa Min Gata, ärende {n5}
        Kvarglömt Google Pixel och Apple iPhone lämnade till Polisen.
        """.Split('\n');
}
