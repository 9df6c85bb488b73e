/** Weights of the signs of readings of stacks of headings, in hundredths: made by `npm run learn`. */

/** Rows of a sign and its weight. */
export const STACK_WEIGHTS =
  'breaks:cuts0=-41 breaks:cuts1=21 breaks:cuts2=-42 breaks:down"—=31 breaks:down"字=-12 breaks:down)"=-1 breaks:down)字=8 breaks:down,字=-1 breaks:down-字=-4 breaks:d' +
  'own0=25 breaks:down00=-3 breaks:down0字=-21 breaks:down1=-35 breaks:down2=-41 breaks:down:字=-12 breaks:downa字=-1 breaks:downeven0=10 breaks:downeven1=-19 breaks:' +
  'downevent_message=78 breaks:downevent_name=1 breaks:downevent_other=-38 breaks:downgap0=1 breaks:downgap1=-8 breaks:downgap2=-9 breaks:downmessage_name=-25 brea' +
  'ks:downname_event=60 breaks:downname_message=6 breaks:downname_name=-10 breaks:downname_notice=-40 breaks:downname_office=-29 breaks:downname_other=48 breaks:do' +
  'wnname_section=12 breaks:downname_series=-1 breaks:downname_short=-7 breaks:downnotice_name=1 breaks:downnotice_other=-15 breaks:downoffice_name=-14 breaks:down' +
  'office_other=-3 breaks:downother_name=23 breaks:downother_notice=-3 breaks:downother_office=-9 breaks:downother_other=-1 breaks:downother_section=1 breaks:downo' +
  'ther_series=-2 breaks:downother_short=13 breaks:downsection_name=-78 breaks:downsection_office=-4 breaks:downsection_other=6 breaks:downsection_series=-4 breaks' +
  ':downseries_name=48 breaks:downseries_other=-13 breaks:downshort_name=-20 breaks:downshort_other=-17 breaks:down—字=-27 breaks:down。"=-3 breaks:down。(=-1 breaks:' +
  'down。▲=-1 breaks:down。字=-14 breaks:down字"=-51 breaks:down字(=42 breaks:down字-=-5 breaks:down字0=-9 breaks:down字a=-26 breaks:down字—=45 breaks:down字▲=44 breaks:down' +
  '字字=-16 breaks:even0=34 breaks:even1=13 breaks:even2=-32 breaks:even3=28 breaks:even4=20 breaks:even5=-20 breaks:even6=-49 breaks:even7=-32 breaks:even8=-44 brea' +
  'ks:formsevent_message=-18 breaks:formsevent_name=-8 breaks:formsevent_other=-6 breaks:formsmessage_name=-5 breaks:formsname_event=-21 breaks:formsname_message=1' +
  '4 breaks:formsname_name=69 breaks:formsname_notice=-9 breaks:formsname_office=-7 breaks:formsname_other=-15 breaks:formsname_section=27 breaks:formsname_short=1' +
  '3 breaks:formsnotice_name=-12 breaks:formsnotice_other=-2 breaks:formsoffice_name=-30 breaks:formsoffice_other=-2 breaks:formsother_name=-20 breaks:formsother_n' +
  'otice=-1 breaks:formsother_office=-2 breaks:formsother_other=-8 breaks:formsother_section=-4 breaks:formsother_short=-2 breaks:formssection_name=-75 breaks:form' +
  'ssection_office=-1 breaks:formssection_other=-7 breaks:formssection_series=-3 breaks:formsseries_name=-6 breaks:formsshort_name=20 breaks:gap0=24 breaks:gap1=-1' +
  '05 breaks:indent-1=-29 breaks:indent0=17 breaks:indent1=-78 breaks:join!字=-4 breaks:join"—=-14 breaks:join"字=18 breaks:join)"=-1 breaks:join)字=-18 breaks:join-字' +
  '=-4 breaks:join0=-49 breaks:join0字=-6 breaks:join1=3 breaks:join2=22 breaks:join—字=-6 breaks:join。(=-1 breaks:join。字=-13 breaks:join字"=11 breaks:join字(=-23 brea' +
  'ks:join字-=-14 breaks:join字0=-5 breaks:join字—=-19 breaks:join字▲=-10 breaks:join字字=32 breaks:up!字=11 breaks:up"—=-15 breaks:up"字=-3 breaks:up)"=3 breaks:up)字=17 b' +
  'reaks:up,字=1 breaks:up-字=-15 breaks:up0=-1 breaks:up00=-6 breaks:up0字=17 breaks:up1=20 breaks:up2=-33 breaks:up:字=-6 breaks:upa字=-8 breaks:upeven0=13 breaks:upe' +
  'ven1=-41 breaks:upevent_message=-46 breaks:upevent_name=11 breaks:upevent_other=44 breaks:upgap0=-16 breaks:upgap1=17 breaks:upgap2=1 breaks:upmessage_name=-14 ' +
  'breaks:upname_event=-33 breaks:upname_message=-32 breaks:upname_name=19 breaks:upname_notice=34 breaks:upname_office=17 breaks:upname_other=-25 breaks:upname_se' +
  'ction=15 breaks:upname_series=-5 breaks:upname_short=-8 breaks:upnotice_name=36 breaks:upnotice_other=1 breaks:upoffice_name=-33 breaks:upoffice_other=3 breaks:' +
  'upother_name=-22 breaks:upother_notice=10 breaks:upother_office=-13 breaks:upother_other=-39 breaks:upother_section=-11 breaks:upother_series=-2 breaks:upother_' +
  'short=-32 breaks:upsection_name=66 breaks:upsection_office=12 breaks:upsection_other=-13 breaks:upsection_series=25 breaks:upseries_name=-26 breaks:upseries_oth' +
  'er=-4 breaks:upshort_name=-5 breaks:upshort_other=-12 breaks:upshort_section=14 breaks:up—字=15 breaks:up。"=4 breaks:up。(=-6 breaks:up。-=1 breaks:up。▲=-1 breaks:' +
  'up。字=4 breaks:up字"=44 breaks:up字(=14 breaks:up字-=-14 breaks:up字0=-6 breaks:up字a=-11 breaks:up字—=-30 breaks:up字▲=-10 breaks:up字字=11 custom:headline0=1 custom:hea' +
  'dline1=-8 custom:headline2=1 custom:headline3=17 custom:headline4=-7 custom:headline5=-21 custom:headline6=-52 custom:lines-11=-23 custom:lines-12=4 custom:line' +
  's-13=12 custom:lines01=-2 custom:lines02=-12 custom:lines03=-30 custom:lines11=10 custom:lines12=-8 custom:lines13=-2 custom:single10=18 custom:single11=-10 cus' +
  'tom:single12=-15 custom:single14=10 custom:single15=-6 custom:single16=-14 custom:single20=-9 custom:single21=12 custom:single22=12 custom:single23=7 custom:sin' +
  'gle24=1 custom:single25=-38 custom:single26=-24 custom:single31=-5 custom:single32=-3 custom:single33=-4 custom:single34=21 custom:single35=-4 custom:single36=-' +
  '28 edges:"_=73 edges:(_=-113 edges:-_=-65 edges:0_=19 edges:_!=7 edges:_"=3 edges:_)=65 edges:_,=-16 edges:_-=-3 edges:_0=-51 edges:_:=-52 edges:_a=-2 edges:_—=' +
  '-31 edges:_。=-123 edges:_字=28 edges:a_=-36 edges:blank01=-1 edges:blank02=9 edges:blank03=22 edges:blank11=-40 edges:blank12=-34 edges:blank13=-51 edges:colon0=' +
  '13 edges:colon1=-52 edges:comma0=17 edges:comma1=-75 edges:down"_=-55 edges:down(_=34 edges:down-_=-8 edges:down0_=-18 edges:down_!=-19 edges:down_"=-27 edges:d' +
  'own_)=10 edges:down_,=7 edges:down_-=-9 edges:down_0=14 edges:down_:=20 edges:down_a=-23 edges:down_。=13 edges:down_字=6 edges:downa_=-34 edges:downblank00=-15 e' +
  'dges:downblank01=-8 edges:downblank10=-5 edges:downblank11=8 edges:down—_=86 edges:down▲_=40 edges:down字_=-40 edges:figures0=25 edges:figures1=-83 edges:leads01' +
  '=-26 edges:leads02=-12 edges:leads03=-2 edges:leads04=16 edges:leads11=11 edges:leads12=15 edges:leads13=11 edges:leads14=4 edges:open0=-29 edges:open1=34 edges' +
  ':up"_=-46 edges:up(_=-6 edges:up-_=29 edges:up0_=-49 edges:up_!=-3 edges:up_"=-20 edges:up_)=2 edges:up_,=-1 edges:up_-=-16 edges:up_0=19 edges:up_:=-9 edges:up' +
  '_a=-9 edges:up_—=9 edges:up_。=4 edges:up_字=-12 edges:upa_=-13 edges:upblank00=12 edges:upblank01=-24 edges:upblank10=21 edges:upblank11=-49 edges:up—_=-12 edges' +
  ':up▲_=19 edges:up字_=20 edges:—_=-104 edges:▲_=-21 edges:字_=58 inner:=3 inner:above0=-20 inner:above1=-5 inner:above2=6 inner:above3=-19 inner:above4=11 inner:ab' +
  'ove5=38 inner:begins-air-around-headings=15 inner:begins-author-closes-above=-46 inner:begins-begins-with-day=-48 inner:begins-bulletin=-55 inner:begins-column-' +
  'or-series=-35 inner:begins-credit-above=-50 inner:begins-ends-with-author=7 inner:begins-field-above=-32 inner:begins-gap-over-headings=-47 inner:begins-heading' +
  '-asks=7 inner:begins-heading-set-in=-9 inner:begins-heading-told-above=43 inner:begins-heading-told-below=69 inner:begins-heading-touched-below=23 inner:begins-' +
  'in-short-news=19 inner:begins-letter-under-heading=-30 inner:begins-list-below-heading=-45 inner:begins-lone-heading=-3 inner:begins-long-heading=-2 inner:begin' +
  's-loose-page=-121 inner:begins-many-names-return=-8 inner:begins-mark-as-high=12 inner:begins-mark-deeper=12 inner:begins-name-returns=50 inner:begins-names-ret' +
  'urn=44 inner:begins-no-bracketed-bulletin=1 inner:begins-no-gap-above=4 inner:begins-no-heading=9 inner:begins-no-mark=29 inner:begins-no-title-of-list=8 inner:' +
  'begins-nothing-of-site-between=-4 inner:begins-notice-heading=-50 inner:begins-official-paper-below=-31 inner:begins-one-of-siblings=88 inner:begins-page-withou' +
  't-bulletins=3 inner:begins-question-below=-39 inner:begins-quoted-heading=13 inner:begins-row-below-heading=-97 inner:begins-short-as-headlines=15 inner:begins-' +
  'short-heading=-17 inner:begins-short-news-above=-28 inner:begins-signed-below-too=2 inner:begins-signed-story-above=14 inner:begins-story-above-open=14 inner:be' +
  'gins-story-closed=-42 inner:begins-two-headings=-17 inner:begins-under-list=-10 inner:begins-under-picture=13 inner:begins-verse-heading=-26 inner:begins-wire-u' +
  'nder-heading=-8 inner:below0=-29 inner:below1=-9 inner:below2=12 inner:below3=38 inner:below4=-68 inner:below5=4 inner:beside0=38 inner:beside1=-26 inner:beside' +
  '2=13 inner:beside3=-26 inner:beside4=2 inner:beside6=-42 inner:beside7=-19 inner:ends"=22 inner:ends)=-50 inner:ends,=3 inner:ends-=-28 inner:ends0=-14 inner:en' +
  'ds:=-5 inner:endsa=-3 inner:ends—=-5 inner:ends。=17 inner:ends字=10 inner:figures0=10 inner:figures1=-23 inner:formevent=1 inner:formmessage=9 inner:formname=3 i' +
  'nner:formnotice=-92 inner:formoffice=-7 inner:formother=23 inner:formsection=-45 inner:formseries=12 inner:formshort=22 inner:gap00=-18 inner:gap01=35 inner:gap' +
  '10=-81 inner:gap11=35 inner:indent-1=-84 inner:indent0=-17 inner:indent1=89 inner:lead0=-27 inner:lead1=-29 inner:lead2=29 inner:lead3=28 inner:lead4=-30 inner:' +
  'lead5=-24 inner:leadlength0=44 inner:leadlength1=-16 inner:leadlength2=-29 inner:leadlength3=-36 inner:leadlength4=14 inner:length0=114 inner:length1=-23 inner:' +
  'length2=-31 inner:length3=-44 inner:length4=-6 inner:length5=-29 inner:lines1=9 inner:lines2=-17 inner:lines3=-8 inner:lines4=-12 inner:linescustom-12=-17 inner' +
  ':linescustom-13=21 inner:linescustom01=-8 inner:linescustom02=-15 inner:linescustom03=1 inner:linescustom11=-12 inner:linescustom12=9 inner:linescustom13=-23 in' +
  'ner:long0=-66 inner:long1=-36 inner:long10=-32 inner:long11=-2 inner:long2=28 inner:long3=18 inner:long4=7 inner:long5=18 inner:long6=9 inner:long7=-5 inner:lon' +
  'g8=-43 inner:long9=-52 inner:lower0"=54 inner:lower0(=-35 inner:lower0-=-25 inner:lower00=-30 inner:lower0a=-21 inner:lower0—=-8 inner:lower0▲=23 inner:lower0字=' +
  '8 inner:lower1"=95 inner:lower1(=-28 inner:lower1-=-28 inner:lower10=-57 inner:lower1▲=-40 inner:lower1字=4 inner:mark-=-4 inner:mark0=32 inner:mark1=-16 inner:n' +
  'ews00=38 inner:news01=-7 inner:news10=-78 inner:news11=-36 inner:newscustom00=-23 inner:newscustom01=22 inner:newscustom02=-1 inner:newscustom03=-31 inner:newsc' +
  'ustom11=-4 inner:newscustom12=-28 inner:newscustom13=-62 inner:newscustom14=-23 inner:page=-1 inner:pagem=11 inner:pages=-12 inner:pagesm=-11 inner:said-asks-or' +
  '-exclaims=-13 inner:said-colon-at-end=-2 inner:said-column-name=-26 inner:said-column-name-above=-15 inner:said-column-of-items=6 inner:said-credit-below=-55 in' +
  'ner:said-deck-under-headline=-4 inner:said-flush-line=-58 inner:said-gap-over-line-alone=-73 inner:said-head-behind-sign=-25 inner:said-indented-line=4 inner:sa' +
  'id-item-among-items=-5 inner:said-item-begins=-7 inner:said-long-line=-4 inner:said-many-commas=26 inner:said-marked-line=-5 inner:said-meets-line-above=-10 inn' +
  'er:said-meets-line-below=-4 inner:said-news-below=-51 inner:said-notice=-59 inner:said-one-comma=48 inner:said-open-prose-above=12 inner:said-over-salutation=-3' +
  '7 inner:said-place-over-heading=2 inner:said-reports-event=-3 inner:said-section-over-signs=-6 inner:said-short-line=7 inner:said-short-line-above=-1 inner:said' +
  '-short-line-below=5 inner:said-unmarked-line=-3 inner:shared0=-45 inner:shared1=14 inner:shared2=24 inner:shared3=35 inner:shared4=-12 inner:shared5=-9 inner:si' +
  'gnedcustom00=-37 inner:signedcustom01=12 inner:signedcustom02=-2 inner:signedcustom03=-9 inner:signedcustom11=7 inner:signedcustom12=-10 inner:signedcustom13=-2' +
  '0 inner:signedcustom14=-27 inner:single1=-40 inner:single10=-8 inner:single11=-7 inner:single12=-16 inner:single13=-4 inner:single14=14 inner:single15=7 inner:s' +
  'ingle16=11 inner:single2=-42 inner:single20=6 inner:single21=2 inner:single22=-14 inner:single23=16 inner:single24=-7 inner:single25=4 inner:single26=8 inner:si' +
  'ngle3=-26 inner:single33=-1 inner:single34=-2 inner:single35=-4 inner:single36=26 inner:single4=-21 inner:single46=11 inner:starts"=-9 inner:starts(=-11 inner:s' +
  'tarts-=-15 inner:starts0=15 inner:startsa=45 inner:starts—=-20 inner:starts▲=-21 inner:starts字=4 inner:type00=-14 inner:type10=35 inner:upper00=1 inner:upper01=' +
  '-6 inner:upper10=17 inner:upper11=-61 inner:upperlength1=55 inner:upperlength2=-40 inner:upperlength3=-33 inner:upperlength4=-74 inner:upperlength5=-44 inner:us' +
  'esddd=-2 inner:usesffh=-2 inner:usesfh=-1 inner:usesfkh=-1 inner:usesfsh=-5 inner:usesh=9 inner:useshd=-22 inner:useshdd=4 inner:useshr=15 inner:useshs=-1 inner' +
  ':useskfh=5 inner:useskhd=3 inner:usesrh=-2 inner:usesrkh=-4 inner:usessh=-11 inner:usesshd=-5 inner:usesskh=-2 inner:usual0=-28 inner:usual1=-27 inner:usual2=3 ' +
  'inner:usual3=-6 inner:usual4=-17 inner:usual5=1 inner:usual6=4 length:0=-18 length:1=-9 length:10=-54 length:11=-16 length:1_0=-16 length:1_1=-8 length:1_10=-23' +
  ' length:1_11=-23 length:1_2=-10 length:1_3=31 length:1_4=14 length:1_5=1 length:1_7=-36 length:1_8=-27 length:1_9=6 length:2=-11 length:2_0=-4 length:2_1=-2 len' +
  'gth:2_10=-22 length:2_11=22 length:2_2=-4 length:2_3=-43 length:2_4=38 length:2_5=18 length:2_6=18 length:2_7=5 length:2_8=-22 length:2_9=-53 length:3=18 length' +
  ':3_10=-11 length:3_11=-13 length:3_3=-8 length:3_4=25 length:3_5=22 length:3_6=-7 length:3_7=3 length:3_8=-37 length:3_9=7 length:4=40 length:5=26 length:6=12 l' +
  'ength:7=-29 length:8=-73 length:9=-39 length:down10=-22 length:down11=-55 length:down12=18 length:down13=18 length:down14=-8 length:down15=8 length:down16=-23 l' +
  'ength:down17=24 length:down19=-48 length:down20=-15 length:down21=86 length:down22=62 length:down23=-10 length:down24=-65 length:down25=-26 length:down26=-25 le' +
  'ngth:down27=-10 length:down28=-11 length:down29=-2 length:down30=-11 length:down31=19 length:down32=-11 length:down33=10 length:down34=5 length:down35=-14 lengt' +
  'h:down36=24 length:down37=-1 length:down38=2 length:down39=-3 length:down_0=17 length:down_1=-63 length:down_10=-15 length:down_11=14 length:down_2=-48 length:d' +
  'own_3=-12 length:down_4=14 length:down_5=26 length:down_6=33 length:down_7=5 length:down_8=3 length:down_9=-19 length:others10=8 length:others11=-21 length:othe' +
  'rs12=8 length:others14=-5 length:others15=-28 length:others16=-6 length:others17=27 length:others20=-5 length:others21=-25 length:others22=24 length:others23=24' +
  ' length:others25=2 length:others26=-20 length:others27=-48 length:others31=1 length:others32=-16 length:others33=-6 length:others34=-6 length:others35=44 length' +
  ':others36=6 length:others37=-30 length:up10=-37 length:up11=24 length:up12=-24 length:up13=-3 length:up14=-5 length:up15=8 length:up16=-1 length:up17=8 length:u' +
  'p18=22 length:up19=-8 length:up20=-23 length:up21=6 length:up22=21 length:up23=31 length:up24=6 length:up25=-2 length:up26=6 length:up27=-47 length:up28=-1 leng' +
  'th:up29=-13 length:up30=-4 length:up31=7 length:up32=-10 length:up33=15 length:up34=-18 length:up35=-9 length:up36=1 length:up37=2 length:up38=-13 length:up39=-' +
  '11 length:up_0=19 length:up_1=2 length:up_10=24 length:up_11=11 length:up_2=-67 length:up_3=-29 length:up_4=30 length:up_5=50 length:up_6=-34 length:up_7=-24 le' +
  'ngth:up_8=13 length:up_9=-21 none:=16 none:above0=8 none:above1=-7 none:above2=2 none:above3=6 none:above4=3 none:above5=2 none:begins-air-around-headings=37 no' +
  'ne:begins-author-closes-above=18 none:begins-begins-with-day=-5 none:begins-bulletin=40 none:begins-column-or-series=-2 none:begins-credit-above=30 none:begins-' +
  'ends-with-author=11 none:begins-field-above=47 none:begins-first-prose=10 none:begins-gap-over-headings=-9 none:begins-heading-asks=5 none:begins-heading-set-in' +
  '=5 none:begins-heading-told-above=15 none:begins-heading-told-below=-18 none:begins-heading-touched-below=-17 none:begins-in-short-news=-30 none:begins-letter-u' +
  'nder-heading=-38 none:begins-list-below-heading=-57 none:begins-long-heading=-10 none:begins-loose-page=-19 none:begins-many-names-return=-32 none:begins-mark-a' +
  's-high=39 none:begins-mark-deeper=-13 none:begins-name-returns=-19 none:begins-names-return=-11 none:begins-no-bracketed-bulletin=-5 none:begins-no-gap-above=12' +
  ' none:begins-no-heading=-32 none:begins-no-mark=-10 none:begins-no-title-of-list=28 none:begins-nothing-of-site-between=-15 none:begins-notice-heading=-56 none:' +
  'begins-official-paper-below=-19 none:begins-one-of-siblings=-20 none:begins-page-without-bulletins=-19 none:begins-question-below=-34 none:begins-row-below-head' +
  'ing=-87 none:begins-short-as-headlines=-8 none:begins-short-heading=-29 none:begins-short-news-above=-35 none:begins-signed-below-too=24 none:begins-signed-stor' +
  'y-above=14 none:begins-story-above-open=-16 none:begins-story-closed=-36 none:begins-two-headings=33 none:begins-under-list=9 none:begins-under-picture=-4 none:' +
  'begins-verse-heading=-26 none:begins-wire-under-heading=-12 none:below0=-34 none:below1=5 none:below2=23 none:below3=18 none:below4=-22 none:below5=4 none:besid' +
  'e0=1 none:beside1=10 none:beside2=-12 none:beside3=-1 none:beside4=-3 none:beside5=5 none:beside6=-19 none:beside7=4 none:ends!=-19 none:ends"=6 none:ends)=-36 ' +
  'none:ends,=5 none:ends-=15 none:ends0=1 none:ends:=11 none:endsa=21 none:ends—=24 none:ends。=16 none:ends字=-1 none:figures0=11 none:figures1=2 none:formevent=-1' +
  '4 none:formmessage=60 none:formname=-1 none:formnotice=-101 none:formoffice=21 none:formother=-18 none:formsection=45 none:formseries=-11 none:formshort=-9 none' +
  ':gap00=-10 none:gap01=53 none:gap10=-14 none:gap11=-32 none:indent-1=-57 none:indent0=18 none:indent1=39 none:lead0=38 none:lead1=-8 none:lead2=-7 none:lead3=-1' +
  '0 none:lead4=-46 none:lead5=-64 none:leadlength0=46 none:leadlength1=-29 none:leadlength2=-40 none:leadlength3=-42 none:leadlength4=21 none:length0=41 none:leng' +
  'th1=-50 none:length2=-53 none:length3=1 none:length4=43 none:length5=-8 none:lines1=3 none:lines2=5 none:lines3=-20 none:lines4=2 none:linescustom-12=3 none:lin' +
  'escustom-13=-46 none:linescustom01=7 none:linescustom02=-7 none:linescustom03=19 none:linescustom11=7 none:linescustom12=-24 none:linescustom13=-15 none:long0=-' +
  '39 none:long1=-33 none:long10=36 none:long11=11 none:long2=-26 none:long3=11 none:long4=28 none:long5=-10 none:long6=-16 none:long7=-5 none:long8=19 none:long9=' +
  '9 none:lower0"=16 none:lower0(=31 none:lower0-=50 none:lower00=-12 none:lower0a=76 none:lower0—=70 none:lower0▲=6 none:lower0字=-8 none:lower1"=-13 none:lower1(=' +
  '20 none:lower1-=-9 none:lower10=-63 none:lower1—=-3 none:lower1▲=-73 none:lower1字=-61 none:mark-=1 none:mark0=34 none:mark1=-27 none:news00=34 none:news01=-17 n' +
  'one:news10=-63 none:news11=-26 none:newscustom00=6 none:newscustom01=16 none:newscustom02=11 none:newscustom03=-12 none:newscustom11=-38 none:newscustom12=-5 no' +
  'ne:newscustom13=-42 none:newscustom14=-49 none:page=-14 none:pagem=-9 none:pages=34 none:pagesm=16 none:said-any-line=16 none:said-asks-or-exclaims=-9 none:said' +
  '-colon-at-end=26 none:said-column-name=37 none:said-column-name-above=-8 none:said-column-of-items=-57 none:said-credit-below=1 none:said-deck-under-headline=12' +
  ' none:said-flush-line=-2 none:said-full-line-of-clauses=-6 none:said-gap-over-line-alone=-35 none:said-head-behind-sign=-23 none:said-indented-line=15 none:said' +
  '-item-among-items=-12 none:said-item-begins=-20 none:said-long-line=5 none:said-many-commas=5 none:said-marked-line=-3 none:said-meets-line-above=-18 none:said-' +
  'meets-line-below=-1 none:said-news-below=-15 none:said-notice=-61 none:said-one-comma=-52 none:said-open-prose-above=-38 none:said-over-salutation=-55 none:said' +
  '-place-over-heading=2 none:said-reports-event=-4 none:said-section-over-signs=-2 none:said-short-line=-63 none:said-short-line-above=20 none:said-short-line-bel' +
  'ow=31 none:said-top-of-page=-5 none:said-unmarked-line=34 none:shared0=-34 none:shared1=3 none:shared2=36 none:shared3=59 none:shared4=-4 none:shared5=2 none:si' +
  'gnedcustom00=-12 none:signedcustom01=-22 none:signedcustom02=30 none:signedcustom03=18 none:signedcustom11=-10 none:signedcustom12=7 none:signedcustom13=-49 non' +
  'e:signedcustom14=-15 none:single1=4 none:single11=-4 none:single12=-32 none:single13=-18 none:single14=-8 none:single15=4 none:single16=10 none:single2=9 none:s' +
  'ingle20=-4 none:single21=-16 none:single22=27 none:single23=2 none:single24=-6 none:single25=-17 none:single26=-9 none:single3=-6 none:single30=-1 none:single31' +
  '=2 none:single32=-2 none:single33=-2 none:single34=-7 none:single35=14 none:single36=-21 none:single4=8 none:single46=-5 none:starts"=-50 none:starts(=50 none:s' +
  'tarts-=9 none:starts0=5 none:startsa=-10 none:starts—=91 none:starts▲=-18 none:starts字=-16 none:type00=-1 none:type01=18 none:type10=33 none:upper00=2 none:uppe' +
  'r01=-2 none:upper10=-30 none:upper11=-3 none:upper^0=5 none:upperlength0=5 none:upperlength1=3 none:upperlength2=-4 none:upperlength3=-37 none:upperlength4=-27 ' +
  'none:upperlength5=-1 none:usesddd=-9 none:usesffh=-10 none:usesfh=14 none:usesfkh=-6 none:usesfsh=-20 none:usesh=3 none:useshd=33 none:useshdd=-9 none:useshr=-1' +
  '3 none:useshs=1 none:useshsd=-1 none:useskh=-19 none:useskhd=17 none:usesksh=-1 none:usesrh=-3 none:usesrkh=3 none:usessh=-10 none:usesshd=-1 none:usesskh=2 non' +
  'e:usessrh=5 none:usual0=-4 none:usual1=-30 none:usual2=-30 none:usual3=12 none:usual4=-8 none:usual5=-12 none:usual6=-8 place:bold00=1 place:bold01=-28 place:bo' +
  'ld11=-34 place:centred0=-17 place:centred1=-24 place:gap00=-8 place:gap01=-62 place:gap0_0=-10 place:gap0_1=-54 place:gap10=-8 place:gap11=28 place:gap1_0=8 pla' +
  'ce:gap1_1=38 place:indent-1$=45 place:indent-1-1=-13 place:indent-10=-25 place:indent0$=11 place:indent0-1=17 place:indent00=1 place:indent01=16 place:indent1$=' +
  '-65 place:indent10=8 place:indent11=-37 place:indent^$=-32 place:indent^-1=86 place:indent^0=-27 place:indent^1=-19 place:mark00$=15 place:mark000=-7 place:mark' +
  '001=-2 place:mark01$=-89 place:mark010=-28 place:mark011=-6 place:mark0^$=-5 place:mark0^0=-4 place:mark0^1=-24 place:mark10$=33 place:mark100=20 place:mark101=' +
  '-6 place:mark11$=30 place:mark110=15 place:mark111=2 place:mark1^$=-18 place:mark1^0=86 place:mark1^1=-25 returns:above0=34 returns:above1=-33 returns:above2=-6' +
  '4 returns:above3=-25 returns:above4=-28 returns:above5=-30 returns:below0=-54 returns:below1=15 returns:below2=25 returns:below3=27 returns:below4=-6 returns:be' +
  'low5=-46 returns:beside0=-31 returns:beside1=4 returns:beside2=-12 returns:beside3=-12 returns:beside4=-13 returns:beside5=-21 returns:beside6=50 returns:beside' +
  '7=8 returns:besidelead0=-21 returns:besidelead1=-28 returns:besidelead2=-5 returns:besidelead3=-45 returns:besidelead4=25 returns:besidelead5=6 returns:besidele' +
  'ad6=19 returns:besidelead7=45 returns:lead0=-110 returns:lead1=-3 returns:lead2=22 returns:lead3=56 returns:lead4=11 returns:lead5=37 returns:least0=-165 return' +
  's:least1=-31 returns:least2=36 returns:least3=-14 returns:least4=83 returns:least5=55 rules:^f_=-24 rules:^h_=-9 rules:^k_=10 rules:^r_=22 rules:^s_=-25 rules:d' +
  '=-10 rules:dd=-12 rules:dd_=-27 rules:ddd=-13 rules:dds=-1 rules:dr_=-2 rules:ds=-1 rules:ds_=5 rules:f=-15 rules:fd_=-2 rules:ff=-4 rules:ff_=-6 rules:fff=-6 r' +
  'ules:ffs=-1 rules:fh=-6 rules:fh_=31 rules:fk=6 rules:fk_=-40 rules:fkh=-1 rules:fr_=-1 rules:fs=7 rules:fs_=-11 rules:fsh=-1 rules:fsk=-1 rules:h=-32 rules:hd=' +
  '9 rules:hd_=-10 rules:hdd=16 rules:holds-clause-in-name=40 rules:holds-column-between=-15 rules:holds-column-ending=-23 rules:holds-column-over-story=-20 rules:' +
  'holds-couplet-below=40 rules:holds-event-above=24 rules:holds-four-characters=-3 rules:holds-gap-between=-10 rules:holds-highest-mark=-7 rules:holds-label-recur' +
  's=-1 rules:holds-marked-and-alone=-1 rules:holds-name-of-one-sign=1 rules:holds-name-too-long=-31 rules:holds-nearer-to-story=-27 rules:holds-nearest-of-several' +
  '=44 rules:holds-nothing-of-it-below=-1 rules:holds-office-above=-10 rules:holds-office-not-column=-13 rules:holds-only-line=-25 rules:holds-others-no-nearer=2 r' +
  'ules:holds-over-brackets=-7 rules:holds-over-dashed-line=37 rules:holds-over-marked-line=-1 rules:holds-over-message=-4 rules:holds-over-office=1 rules:holds-ov' +
  'er-parts=-3 rules:holds-picture-between=-18 rules:holds-second-line=-18 rules:holds-short-column-ending=-49 rules:holds-short-marked-name=1 rules:holds-sign-bel' +
  'ow=-2 rules:holds-story-tells-it=29 rules:holds-under-open-dash=-5 rules:holds2=3 rules:holds3=-15 rules:hr_=4 rules:hs=-3 rules:hs_=6 rules:k=-7 rules:kf=-1 ru' +
  'les:kf_=5 rules:kh=12 rules:kh_=-17 rules:khd=-52 rules:khs=-3 rules:kk=-13 rules:kk_=16 rules:kkh=17 rules:kr_=-3 rules:ks=4 rules:over-clause-in-name=-11 rule' +
  's:over-column-between=9 rules:over-column-ending=22 rules:over-column-over-story=15 rules:over-couplet-below=-47 rules:over-event-above=2 rules:over-four-charac' +
  'ters=29 rules:over-gap-between=-23 rules:over-highest-mark=-15 rules:over-label-recurs=-4 rules:over-marked-and-alone=-2 rules:over-name-of-one-sign=27 rules:ov' +
  'er-name-too-long=-54 rules:over-office-above=-34 rules:over-office-not-column=-4 rules:over-only-line=5 rules:over-others-no-nearer=6 rules:over-over-brackets=-' +
  '3 rules:over-over-dashed-line=-10 rules:over-over-marked-line=1 rules:over-picture-between=-15 rules:over-second-line=36 rules:over-short-column-ending=-39 rule' +
  's:over-short-marked-name=37 rules:over-story-tells-it=1 rules:over-under-open-dash=-16 rules:over1=8 rules:over2=-25 rules:over3=11 rules:r=37 rules:rd_=-5 rule' +
  's:rh=-4 rules:rh_=-19 rules:rk=-1 rules:rk_=-2 rules:s=7 rules:same-clause-in-name=-29 rules:same-column-between=18 rules:same-column-ending=1 rules:same-column' +
  '-over-story=-10 rules:same-couplet-below=17 rules:same-event-above=11 rules:same-four-characters=-40 rules:same-gap-between=40 rules:same-highest-mark=9 rules:s' +
  'ame-label-recurs=6 rules:same-marked-and-alone=9 rules:same-name-of-one-sign=-69 rules:same-name-too-long=11 rules:same-nearer-to-story=-51 rules:same-nearest-o' +
  'f-several=-20 rules:same-nothing-of-it-below=1 rules:same-office-above=10 rules:same-office-not-column=-33 rules:same-only-line=2 rules:same-others-no-nearer=-2' +
  '0 rules:same-over-brackets=16 rules:same-over-marked-line=17 rules:same-over-message=5 rules:same-over-office=4 rules:same-over-parts=-36 rules:same-picture-bet' +
  'ween=29 rules:same-second-line=-44 rules:same-short-column-ending=44 rules:same-short-marked-name=-29 rules:same-sign-below=18 rules:same-story-tells-it=-6 rule' +
  's:same-title-in-name=14 rules:same-told-in-lead=28 rules:same1=168 rules:sd_=-1 rules:sf=-1 rules:sf_=6 rules:sh=-31 rules:sh_=7 rules:shd=18 rules:sk=-20 rules' +
  ':sk_=-11 rules:skh=-11 rules:sr=-2 rules:sr_=11 rules:under-clause-in-name=1 rules:under-column-between=25 rules:under-column-ending=12 rules:under-column-over-' +
  'story=8 rules:under-event-above=-39 rules:under-four-characters=26 rules:under-highest-mark=-30 rules:under-label-recurs=6 rules:under-name-of-one-sign=5 rules:' +
  'under-name-too-long=42 rules:under-nearer-to-story=79 rules:under-nearest-of-several=-24 rules:under-office-above=10 rules:under-office-not-column=-2 rules:unde' +
  'r-only-line=15 rules:under-others-no-nearer=-10 rules:under-over-brackets=23 rules:under-over-dashed-line=-52 rules:under-over-marked-line=3 rules:under-over-me' +
  'ssage=-10 rules:under-over-office=-5 rules:under-over-parts=-14 rules:under-picture-between=-5 rules:under-second-line=10 rules:under-short-column-ending=-24 ru' +
  'les:under-sign-below=2 rules:under-story-tells-it=-79 rules:under-title-in-name=-2 rules:under-told-in-lead=-21 rules:under1=-3 rules:under2=-15 rules:under3=-1' +
  '5 span:=-23 span:1=-12 span:101=-28 span:2=-11 span:201=21 span:202=-4 span:211=-24 span:3=-17 span:301=-8 span:302=-37 span:303=-12 span:311=31 span:312=16 spa' +
  'n:321=-29 span:401=-20 span:402=2 span:403=30 span:411=-22 span:412=-3 span:413=-38 span:421=-1 span:422=-31 span:423=16 span:431=38 span:432=-7 span:433=-18 sp' +
  'an:bottom01=3 span:bottom02=-33 span:bottom03=-38 span:bottom11=19 span:bottom12=-11 span:bottom13=34 span:bottom21=-18 span:bottom22=21 span:bottom23=-2 span:b' +
  'ottom31=-66 span:bottom32=-17 span:bottom33=-14 span:page01=-19 span:page02=9 span:page1=-13 span:page11=1 span:page12=11 span:page2=6 span:page21=-9 span:page2' +
  '2=-29 span:pagem01=13 span:pagem02=-18 span:pagem1=10 span:pagem11=4 span:pagem12=-3 span:pagem2=-19 span:pagem21=1 span:pagem22=-1 span:pagem3=-3 span:pages01=' +
  '-17 span:pages02=-18 span:pages1=-3 span:pages11=-16 span:pages12=-10 span:pages2=-16 span:pages21=34 span:pages22=-5 span:pages3=-17 span:pagesm01=20 span:page' +
  'sm1=-5 span:pagesm11=-41'
