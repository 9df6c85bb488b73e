/** Weights of the signs of readings of stacks of headings, in hundredths: made by `npm run learn`. */

/** Rows of a sign and its weight. */
export const STACK_WEIGHTS =
  'breaks:cuts0=-56 breaks:cuts1=19 breaks:cuts2=-36 breaks:down!字=-8 breaks:down"—=33 breaks:down"字=-2 breaks:down)字=4 breaks:down,字=-1 breaks:down0=22 breaks:dow' +
  'n0字=-21 breaks:down1=-41 breaks:down2=-34 breaks:down:字=-15 breaks:downa字=-1 breaks:downeven0=6 breaks:downeven1=-21 breaks:downevent_message=83 breaks:downeven' +
  't_name=-4 breaks:downevent_other=-34 breaks:downgap0=5 breaks:downgap1=-15 breaks:downgap2=-8 breaks:downmessage_name=-16 breaks:downname_event=61 breaks:downna' +
  'me_message=7 breaks:downname_name=-8 breaks:downname_notice=-42 breaks:downname_office=-24 breaks:downname_other=51 breaks:downname_section=-4 breaks:downname_s' +
  'eries=-1 breaks:downnotice_name=-2 breaks:downnotice_other=5 breaks:downoffice_name=-11 breaks:downoffice_other=-6 breaks:downother_name=16 breaks:downother_not' +
  'ice=-3 breaks:downother_office=-13 breaks:downother_other=-9 breaks:downother_section=-2 breaks:downother_series=-2 breaks:downother_short=15 breaks:downsection' +
  '_name=-66 breaks:downsection_office=-8 breaks:downsection_other=-6 breaks:downsection_series=-7 breaks:downseries_name=51 breaks:downseries_other=-9 breaks:down' +
  'short_name=-22 breaks:downshort_other=-17 breaks:down—字=-27 breaks:down。"=-2 breaks:down。▲=-3 breaks:down。字=-14 breaks:down字"=-53 breaks:down字(=47 breaks:down字-' +
  '=-4 breaks:down字0=-16 breaks:down字a=-22 breaks:down字—=57 breaks:down字▲=33 breaks:down字字=-7 breaks:even0=19 breaks:even1=12 breaks:even2=-30 breaks:even3=35 brea' +
  'ks:even4=23 breaks:even5=-15 breaks:even6=-46 breaks:even7=-26 breaks:even8=-50 breaks:formsevent_message=-16 breaks:formsevent_name=6 breaks:formsevent_other=-' +
  '9 breaks:formsmessage_name=-5 breaks:formsname_event=-28 breaks:formsname_message=15 breaks:formsname_name=64 breaks:formsname_notice=-8 breaks:formsname_office' +
  '=-3 breaks:formsname_other=-19 breaks:formsname_section=27 breaks:formsname_short=13 breaks:formsnotice_name=-13 breaks:formsnotice_other=-2 breaks:formsoffice_' +
  'name=-31 breaks:formsoffice_other=-2 breaks:formsother_name=-17 breaks:formsother_office=-3 breaks:formsother_other=-13 breaks:formsother_section=-4 breaks:form' +
  'sother_short=-1 breaks:formssection_name=-80 breaks:formssection_office=-3 breaks:formssection_other=-6 breaks:formssection_series=-5 breaks:formsseries_name=-5' +
  ' breaks:formsshort_name=22 breaks:formsshort_other=-3 breaks:gap0=22 breaks:gap1=-109 breaks:indent-1=-26 breaks:indent0=12 breaks:indent1=-77 breaks:join!字=-6 ' +
  'breaks:join"—=-14 breaks:join"字=25 breaks:join)字=-20 breaks:join-字=-2 breaks:join0=-34 breaks:join00=-2 breaks:join0字=-4 breaks:join1=-9 breaks:join2=33 breaks:' +
  'join:字=1 breaks:join—字=-6 breaks:join。字=-14 breaks:join字"=6 breaks:join字(=-20 breaks:join字-=-16 breaks:join字0=-3 breaks:join字a=-4 breaks:join字—=-17 breaks:join字' +
  '▲=-11 breaks:join字字=30 breaks:up!字=15 breaks:up"0=-1 breaks:up"—=-16 breaks:up"字=-11 breaks:up)(=-3 breaks:up)字=13 breaks:up,字=2 breaks:up-字=-11 breaks:up0=-9 b' +
  'reaks:up00=-2 breaks:up0字=16 breaks:up1=32 breaks:up2=-35 breaks:up:字=-3 breaks:upa字=-5 breaks:upeven0=13 breaks:upeven1=-38 breaks:upevent_message=-47 breaks:u' +
  'pevent_name=13 breaks:upevent_other=48 breaks:upgap0=-13 breaks:upgap1=13 breaks:upmessage_name=-10 breaks:upname_event=-29 breaks:upname_message=-32 breaks:upn' +
  'ame_name=29 breaks:upname_notice=41 breaks:upname_office=16 breaks:upname_other=-29 breaks:upname_section=19 breaks:upname_series=-6 breaks:upname_short=-9 brea' +
  'ks:upnotice_name=44 breaks:upnotice_other=-2 breaks:upoffice_name=-26 breaks:upoffice_other=-4 breaks:upother_event=-4 breaks:upother_name=-21 breaks:upother_no' +
  'tice=12 breaks:upother_other=-55 breaks:upother_section=-9 breaks:upother_series=-2 breaks:upother_short=-25 breaks:upsection_name=67 breaks:upsection_office=18' +
  ' breaks:upsection_other=2 breaks:upsection_series=19 breaks:upseries_name=-28 breaks:upseries_other=-3 breaks:upshort_name=-15 breaks:upshort_other=-10 breaks:u' +
  'p—字=18 breaks:up。(=-1 breaks:up。-=-1 breaks:up。字=11 breaks:up字"=46 breaks:up字(=-3 breaks:up字-=-20 breaks:up字0=-1 breaks:up字a=-16 breaks:up字—=-28 breaks:up字▲=-17' +
  ' breaks:up字字=11 custom:headline0=14 custom:headline1=-13 custom:headline2=6 custom:headline3=18 custom:headline4=-7 custom:headline5=-22 custom:headline6=-43 cu' +
  'stom:lines-11=-11 custom:lines-12=11 custom:lines01=-5 custom:lines02=-24 custom:lines03=-32 custom:lines11=13 custom:lines12=-6 custom:lines13=7 custom:single1' +
  '0=13 custom:single11=-12 custom:single12=-17 custom:single14=12 custom:single15=-4 custom:single16=-5 custom:single20=2 custom:single21=3 custom:single22=8 cust' +
  'om:single23=10 custom:single24=3 custom:single25=-27 custom:single26=-35 custom:single30=9 custom:single31=-1 custom:single32=-1 custom:single33=-3 custom:singl' +
  'e34=30 custom:single35=-18 custom:single36=-24 edges:"_=58 edges:(_=-117 edges:-_=-71 edges:0_=30 edges:_!=13 edges:_"=2 edges:_)=60 edges:_,=-21 edges:_-=2 edg' +
  'es:_0=-47 edges:_:=-53 edges:_a=-1 edges:_—=-31 edges:_。=-110 edges:_字=31 edges:a_=-24 edges:blank01=12 edges:blank02=6 edges:blank03=20 edges:blank11=-32 edges' +
  ':blank12=-34 edges:blank13=-46 edges:colon0=10 edges:colon1=-65 edges:comma0=13 edges:comma1=-93 edges:down"_=-56 edges:down(_=40 edges:down-_=-7 edges:down0_=-' +
  '20 edges:down_!=-31 edges:down_"=-27 edges:down_)=-4 edges:down_,=17 edges:down_-=-7 edges:down_0=8 edges:down_:=14 edges:down_a=-22 edges:down_。=12 edges:down_' +
  '字=-3 edges:downa_=-22 edges:downblank00=-10 edges:downblank01=-8 edges:downblank10=-3 edges:downblank11=16 edges:down—_=102 edges:down▲_=29 edges:down字_=-32 edg' +
  'es:figures0=13 edges:figures1=-88 edges:leads01=-27 edges:leads02=-22 edges:leads03=-7 edges:leads04=16 edges:leads11=7 edges:leads12=10 edges:leads13=12 edges:' +
  'leads14=6 edges:open0=-26 edges:open1=29 edges:up"_=-52 edges:up(_=-4 edges:up-_=37 edges:up0_=-58 edges:up_!=6 edges:up_"=-28 edges:up_)=2 edges:up_,=1 edges:u' +
  'p_-=-12 edges:up_0=17 edges:up_:=-4 edges:up_a=-6 edges:up_—=13 edges:up_。=7 edges:up_字=-1 edges:upa_=-16 edges:upblank00=9 edges:upblank01=-12 edges:upblank10=' +
  '26 edges:upblank11=-45 edges:up—_=-11 edges:up▲_=10 edges:up字_=23 edges:—_=-106 edges:▲_=-25 edges:字_=51 inner:=4 inner:above0=-22 inner:above1=-7 inner:above2=' +
  '19 inner:above3=-24 inner:above4=13 inner:above5=35 inner:begins-air-around-headings=37 inner:begins-author-closes-above=-50 inner:begins-begins-with-day=-41 in' +
  'ner:begins-bulletin=-52 inner:begins-column-or-series=-21 inner:begins-credit-above=-25 inner:begins-ends-with-author=25 inner:begins-field-above=-28 inner:begi' +
  'ns-gap-over-headings=-50 inner:begins-heading-asks=3 inner:begins-heading-told-above=14 inner:begins-heading-told-below=84 inner:begins-heading-touched-below=27' +
  ' inner:begins-in-short-news=-6 inner:begins-letter-under-heading=-31 inner:begins-list-below-heading=-51 inner:begins-lone-heading=10 inner:begins-long-heading=' +
  '5 inner:begins-loose-page=-107 inner:begins-many-names-return=15 inner:begins-mark-as-high=-2 inner:begins-mark-deeper=-9 inner:begins-name-returns=52 inner:beg' +
  'ins-names-return=53 inner:begins-no-bracketed-bulletin=3 inner:begins-no-heading=26 inner:begins-no-mark=12 inner:begins-no-title-of-list=-2 inner:begins-nothin' +
  'g-of-site-between=-6 inner:begins-notice-heading=-50 inner:begins-official-paper-below=-25 inner:begins-one-of-siblings=70 inner:begins-page-without-bulletins=1' +
  '3 inner:begins-question-below=-41 inner:begins-quoted-heading=12 inner:begins-row-below-heading=-106 inner:begins-short-as-headlines=14 inner:begins-short-headi' +
  'ng=-14 inner:begins-short-news-above=-27 inner:begins-signed-below-too=17 inner:begins-signed-story-above=-5 inner:begins-story-above-open=15 inner:begins-story' +
  '-closed=-41 inner:begins-two-headings=-11 inner:begins-under-list=-21 inner:begins-under-picture=14 inner:begins-verse-heading=-16 inner:begins-wire-under-headi' +
  'ng=-9 inner:below0=-29 inner:below1=9 inner:below2=17 inner:below3=28 inner:below4=-70 inner:below5=11 inner:beside0=43 inner:beside1=-17 inner:beside2=5 inner:' +
  'beside3=-13 inner:beside4=29 inner:beside5=-3 inner:beside6=-34 inner:beside7=-13 inner:ends!=7 inner:ends"=15 inner:ends)=-60 inner:ends,=7 inner:ends-=-18 inn' +
  'er:ends0=-20 inner:ends:=-4 inner:endsa=1 inner:ends—=-7 inner:ends。=13 inner:ends字=9 inner:figures0=5 inner:figures1=-25 inner:formevent=-7 inner:formmessage=2' +
  '7 inner:formname=15 inner:formnotice=-86 inner:formoffice=-12 inner:formother=36 inner:formsection=-36 inner:formseries=-6 inner:formshort=-8 inner:gap00=-18 in' +
  'ner:gap01=34 inner:gap10=-57 inner:gap11=18 inner:indent-1=-74 inner:indent0=-7 inner:indent1=88 inner:lead0=-11 inner:lead1=-32 inner:lead2=29 inner:lead3=32 i' +
  'nner:lead4=-20 inner:lead5=-32 inner:leadlength0=38 inner:leadlength1=-19 inner:leadlength2=-43 inner:leadlength3=-34 inner:leadlength4=21 inner:length0=97 inne' +
  'r:length1=-29 inner:length2=-38 inner:length3=-43 inner:length4=1 inner:length5=-29 inner:lines1=10 inner:lines2=-22 inner:lines3=4 inner:lines4=-18 inner:lines' +
  'custom-12=-7 inner:linescustom-13=30 inner:linescustom01=-1 inner:linescustom02=-25 inner:linescustom03=-1 inner:linescustom11=-3 inner:linescustom12=-16 inner:' +
  'linescustom13=-16 inner:long0=-56 inner:long1=-38 inner:long10=-30 inner:long11=9 inner:long2=25 inner:long3=13 inner:long4=21 inner:long5=9 inner:long6=9 inner' +
  ':long8=-44 inner:long9=-55 inner:lower0"=29 inner:lower0(=-38 inner:lower0-=-31 inner:lower00=-38 inner:lower0a=-19 inner:lower0—=-12 inner:lower0▲=27 inner:low' +
  'er0字=-6 inner:lower1"=109 inner:lower1(=-30 inner:lower1-=-39 inner:lower10=-53 inner:lower1▲=-48 inner:lower1字=2 inner:mark-=-5 inner:mark0=30 inner:mark1=-20 ' +
  'inner:news00=41 inner:news01=-13 inner:news10=-60 inner:news11=-28 inner:newscustom00=-20 inner:newscustom01=20 inner:newscustom02=13 inner:newscustom03=-9 inne' +
  'r:newscustom11=-17 inner:newscustom12=-25 inner:newscustom13=-54 inner:newscustom14=-6 inner:page=9 inner:pagem=-2 inner:pages=-45 inner:pagesm=3 inner:said-any' +
  '-line=-3 inner:said-asks-or-exclaims=-12 inner:said-colon-at-end=-2 inner:said-column-name=-28 inner:said-column-name-above=-11 inner:said-column-of-items=7 inn' +
  'er:said-credit-below=-55 inner:said-deck-under-headline=-4 inner:said-flush-line=-67 inner:said-gap-over-line-alone=-72 inner:said-head-behind-sign=-31 inner:sa' +
  'id-indented-line=-4 inner:said-item-among-items=4 inner:said-item-begins=-19 inner:said-long-line=14 inner:said-many-commas=29 inner:said-marked-line=-29 inner:' +
  'said-meets-line-above=-6 inner:said-meets-line-below=-2 inner:said-news-below=-26 inner:said-notice=-56 inner:said-one-comma=50 inner:said-open-prose-above=7 in' +
  'ner:said-over-salutation=-37 inner:said-place-over-heading=2 inner:said-reports-event=1 inner:said-section-over-signs=-5 inner:said-short-line=7 inner:said-shor' +
  't-line-above=4 inner:said-short-line-below=5 inner:said-unmarked-line=-11 inner:shared0=-35 inner:shared1=20 inner:shared2=12 inner:shared3=21 inner:shared4=-2 ' +
  'inner:shared5=-4 inner:signedcustom00=-32 inner:signedcustom01=18 inner:signedcustom02=7 inner:signedcustom03=-8 inner:signedcustom11=6 inner:signedcustom12=-16' +
  ' inner:signedcustom13=-22 inner:signedcustom14=-18 inner:single1=-42 inner:single10=-23 inner:single11=-18 inner:single12=-13 inner:single13=4 inner:single14=17' +
  ' inner:single15=18 inner:single16=-3 inner:single2=-41 inner:single21=-6 inner:single22=-16 inner:single23=23 inner:single24=-1 inner:single25=6 inner:single26=' +
  '7 inner:single3=-15 inner:single34=-3 inner:single35=-7 inner:single36=31 inner:single4=-18 inner:single46=-1 inner:starts"=9 inner:starts(=-23 inner:starts-=-7' +
  ' inner:starts0=23 inner:startsa=11 inner:starts—=-23 inner:starts▲=-18 inner:starts字=3 inner:type00=-15 inner:type10=45 inner:upper00=-6 inner:upper01=-25 inner' +
  ':upper10=9 inner:upper11=-70 inner:upperlength1=56 inner:upperlength2=-27 inner:upperlength3=-11 inner:upperlength4=-68 inner:upperlength5=-37 inner:usesddd=-4 ' +
  'inner:usesffh=-3 inner:usesfh=-1 inner:usesfkh=-5 inner:usesfsh=-1 inner:usesh=10 inner:useshd=-36 inner:useshdd=-14 inner:useshr=-3 inner:useshs=-2 inner:usesk' +
  'fh=5 inner:useskh=-3 inner:useskhd=16 inner:usesrh=-2 inner:usessh=12 inner:usesshd=-5 inner:usesskh=-1 inner:usual0=-28 inner:usual1=-16 inner:usual2=-3 inner:' +
  'usual3=-9 inner:usual4=-22 inner:usual5=2 inner:usual6=3 length:0=-2 length:1=-5 length:10=-54 length:11=-19 length:1_1=-3 length:1_10=-19 length:1_11=-11 lengt' +
  'h:1_2=-7 length:1_3=33 length:1_4=16 length:1_5=5 length:1_6=12 length:1_7=-34 length:1_8=-26 length:1_9=5 length:2=-6 length:2_0=-5 length:2_1=-5 length:2_10=-' +
  '26 length:2_11=8 length:2_2=1 length:2_3=-33 length:2_4=34 length:2_5=12 length:2_6=9 length:2_7=1 length:2_8=-23 length:2_9=-49 length:3=20 length:3_10=-11 len' +
  'gth:3_11=-12 length:3_3=-10 length:3_4=23 length:3_5=30 length:3_6=-1 length:3_7=-10 length:3_8=-45 length:3_9=7 length:4=35 length:5=21 length:6=21 length:7=-2' +
  '9 length:8=-71 length:9=-31 length:down10=-31 length:down11=-47 length:down12=26 length:down13=17 length:down14=-21 length:down15=11 length:down16=-13 length:do' +
  'wn17=23 length:down18=3 length:down19=-36 length:down20=-5 length:down21=81 length:down22=60 length:down23=-9 length:down24=-77 length:down25=-27 length:down26=' +
  '-20 length:down27=-10 length:down28=-9 length:down29=-1 length:down30=-12 length:down31=21 length:down32=-16 length:down33=8 length:down34=6 length:down35=-14 l' +
  'ength:down36=20 length:down37=-1 length:down38=4 length:down39=-4 length:down_0=22 length:down_1=-63 length:down_10=-14 length:down_11=-7 length:down_2=-41 leng' +
  'th:down_3=-10 length:down_4=10 length:down_5=24 length:down_6=47 length:down_7=15 length:down_8=6 length:down_9=-30 length:others10=-13 length:others11=-8 lengt' +
  'h:others12=4 length:others13=3 length:others14=-3 length:others15=-27 length:others16=4 length:others17=38 length:others20=-7 length:others21=-5 length:others22' +
  '=12 length:others23=28 length:others24=-6 length:others25=5 length:others26=-15 length:others27=-50 length:others32=-13 length:others33=-11 length:others34=-1 l' +
  'ength:others35=46 length:others36=6 length:others37=-39 length:up10=-26 length:up11=13 length:up12=-14 length:up13=5 length:up14=-3 length:up15=10 length:up16=1' +
  ' length:up17=14 length:up18=26 length:up19=-21 length:up20=-16 length:up21=16 length:up22=36 length:up23=14 length:up24=6 length:up25=-8 length:up26=16 length:u' +
  'p27=-30 length:up28=-19 length:up29=-15 length:up30=-1 length:up31=10 length:up32=-7 length:up33=13 length:up34=-23 length:up35=-13 length:up36=-4 length:up37=-' +
  '4 length:up38=-14 length:up39=-8 length:up_0=12 length:up_1=4 length:up_10=21 length:up_11=3 length:up_2=-65 length:up_3=-25 length:up_4=24 length:up_5=57 lengt' +
  'h:up_6=-15 length:up_7=-17 length:up_8=22 length:up_9=-11 none:=14 none:above0=8 none:above1=-5 none:above2=7 none:above3=-6 none:above4=2 none:above5=-7 none:b' +
  'egins-air-around-headings=28 none:begins-author-closes-above=19 none:begins-begins-with-day=10 none:begins-bulletin=51 none:begins-column-or-series=4 none:begin' +
  's-credit-above=29 none:begins-ends-with-author=-3 none:begins-field-above=43 none:begins-first-prose=18 none:begins-gap-over-headings=-26 none:begins-heading-as' +
  'ks=-10 none:begins-heading-told-above=-2 none:begins-heading-told-below=-5 none:begins-heading-touched-below=20 none:begins-in-short-news=-18 none:begins-letter' +
  '-under-heading=-25 none:begins-list-below-heading=-38 none:begins-lone-heading=-12 none:begins-long-heading=-18 none:begins-loose-page=-30 none:begins-many-name' +
  's-return=-6 none:begins-mark-as-high=27 none:begins-mark-deeper=-11 none:begins-name-returns=-7 none:begins-names-return=3 none:begins-no-bracketed-bulletin=-3 ' +
  'none:begins-no-gap-above=14 none:begins-no-heading=-41 none:begins-no-mark=4 none:begins-no-title-of-list=22 none:begins-nothing-of-site-between=-16 none:begins' +
  '-notice-heading=-50 none:begins-official-paper-below=-29 none:begins-one-of-siblings=-18 none:begins-page-without-bulletins=-4 none:begins-question-below=-31 no' +
  'ne:begins-row-below-heading=-89 none:begins-short-as-headlines=-10 none:begins-short-heading=-52 none:begins-short-news-above=-33 none:begins-signed-below-too=2' +
  '8 none:begins-signed-story-above=6 none:begins-story-above-open=-18 none:begins-story-closed=-28 none:begins-two-headings=17 none:begins-under-list=-13 none:beg' +
  'ins-under-picture=2 none:begins-verse-heading=-20 none:begins-wire-under-heading=-16 none:below0=-33 none:below1=1 none:below2=28 none:below3=15 none:below4=-32' +
  ' none:below5=12 none:beside0=-18 none:beside1=5 none:beside2=-5 none:beside3=1 none:beside4=-8 none:beside5=-3 none:beside6=-6 none:beside7=-1 none:ends!=-21 no' +
  'ne:ends"=1 none:ends)=-43 none:ends,=-2 none:ends-=-6 none:ends0=19 none:ends:=9 none:endsa=21 none:ends—=24 none:ends。=17 none:ends字=14 none:figures0=2 none:fo' +
  'rmevent=-14 none:formmessage=54 none:formname=-1 none:formnotice=-95 none:formoffice=23 none:formother=-34 none:formsection=47 none:formseries=22 none:formshort' +
  '=3 none:gap00=-5 none:gap01=65 none:gap10=-14 none:gap11=-23 none:indent-1=-72 none:indent0=27 none:indent1=28 none:lead0=45 none:lead1=-6 none:lead2=-25 none:l' +
  'ead3=-3 none:lead4=-40 none:lead5=-73 none:leadlength0=50 none:leadlength1=-30 none:leadlength2=-36 none:leadlength3=-28 none:leadlength4=24 none:length0=35 non' +
  'e:length1=-39 none:length2=-47 none:length3=3 none:length4=43 none:length5=-3 none:lines1=6 none:lines2=3 none:lines3=-22 none:lines4=5 none:linescustom-12=-1 n' +
  'one:linescustom-13=-31 none:linescustom01=1 none:linescustom02=-7 none:linescustom03=10 none:linescustom11=-3 none:linescustom12=-24 none:linescustom13=-24 none' +
  ':long0=-40 none:long1=-35 none:long10=18 none:long11=2 none:long2=-28 none:long3=2 none:long4=17 none:long5=-10 none:long6=-15 none:long7=-8 none:long8=15 none:' +
  'long9=47 none:lower0"=6 none:lower0(=45 none:lower0-=46 none:lower00=-43 none:lower0a=60 none:lower0—=73 none:lower0▲=18 none:lower0字=-9 none:lower1"=-31 none:l' +
  'ower1(=28 none:lower1-=-14 none:lower10=-55 none:lower1—=-20 none:lower1▲=-88 none:lower1字=-56 none:mark-=12 none:mark0=37 none:mark1=-26 none:news00=36 none:ne' +
  'ws01=-6 none:news10=-69 none:news11=-27 none:newscustom00=3 none:newscustom01=9 none:newscustom02=13 none:newscustom03=2 none:newscustom11=-31 none:newscustom12' +
  '=1 none:newscustom13=-48 none:newscustom14=-38 none:page=-11 none:pagem=-4 none:pages=47 none:pagesm=3 none:said-any-line=18 none:said-asks-or-exclaims=-16 none' +
  ':said-colon-at-end=31 none:said-column-name=38 none:said-column-name-above=-6 none:said-column-of-items=-45 none:said-credit-below=-9 none:said-deck-under-headl' +
  'ine=13 none:said-flush-line=-1 none:said-gap-over-line-alone=-27 none:said-head-behind-sign=-23 none:said-indented-line=4 none:said-item-among-items=-15 none:sa' +
  'id-item-begins=-3 none:said-long-line=9 none:said-many-commas=17 none:said-marked-line=3 none:said-meets-line-above=-14 none:said-meets-line-below=2 none:said-n' +
  'ews-below=-20 none:said-notice=-63 none:said-one-comma=-51 none:said-open-prose-above=-14 none:said-over-salutation=-50 none:said-place-over-heading=7 none:said' +
  '-reports-event=-4 none:said-section-over-signs=-7 none:said-short-line=-62 none:said-short-line-above=27 none:said-short-line-below=21 none:said-top-of-page=-4 ' +
  'none:said-unmarked-line=29 none:shared0=-34 none:shared1=-4 none:shared2=19 none:shared3=62 none:shared4=21 none:shared5=-3 none:signedcustom00=-14 none:signedc' +
  'ustom01=-9 none:signedcustom02=16 none:signedcustom03=24 none:signedcustom11=-1 none:signedcustom12=-15 none:signedcustom13=-26 none:signedcustom14=-15 none:sin' +
  'gle1=13 none:single10=5 none:single11=6 none:single12=-42 none:single13=-16 none:single14=-10 none:single15=-7 none:single16=19 none:single2=12 none:single20=-1' +
  '3 none:single21=-11 none:single22=28 none:single23=-28 none:single24=7 none:single25=3 none:single26=-17 none:single3=-10 none:single30=-1 none:single33=-3 none' +
  ':single34=-2 none:single35=-8 none:single36=-7 none:single4=-4 none:single46=7 none:starts"=-56 none:starts(=55 none:starts-=8 none:starts0=-19 none:startsa=10 ' +
  'none:starts—=92 none:starts▲=-13 none:starts字=-5 none:type00=-7 none:type01=19 none:type10=30 none:upper00=5 none:upper01=6 none:upper10=-36 none:upper11=-2 non' +
  'e:upper^0=7 none:upperlength0=7 none:upperlength1=9 none:upperlength2=-1 none:upperlength3=-24 none:upperlength4=-31 none:upperlength5=-5 none:usesffh=-16 none:' +
  'usesfh=1 none:usesfkh=-2 none:usesfsh=-15 none:usesh=6 none:useshd=33 none:useshdd=-7 none:useshr=5 none:useshsd=-1 none:useskfh=5 none:useskh=-20 none:useskhd=' +
  '-8 none:useskrh=4 none:usesksh=-1 none:usesrh=-2 none:usessh=-21 none:usesshd=6 none:usesskh=8 none:usual0=-14 none:usual1=-37 none:usual2=-11 none:usual3=23 no' +
  'ne:usual4=-2 none:usual5=-12 none:usual6=13 place:bold00=5 place:bold01=-31 place:bold11=-45 place:centred0=-16 place:centred1=-24 place:gap00=-2 place:gap01=-7' +
  '2 place:gap0_0=-11 place:gap0_1=-58 place:gap10=4 place:gap11=31 place:gap1_0=7 place:gap1_1=37 place:indent-1$=36 place:indent-1-1=-14 place:indent-10=-34 plac' +
  'e:indent0$=17 place:indent0-1=13 place:indent00=1 place:indent01=26 place:indent1$=-57 place:indent10=7 place:indent11=-42 place:indent^$=-22 place:indent^-1=66' +
  ' place:indent^0=-20 place:indent^1=-19 place:mark00$=15 place:mark000=-5 place:mark01$=-93 place:mark010=-23 place:mark011=-8 place:mark0^$=-5 place:mark0^0=-3 ' +
  'place:mark0^1=-21 place:mark10$=33 place:mark100=19 place:mark101=-9 place:mark11$=31 place:mark110=11 place:mark111=-2 place:mark1^$=-17 place:mark1^0=82 place' +
  ':mark1^1=-23 returns:above0=32 returns:above1=-30 returns:above2=-69 returns:above3=-14 returns:above4=-23 returns:above5=-4 returns:below0=-39 returns:below1=1' +
  '5 returns:below2=40 returns:below3=34 returns:below4=-5 returns:below5=-42 returns:beside0=-30 returns:beside1=4 returns:beside2=-2 returns:beside3=-2 returns:b' +
  'eside4=-15 returns:beside5=-15 returns:beside6=45 returns:beside7=2 returns:besidelead0=-18 returns:besidelead1=-37 returns:besidelead2=-7 returns:besidelead3=-' +
  '43 returns:besidelead4=28 returns:besidelead5=17 returns:besidelead6=16 returns:besidelead7=51 returns:lead0=-99 returns:lead1=3 returns:lead2=27 returns:lead3=' +
  '67 returns:lead4=19 returns:lead5=45 returns:least0=-160 returns:least1=-29 returns:least2=46 returns:least3=-19 returns:least4=75 returns:least5=51 rules:^f_=-' +
  '20 rules:^h_=-11 rules:^k_=3 rules:^r_=20 rules:^s_=-22 rules:d=-6 rules:dd=-21 rules:dd_=-17 rules:ddd=-10 rules:f=-15 rules:ff=-4 rules:ff_=-14 rules:fff=-7 r' +
  'ules:ffs=-5 rules:fh=-6 rules:fh_=37 rules:fk=4 rules:fk_=-43 rules:fkh=-1 rules:fs=7 rules:fs_=-22 rules:fsk=-2 rules:h=-29 rules:hd=15 rules:hd_=-9 rules:hdd=' +
  '19 rules:hf_=-4 rules:holds-clause-in-name=25 rules:holds-column-between=-14 rules:holds-column-ending=-18 rules:holds-column-over-story=-22 rules:holds-couplet' +
  '-below=36 rules:holds-event-above=35 rules:holds-four-characters=17 rules:holds-gap-between=-8 rules:holds-highest-mark=-9 rules:holds-label-recurs=-3 rules:hol' +
  'ds-marked-and-alone=-1 rules:holds-name-of-one-sign=1 rules:holds-name-too-long=-39 rules:holds-nearer-to-story=-33 rules:holds-nearest-of-several=54 rules:hold' +
  's-nothing-of-it-below=-1 rules:holds-office-above=-5 rules:holds-office-not-column=-16 rules:holds-only-line=-22 rules:holds-others-no-nearer=4 rules:holds-over' +
  '-brackets=-10 rules:holds-over-dashed-line=37 rules:holds-over-message=-5 rules:holds-over-parts=-5 rules:holds-picture-between=-14 rules:holds-second-line=-16 ' +
  'rules:holds-short-column-ending=-63 rules:holds-short-marked-name=-1 rules:holds-sign-below=1 rules:holds-story-tells-it=29 rules:holds-told-in-lead=6 rules:hol' +
  'ds-under-open-dash=-5 rules:holds2=8 rules:holds3=-15 rules:hr_=2 rules:hs=-5 rules:hs_=16 rules:k=1 rules:kf=-1 rules:kf_=4 rules:kh=16 rules:kh_=-11 rules:khd' +
  '=-52 rules:kk=-8 rules:kk_=18 rules:kkh=10 rules:over-clause-in-name=-23 rules:over-column-between=-1 rules:over-column-ending=10 rules:over-column-over-story=4' +
  ' rules:over-couplet-below=-39 rules:over-event-above=-4 rules:over-four-characters=21 rules:over-gap-between=-24 rules:over-highest-mark=-12 rules:over-label-re' +
  'curs=-5 rules:over-marked-and-alone=-3 rules:over-name-of-one-sign=16 rules:over-name-too-long=-37 rules:over-nearest-of-several=-1 rules:over-office-above=-30 ' +
  'rules:over-office-not-column=6 rules:over-only-line=3 rules:over-others-no-nearer=20 rules:over-over-dashed-line=-15 rules:over-over-parts=-1 rules:over-picture' +
  '-between=-17 rules:over-second-line=40 rules:over-short-column-ending=-37 rules:over-short-marked-name=32 rules:over-title-in-name=-2 rules:over-under-open-dash' +
  '=-14 rules:over1=4 rules:over2=-23 rules:over3=7 rules:r=37 rules:rd_=-2 rules:rh=-4 rules:rh_=-19 rules:rk_=1 rules:s=-2 rules:same-clause-in-name=-30 rules:sa' +
  'me-column-between=26 rules:same-column-ending=14 rules:same-column-over-story=-9 rules:same-couplet-below=13 rules:same-event-above=9 rules:same-four-characters' +
  '=-37 rules:same-gap-between=38 rules:same-highest-mark=11 rules:same-label-recurs=12 rules:same-marked-and-alone=10 rules:same-name-of-one-sign=-69 rules:same-n' +
  'ame-too-long=8 rules:same-nearer-to-story=-47 rules:same-nearest-of-several=-20 rules:same-nothing-of-it-below=3 rules:same-office-above=2 rules:same-office-not' +
  '-column=-40 rules:same-only-line=5 rules:same-others-no-nearer=-12 rules:same-over-brackets=25 rules:same-over-dashed-line=12 rules:same-over-marked-line=9 rule' +
  's:same-over-message=6 rules:same-over-parts=-19 rules:same-picture-between=22 rules:same-second-line=-50 rules:same-short-column-ending=22 rules:same-short-mark' +
  'ed-name=-32 rules:same-sign-below=6 rules:same-story-tells-it=-6 rules:same-title-in-name=9 rules:same-told-in-lead=20 rules:same1=171 rules:sd_=-3 rules:sf_=3 ' +
  'rules:sh=-25 rules:sh_=12 rules:shd=17 rules:sk=-16 rules:sk_=-4 rules:skh=-12 rules:sr=-2 rules:sr_=11 rules:under-clause-in-name=11 rules:under-column-between' +
  '=35 rules:under-column-ending=16 rules:under-column-over-story=17 rules:under-event-above=-40 rules:under-four-characters=28 rules:under-highest-mark=-32 rules:' +
  'under-label-recurs=5 rules:under-marked-and-alone=-4 rules:under-name-of-one-sign=9 rules:under-name-too-long=38 rules:under-nearer-to-story=80 rules:under-near' +
  'est-of-several=-27 rules:under-office-above=7 rules:under-only-line=21 rules:under-others-no-nearer=-14 rules:under-over-brackets=17 rules:under-over-dashed-lin' +
  'e=-47 rules:under-over-marked-line=-4 rules:under-over-message=-10 rules:under-over-parts=-13 rules:under-picture-between=-4 rules:under-second-line=14 rules:un' +
  'der-short-column-ending=-10 rules:under-sign-below=-4 rules:under-story-tells-it=-78 rules:under-told-in-lead=-21 rules:under1=3 rules:under2=-23 rules:under3=-' +
  '12 span:=-21 span:1=-15 span:101=-21 span:2=-12 span:201=12 span:202=-6 span:211=-19 span:3=-16 span:301=-16 span:302=-38 span:303=-10 span:311=25 span:312=20 s' +
  'pan:321=-22 span:401=3 span:402=-2 span:403=34 span:411=-31 span:412=9 span:413=-41 span:421=-8 span:422=-30 span:423=7 span:431=40 span:432=-6 span:433=-14 spa' +
  'n:bottom01=-7 span:bottom02=-17 span:bottom03=-34 span:bottom11=13 span:bottom12=-4 span:bottom13=29 span:bottom21=-20 span:bottom22=17 span:bottom23=-4 span:bo' +
  'ttom31=-64 span:bottom32=-16 span:bottom33=-15 span:page01=-10 span:page02=7 span:page1=-11 span:page11=6 span:page12=9 span:page2=5 span:page21=-8 span:page22=' +
  '-35 span:page3=-1 span:pagem01=7 span:pagem02=-22 span:pagem1=8 span:pagem11=-4 span:pagem12=-2 span:pagem2=-22 span:pagem21=4 span:pagem3=-2 span:pages01=-11 s' +
  'pan:pages02=-17 span:pages1=12 span:pages11=-6 span:pages12=-10 span:pages2=-18 span:pages21=26 span:pages22=-7 span:pages3=-16 span:pagesm01=14 span:pagesm1=-7' +
  ' span:pagesm11=-32'
