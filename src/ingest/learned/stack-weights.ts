/** Weights of the signs of readings of stacks of headings, in hundredths: made by `npm run learn`. */

/** Rows of a sign and its weight. */
export const STACK_WEIGHTS =
  'breaks:cuts0=-50 breaks:cuts1=14 breaks:cuts2=-11 breaks:down!字=2 breaks:down"—=23 breaks:down"字=-6 breaks:down)字=21 breaks:down,字=-4 breaks:down-字=-1 breaks:do' +
  'wn0=21 breaks:down0字=-8 breaks:down1=-41 breaks:down2=-19 breaks:down:字=-5 breaks:downeven0=7 breaks:downeven1=-19 breaks:downevent_message=56 breaks:downevent_' +
  'name=-3 breaks:downevent_other=-29 breaks:downgap0=-6 breaks:downgap1=-10 breaks:downgap2=10 breaks:downmessage_name=-21 breaks:downname_event=32 breaks:downnam' +
  'e_message=10 breaks:downname_name=-1 breaks:downname_notice=-25 breaks:downname_office=-8 breaks:downname_other=33 breaks:downname_section=15 breaks:downnotice_' +
  'name=-20 breaks:downnotice_other=4 breaks:downoffice_name=-5 breaks:downoffice_other=-8 breaks:downother_name=22 breaks:downother_notice=-1 breaks:downother_off' +
  'ice=-7 breaks:downother_other=-29 breaks:downother_section=-7 breaks:downother_short=-4 breaks:downsection_name=-46 breaks:downsection_office=-3 breaks:downsect' +
  'ion_other=-10 breaks:downsection_series=-6 breaks:downseries_name=27 breaks:downseries_other=4 breaks:downshort_name=-1 breaks:downshort_other=-5 breaks:down—字=' +
  '-20 breaks:down。字=-15 breaks:down字"=-33 breaks:down字(=25 breaks:down字-=4 breaks:down字0=14 breaks:down字—=39 breaks:down字▲=17 breaks:down字字=-16 breaks:even0=4 bre' +
  'aks:even1=9 breaks:even2=-33 breaks:even3=5 breaks:even4=31 breaks:even5=-14 breaks:even6=-34 breaks:even7=-17 breaks:even8=-31 breaks:formsevent_message=-9 bre' +
  'aks:formsevent_name=11 breaks:formsevent_other=-9 breaks:formsmessage_name=-7 breaks:formsname_event=-14 breaks:formsname_message=1 breaks:formsname_name=55 bre' +
  'aks:formsname_notice=6 breaks:formsname_office=-10 breaks:formsname_other=-16 breaks:formsname_section=-14 breaks:formsnotice_name=-3 breaks:formsnotice_other=-' +
  '1 breaks:formsoffice_name=-8 breaks:formsoffice_other=-2 breaks:formsother_name=-18 breaks:formsother_office=-3 breaks:formsother_other=-14 breaks:formsother_se' +
  'ction=-1 breaks:formssection_name=-62 breaks:formssection_office=-1 breaks:formssection_other=-8 breaks:formssection_series=-1 breaks:formsseries_name=-2 breaks' +
  ':formsseries_other=-1 breaks:formsshort_name=14 breaks:gap0=13 breaks:gap1=-80 breaks:gap2=1 breaks:indent-1=-20 breaks:indent0=4 breaks:indent1=-48 breaks:join' +
  '"—=-8 breaks:join"字=8 breaks:join)字=-14 breaks:join,字=-1 breaks:join-字=-4 breaks:join0=-16 breaks:join0字=-1 breaks:join1=-13 breaks:join2=26 breaks:join:字=-3 br' +
  'eaks:join—字=-2 breaks:join。字=-8 breaks:join字"=-5 breaks:join字(=-3 breaks:join字-=-6 breaks:join字0=-5 breaks:join字—=-20 breaks:join字▲=-6 breaks:join字字=20 breaks:u' +
  'p!字=13 breaks:up"—=-10 breaks:up"字=8 breaks:up)字=7 breaks:up,字=-1 breaks:up0=-9 breaks:up0字=10 breaks:up1=17 breaks:up2=-14 breaks:up:字=4 breaks:upeven0=4 break' +
  's:upeven1=-21 breaks:upevent_message=-37 breaks:upevent_name=20 breaks:upevent_other=37 breaks:upgap0=-8 breaks:upgap1=21 breaks:upgap2=-13 breaks:upmessage_nam' +
  'e=-10 breaks:upname_event=-14 breaks:upname_message=-15 breaks:upname_name=14 breaks:upname_notice=18 breaks:upname_office=9 breaks:upname_other=-28 breaks:upna' +
  'me_section=5 breaks:upnotice_name=45 breaks:upnotice_other=-8 breaks:upoffice_name=-15 breaks:upoffice_other=6 breaks:upother_name=-11 breaks:upother_notice=22 ' +
  'breaks:upother_office=2 breaks:upother_other=-47 breaks:upother_section=-27 breaks:upother_short=-10 breaks:upsection_name=47 breaks:upsection_office=7 breaks:u' +
  'psection_other=1 breaks:upsection_series=16 breaks:upseries_name=-21 breaks:upseries_other=-3 breaks:upshort_name=-8 breaks:upshort_other=-5 breaks:up—字=18 brea' +
  'ks:up。字=-21 breaks:up字"=17 breaks:up字(=-1 breaks:up字-=-7 breaks:up字0=-4 breaks:up字—=-31 breaks:up字▲=-11 breaks:up字字=16 custom:headline0=10 custom:headline1=2 cu' +
  'stom:headline2=8 custom:headline3=-5 custom:headline4=-21 custom:headline5=-21 custom:headline6=-32 custom:lines-11=5 custom:lines-12=-11 custom:lines-13=-7 cus' +
  'tom:lines01=-11 custom:lines02=-16 custom:lines03=-7 custom:lines11=10 custom:lines12=2 custom:lines13=-5 custom:single10=29 custom:single11=-15 custom:single12' +
  '=-18 custom:single13=-10 custom:single15=-17 custom:single16=-33 custom:single20=-8 custom:single21=4 custom:single22=8 custom:single23=16 custom:single24=18 cu' +
  'stom:single25=-16 custom:single26=-18 custom:single32=-6 custom:single33=-6 custom:single34=23 custom:single35=-13 custom:single36=-21 edges:"_=42 edges:(_=-84 ' +
  'edges:-_=-42 edges:0_=-19 edges:_!=3 edges:_"=5 edges:_)=22 edges:_,=-13 edges:_-=3 edges:_0=-35 edges:_:=-23 edges:_a=-2 edges:_—=-24 edges:_。=-83 edges:_字=21 ' +
  'edges:a_=-6 edges:blank01=1 edges:blank02=5 edges:blank03=9 edges:blank11=-6 edges:blank12=-28 edges:blank13=-29 edges:colon0=5 edges:colon1=-67 edges:comma0=11' +
  ' edges:comma1=-76 edges:down"_=-41 edges:down(_=22 edges:down-_=1 edges:down0_=9 edges:down_!=-25 edges:down_"=-22 edges:down_)=5 edges:down_,=6 edges:down_-=1 ' +
  'edges:down_0=28 edges:down_:=3 edges:down_。=11 edges:down_字=-7 edges:downa_=-6 edges:downblank00=8 edges:downblank01=5 edges:downblank10=-16 edges:downblank11=-' +
  '2 edges:down—_=72 edges:down▲_=16 edges:down字_=-35 edges:figures0=18 edges:figures1=-63 edges:leads01=-23 edges:leads02=5 edges:leads03=17 edges:leads04=28 edge' +
  's:leads11=6 edges:leads12=-5 edges:leads13=5 edges:leads14=-10 edges:open0=-21 edges:open1=8 edges:up"_=-34 edges:up(_=5 edges:up-_=37 edges:up0_=-28 edges:up_!' +
  '=11 edges:up_"=-1 edges:up_)=5 edges:up_,=-1 edges:up_-=-1 edges:up_0=6 edges:up_:=4 edges:up_a=-4 edges:up_—=5 edges:up_。=-8 edges:up_字=-8 edges:upa_=-12 edges' +
  ':upblank00=22 edges:upblank01=-23 edges:upblank10=9 edges:upblank11=-34 edges:up—_=-10 edges:up▲_=15 edges:up字_=10 edges:—_=-77 edges:▲_=1 edges:字_=43 inner:=9 ' +
  'inner:above0=-14 inner:above1=-9 inner:above2=20 inner:above3=-16 inner:above5=24 inner:begins-air-around-headings=37 inner:begins-author-closes-above=-22 inner' +
  ':begins-begins-with-day=-42 inner:begins-bulletin=-78 inner:begins-column-or-series=-23 inner:begins-credit-above=-17 inner:begins-ends-with-author=17 inner:beg' +
  'ins-field-above=-11 inner:begins-gap-over-headings=-43 inner:begins-heading-asks=12 inner:begins-heading-told-above=27 inner:begins-heading-told-below=53 inner:' +
  'begins-heading-touched-below=11 inner:begins-in-short-news=6 inner:begins-letter-under-heading=-20 inner:begins-list-below-heading=-32 inner:begins-long-heading' +
  '=23 inner:begins-loose-page=-68 inner:begins-many-names-return=1 inner:begins-mark-as-high=13 inner:begins-mark-deeper=18 inner:begins-name-returns=28 inner:beg' +
  'ins-names-return=47 inner:begins-no-gap-above=8 inner:begins-no-heading=8 inner:begins-no-mark=-1 inner:begins-no-title-of-list=9 inner:begins-notice-heading=-3' +
  '8 inner:begins-official-paper-below=-16 inner:begins-one-of-siblings=34 inner:begins-page-without-bulletins=6 inner:begins-question-below=-24 inner:begins-row-b' +
  'elow-heading=-78 inner:begins-short-as-headlines=39 inner:begins-short-heading=-22 inner:begins-short-news-above=-10 inner:begins-signed-below-too=-2 inner:begi' +
  'ns-signed-story-above=7 inner:begins-story-above-open=25 inner:begins-story-closed=-26 inner:begins-two-headings=1 inner:begins-under-list=-12 inner:begins-unde' +
  'r-picture=12 inner:begins-verse-heading=-16 inner:begins-wire-under-heading=-6 inner:below0=-41 inner:below1=4 inner:below2=-3 inner:below3=22 inner:below4=-58 ' +
  'inner:below5=5 inner:beside0=28 inner:beside1=-18 inner:beside2=7 inner:beside3=-8 inner:beside4=-10 inner:beside5=6 inner:beside6=-14 inner:beside7=-30 inner:e' +
  'nds!=27 inner:ends"=10 inner:ends)=-58 inner:ends-=-7 inner:ends0=7 inner:ends:=1 inner:ends—=-4 inner:ends。=-1 inner:ends字=6 inner:figures0=-10 inner:figures1=' +
  '8 inner:formevent=6 inner:formname=4 inner:formnotice=-66 inner:formoffice=-29 inner:formother=1 inner:formsection=-25 inner:formseries=12 inner:formshort=5 inn' +
  'er:gap00=-4 inner:gap01=23 inner:gap10=-59 inner:gap11=18 inner:indent-1=-58 inner:indent0=-13 inner:indent1=73 inner:lead0=-1 inner:lead1=-22 inner:lead3=11 in' +
  'ner:lead4=-21 inner:lead5=-14 inner:leadlength0=37 inner:leadlength1=-7 inner:leadlength2=-32 inner:leadlength3=-36 inner:leadlength4=9 inner:length0=60 inner:l' +
  'ength1=-9 inner:length2=-41 inner:length3=-46 inner:length4=12 inner:length5=-16 inner:lines1=11 inner:lines2=-23 inner:lines3=-9 inner:lines4=-7 inner:linescus' +
  'tom-12=-13 inner:linescustom-13=27 inner:linescustom01=-7 inner:linescustom02=-42 inner:linescustom03=4 inner:linescustom12=-28 inner:linescustom13=16 inner:lon' +
  'g0=-55 inner:long1=-45 inner:long10=-17 inner:long11=-9 inner:long2=31 inner:long3=14 inner:long4=-4 inner:long5=4 inner:long6=2 inner:long7=-7 inner:long8=-37 ' +
  'inner:long9=-16 inner:lower0"=35 inner:lower0(=-22 inner:lower0-=-28 inner:lower00=-31 inner:lower0a=-17 inner:lower0—=-3 inner:lower0▲=-2 inner:lower0字=-2 inne' +
  'r:lower1"=54 inner:lower1(=-3 inner:lower1-=-17 inner:lower10=-26 inner:lower1▲=-30 inner:lower1字=16 inner:mark-=2 inner:mark0=13 inner:mark1=-8 inner:news00=19' +
  ' inner:news01=-12 inner:news10=-43 inner:news11=-25 inner:newscustom00=-13 inner:newscustom01=19 inner:newscustom02=13 inner:newscustom03=-10 inner:newscustom11' +
  '=-35 inner:newscustom12=-14 inner:newscustom13=-34 inner:newscustom14=14 inner:page=7 inner:pagem=-1 inner:pages=-16 inner:pagesm=1 inner:said-any-line=-2 inner' +
  ':said-asks-or-exclaims=-6 inner:said-colon-at-end=2 inner:said-column-name=-17 inner:said-column-name-above=-31 inner:said-column-of-items=10 inner:said-credit-' +
  'below=-39 inner:said-flush-line=-51 inner:said-gap-over-line-alone=-51 inner:said-indented-line=-6 inner:said-item-begins=-15 inner:said-many-commas=-2 inner:sa' +
  'id-marked-line=-15 inner:said-meets-line-above=-2 inner:said-news-below=-51 inner:said-notice=-48 inner:said-one-comma=24 inner:said-open-prose-above=3 inner:sa' +
  'id-over-salutation=-23 inner:said-place-over-heading=3 inner:said-reports-event=-6 inner:said-section-over-signs=-1 inner:said-short-line=7 inner:said-short-lin' +
  'e-above=6 inner:said-short-line-below=-10 inner:said-unmarked-line=-3 inner:shared0=-42 inner:shared1=25 inner:shared2=32 inner:shared3=23 inner:shared4=-18 inn' +
  'er:shared5=-5 inner:signedcustom00=-26 inner:signedcustom01=4 inner:signedcustom02=23 inner:signedcustom03=-19 inner:signedcustom11=27 inner:signedcustom12=-32 ' +
  'inner:signedcustom13=-23 inner:signedcustom14=-13 inner:single1=-34 inner:single10=-32 inner:single11=-11 inner:single12=-11 inner:single13=-1 inner:single14=20' +
  ' inner:single15=6 inner:single16=-4 inner:single2=-14 inner:single21=-3 inner:single22=-3 inner:single23=11 inner:single24=-15 inner:single25=1 inner:single26=-' +
  '2 inner:single3=-4 inner:single34=-1 inner:single35=-7 inner:single36=3 inner:single4=-22 inner:single46=13 inner:starts"=-3 inner:starts(=-21 inner:starts-=-12' +
  ' inner:starts0=12 inner:starts—=-9 inner:starts▲=-13 inner:starts字=-1 inner:type00=-2 inner:type10=31 inner:upper00=16 inner:upper01=-7 inner:upper10=2 inner:up' +
  'per11=-51 inner:upperlength1=51 inner:upperlength2=-43 inner:upperlength3=-13 inner:upperlength4=-70 inner:upperlength5=-22 inner:usesddd=9 inner:usesffh=-6 inn' +
  'er:usesfh=-6 inner:usesfsh=-4 inner:usesh=11 inner:useshd=-19 inner:useshdd=-6 inner:useshs=-2 inner:useskh=2 inner:useskhd=1 inner:usesksh=-2 inner:usesrh=-1 i' +
  'nner:usesshd=-4 inner:usesskh=-2 inner:usual0=-48 inner:usual1=-6 inner:usual2=21 inner:usual3=-22 inner:usual4=-22 inner:usual5=9 inner:usual6=-6 length:0=-2 l' +
  'ength:1=-10 length:10=-42 length:11=-33 length:1_0=-2 length:1_1=-6 length:1_10=-35 length:1_11=-15 length:1_2=2 length:1_3=33 length:1_4=11 length:1_5=6 length' +
  ':1_6=-2 length:1_7=-25 length:1_8=-15 length:1_9=-7 length:2=1 length:2_1=-11 length:2_10=-9 length:2_11=-6 length:2_2=-4 length:2_3=-45 length:2_4=24 length:2_' +
  '5=15 length:2_6=17 length:2_7=9 length:2_8=-13 length:2_9=-59 length:3=12 length:3_10=2 length:3_11=-11 length:3_3=-2 length:3_4=17 length:3_5=6 length:3_6=-2 l' +
  'ength:3_7=-4 length:3_8=-31 length:3_9=5 length:4=28 length:5=24 length:6=14 length:7=-18 length:8=-49 length:9=-50 length:down10=-3 length:down11=-32 length:do' +
  'wn12=1 length:down13=-2 length:down14=-13 length:down15=-6 length:down17=14 length:down18=12 length:down19=-35 length:down20=-1 length:down21=46 length:down22=3' +
  '1 length:down23=3 length:down24=-51 length:down25=-21 length:down26=-8 length:down27=-4 length:down28=-6 length:down29=-3 length:down30=-4 length:down31=8 lengt' +
  'h:down32=-9 length:down34=13 length:down35=-12 length:down37=-4 length:down38=2 length:down39=-1 length:down_0=27 length:down_1=-59 length:down_10=-1 length:dow' +
  'n_11=-25 length:down_2=-43 length:down_3=6 length:down_4=-2 length:down_5=24 length:down_6=44 length:down_7=-9 length:down_8=-2 length:down_9=-9 length:others10' +
  '=7 length:others11=-1 length:others12=3 length:others13=-3 length:others14=-14 length:others15=-40 length:others16=-3 length:others17=37 length:others20=-2 leng' +
  'th:others21=-23 length:others22=8 length:others23=30 length:others24=5 length:others25=-1 length:others26=-6 length:others27=-58 length:others32=-3 length:other' +
  's33=-4 length:others34=-2 length:others35=14 length:others36=14 length:others37=-28 length:up10=-11 length:up11=9 length:up12=-20 length:up13=-4 length:up14=-11' +
  ' length:up15=21 length:up17=3 length:up18=21 length:up19=-40 length:up20=-6 length:up21=24 length:up22=25 length:up23=8 length:up24=5 length:up25=-33 length:up2' +
  '6=-2 length:up27=-26 length:up28=-11 length:up29=-15 length:up30=-7 length:up31=9 length:up32=-2 length:up33=5 length:up34=-5 length:up35=-9 length:up37=-14 len' +
  'gth:up38=-4 length:up39=4 length:up_0=7 length:up_1=2 length:up_10=19 length:up_11=-13 length:up_2=-57 length:up_3=-12 length:up_4=21 length:up_5=60 length:up_6' +
  '=-30 length:up_7=2 length:up_8=2 length:up_9=-14 none:=7 none:above0=-1 none:above1=-16 none:above2=23 none:above3=2 none:above4=2 none:above5=-16 none:begins-a' +
  'ir-around-headings=12 none:begins-author-closes-above=9 none:begins-begins-with-day=4 none:begins-bulletin=9 none:begins-column-or-series=-1 none:begins-credit-' +
  'above=11 none:begins-ends-with-author=-8 none:begins-field-above=10 none:begins-first-prose=-1 none:begins-gap-over-headings=8 none:begins-heading-asks=9 none:b' +
  'egins-heading-told-above=-9 none:begins-heading-told-below=-24 none:begins-heading-touched-below=-27 none:begins-in-short-news=-28 none:begins-letter-under-head' +
  'ing=-24 none:begins-list-below-heading=-35 none:begins-lone-heading=-14 none:begins-long-heading=7 none:begins-loose-page=-15 none:begins-many-names-return=-19 ' +
  'none:begins-mark-as-high=40 none:begins-mark-deeper=1 none:begins-name-returns=9 none:begins-names-return=-23 none:begins-no-heading=-7 none:begins-no-title-of-' +
  'list=4 none:begins-nothing-of-site-between=-2 none:begins-notice-heading=-40 none:begins-official-paper-below=-12 none:begins-page-without-bulletins=-28 none:be' +
  'gins-question-below=-23 none:begins-row-below-heading=-48 none:begins-short-as-headlines=-7 none:begins-short-heading=-53 none:begins-short-news-above=-27 none:' +
  'begins-signed-below-too=14 none:begins-signed-story-above=6 none:begins-story-above-open=-1 none:begins-story-closed=-18 none:begins-two-headings=28 none:begins' +
  '-under-list=-7 none:begins-under-picture=-3 none:begins-verse-heading=-18 none:begins-wire-under-heading=-12 none:below0=-19 none:below1=-17 none:below2=34 none' +
  ':below3=-2 none:below4=-29 none:below5=4 none:beside0=-11 none:beside1=-30 none:beside2=6 none:beside3=3 none:beside4=8 none:beside5=-21 none:beside6=-23 none:b' +
  'eside7=-4 none:ends!=-21 none:ends"=4 none:ends)=-1 none:ends-=-10 none:ends0=-5 none:ends:=-1 none:ends—=8 none:ends。=18 none:ends字=13 none:figures0=-2 none:fi' +
  'gures1=9 none:formevent=-11 none:formmessage=26 none:formname=14 none:formnotice=-72 none:formoffice=24 none:formsection=10 none:formseries=-10 none:formshort=-' +
  '12 none:gap00=4 none:gap01=34 none:gap10=-22 none:gap11=-33 none:indent-1=-65 none:indent0=30 none:indent1=-2 none:lead0=25 none:lead1=26 none:lead2=-28 none:le' +
  'ad3=-16 none:lead4=-34 none:lead5=-61 none:leadlength0=43 none:leadlength1=-29 none:leadlength2=-20 none:leadlength3=-32 none:leadlength4=-14 none:length0=49 no' +
  'ne:length1=-40 none:length2=-53 none:length3=-5 none:length4=22 none:length5=6 none:lines1=6 none:lines2=-25 none:lines3=-20 none:lines4=-6 none:linescustom-12=' +
  '-10 none:linescustom-13=-26 none:linescustom01=7 none:linescustom02=6 none:linescustom03=-7 none:linescustom11=4 none:linescustom12=-42 none:linescustom13=-15 n' +
  'one:long0=-36 none:long1=-24 none:long10=10 none:long11=22 none:long2=-3 none:long3=-2 none:long4=5 none:long5=-38 none:long6=-27 none:long7=-19 none:long8=30 n' +
  'one:long9=6 none:lower0"=-2 none:lower0(=30 none:lower0-=49 none:lower00=1 none:lower0a=51 none:lower0—=40 none:lower0▲=45 none:lower0字=-29 none:lower1"=7 none:' +
  'lower1(=-2 none:lower1-=-3 none:lower10=-54 none:lower1▲=-45 none:lower1字=-67 none:mark-=1 none:mark0=26 none:mark1=-17 none:news00=30 none:news01=-4 none:news1' +
  '0=-53 none:news11=-6 none:newscustom00=17 none:newscustom01=9 none:newscustom02=9 none:newscustom03=-25 none:newscustom11=-16 none:newscustom12=-34 none:newscus' +
  'tom13=-26 none:newscustom14=-23 none:page=-12 none:pagem=-9 none:pages=20 none:pagesm=7 none:said-any-line=10 none:said-asks-or-exclaims=-6 none:said-colon-at-e' +
  'nd=19 none:said-column-name=13 none:said-column-name-above=-16 none:said-column-of-items=-31 none:said-credit-below=-4 none:said-flush-line=-10 none:said-gap-ov' +
  'er-line-alone=-19 none:said-indented-line=17 none:said-item-begins=2 none:said-many-commas=6 none:said-marked-line=16 none:said-meets-line-above=2 none:said-new' +
  's-below=-11 none:said-notice=-47 none:said-one-comma=-50 none:said-open-prose-above=-37 none:said-over-salutation=-23 none:said-place-over-heading=-3 none:said-' +
  'reports-event=-13 none:said-section-over-signs=-5 none:said-short-line=-38 none:said-short-line-above=31 none:said-short-line-below=32 none:said-top-of-page=9 n' +
  'one:said-unmarked-line=30 none:shared0=-26 none:shared1=3 none:shared2=31 none:shared3=33 none:shared4=-1 none:shared5=-4 none:signedcustom00=-2 none:signedcust' +
  'om01=-24 none:signedcustom02=4 none:signedcustom03=16 none:signedcustom11=-9 none:signedcustom12=-6 none:signedcustom13=-9 none:signedcustom14=-11 none:single1=' +
  '8 none:single10=13 none:single11=-14 none:single12=-15 none:single13=-13 none:single14=-12 none:single15=-17 none:single16=20 none:single2=-37 none:single20=-10' +
  ' none:single21=-8 none:single22=11 none:single23=-2 none:single24=16 none:single25=13 none:single26=-10 none:single3=13 none:single35=-2 none:single36=-31 none:' +
  'single4=-18 none:single46=9 none:starts"=-43 none:starts(=47 none:starts-=-4 none:starts0=-25 none:starts—=43 none:starts▲=-35 none:starts字=2 none:type00=1 none' +
  ':type01=-1 none:type10=18 none:upper00=11 none:upper01=1 none:upper10=-31 none:upper11=-11 none:upper^0=-1 none:upperlength0=-1 none:upperlength1=6 none:upperle' +
  'ngth2=-9 none:upperlength3=-36 none:upperlength4=-17 none:upperlength5=-27 none:usesddd=-16 none:usesffh=1 none:usesfkh=-1 none:usesfsh=4 none:usesh=6 none:uses' +
  'hd=9 none:useshdd=-18 none:useshs=6 none:useskfh=-2 none:useskh=-23 none:useskhd=-5 none:usesksh=-3 none:usessh=-26 none:usesshd=-5 none:usesskh=9 none:usual0=-' +
  '3 none:usual1=-28 none:usual2=-33 none:usual3=-6 none:usual4=6 none:usual5=-13 none:usual6=10 place:bold00=-7 place:bold01=-16 place:bold11=-30 place:centred0=-' +
  '16 place:centred1=-24 place:gap00=1 place:gap01=-53 place:gap0_0=-13 place:gap0_1=-46 place:gap10=-3 place:gap11=33 place:gap1_0=5 place:gap1_1=21 place:indent-' +
  '1$=29 place:indent-1-1=-10 place:indent-10=-10 place:indent0$=12 place:indent0-1=16 place:indent00=1 place:indent01=16 place:indent1$=-59 place:indent10=-6 plac' +
  'e:indent11=-18 place:indent^$=-20 place:indent^-1=68 place:indent^0=-40 place:indent^1=-7 place:mark00$=10 place:mark01$=-57 place:mark010=-14 place:mark0^$=-1 ' +
  'place:mark0^0=-1 place:mark0^1=-16 place:mark10$=3 place:mark100=4 place:mark11$=18 place:mark110=10 place:mark1^$=1 place:mark1^0=40 place:mark1^1=-14 returns:' +
  'above0=15 returns:above1=-18 returns:above2=-64 returns:above3=-12 returns:above4=-11 returns:above5=-6 returns:below0=-29 returns:below1=19 returns:below2=37 r' +
  'eturns:below3=35 returns:below4=-12 returns:below5=-24 returns:beside0=-23 returns:beside2=1 returns:beside3=-24 returns:beside4=-18 returns:beside5=-20 returns' +
  ':beside6=38 returns:beside7=9 returns:besidelead0=-20 returns:besidelead1=-34 returns:besidelead2=-20 returns:besidelead3=-44 returns:besidelead4=12 returns:bes' +
  'idelead5=29 returns:besidelead6=23 returns:besidelead7=52 returns:lead0=-91 returns:lead1=8 returns:lead2=24 returns:lead3=56 returns:lead4=33 returns:lead5=45 ' +
  'returns:least0=-124 returns:least1=-24 returns:least2=55 returns:least3=2 returns:least4=41 returns:least5=36 rules:^f_=-33 rules:^h_=-13 rules:^k_=1 rules:^r_=' +
  '17 rules:^s_=-29 rules:d=3 rules:dd=-20 rules:dd_=-15 rules:ddd=-9 rules:f=-28 rules:ff=-7 rules:ff_=-12 rules:fff=-3 rules:ffh=-1 rules:fh=-5 rules:fh_=12 rule' +
  's:fk_=-23 rules:fs=-3 rules:fs_=3 rules:fsh=-1 rules:h=-30 rules:hd=12 rules:hd_=-8 rules:hdd=30 rules:holds-clause-in-name=24 rules:holds-column-between=-12 ru' +
  'les:holds-column-ending=-17 rules:holds-column-over-story=-3 rules:holds-couplet-below=31 rules:holds-event-above=19 rules:holds-four-characters=14 rules:holds-' +
  'gap-between=-4 rules:holds-highest-mark=-8 rules:holds-label-recurs=-5 rules:holds-name-of-one-sign=-5 rules:holds-name-too-long=-27 rules:holds-nearer-to-story' +
  '=-17 rules:holds-nearest-of-several=31 rules:holds-office-above=-1 rules:holds-office-not-column=-15 rules:holds-only-line=-21 rules:holds-others-no-nearer=-6 r' +
  'ules:holds-over-brackets=-7 rules:holds-over-dashed-line=9 rules:holds-over-marked-line=-1 rules:holds-over-message=-7 rules:holds-over-office=5 rules:holds-ove' +
  'r-parts=-6 rules:holds-picture-between=-18 rules:holds-second-line=-8 rules:holds-short-column-ending=-38 rules:holds-short-marked-name=-2 rules:holds-sign-belo' +
  'w=-1 rules:holds-story-tells-it=31 rules:holds-told-in-lead=10 rules:holds2=3 rules:holds3=-5 rules:hs=-5 rules:hs_=-5 rules:k=13 rules:kf_=-2 rules:kh=-3 rules' +
  ':kh_=-7 rules:khd=-28 rules:kk=-8 rules:kk_=27 rules:kkh=1 rules:ks=-2 rules:ks_=-5 rules:ksh=-3 rules:over-clause-in-name=-17 rules:over-column-between=-14 rul' +
  'es:over-column-ending=20 rules:over-column-over-story=31 rules:over-couplet-below=-28 rules:over-event-above=-5 rules:over-four-characters=10 rules:over-gap-bet' +
  'ween=-14 rules:over-highest-mark=1 rules:over-label-recurs=-5 rules:over-name-of-one-sign=12 rules:over-name-too-long=-33 rules:over-nearest-of-several=-1 rules' +
  ':over-office-above=-22 rules:over-office-not-column=5 rules:over-only-line=-11 rules:over-others-no-nearer=17 rules:over-over-dashed-line=-10 rules:over-over-pa' +
  'rts=-1 rules:over-picture-between=2 rules:over-second-line=21 rules:over-short-column-ending=-40 rules:over-short-marked-name=17 rules:over-story-tells-it=-23 r' +
  'ules:over1=12 rules:over2=-24 rules:over3=-4 rules:r=24 rules:rh=-1 rules:rh_=-16 rules:s=-16 rules:same-clause-in-name=-39 rules:same-column-between=3 rules:sa' +
  'me-column-ending=-11 rules:same-column-over-story=-17 rules:same-couplet-below=5 rules:same-event-above=10 rules:same-four-characters=-32 rules:same-gap-between' +
  '=36 rules:same-highest-mark=16 rules:same-label-recurs=13 rules:same-name-of-one-sign=-36 rules:same-name-too-long=11 rules:same-nearer-to-story=-43 rules:same-' +
  'nearest-of-several=-12 rules:same-nothing-of-it-below=1 rules:same-office-above=16 rules:same-office-not-column=-45 rules:same-only-line=9 rules:same-others-no-' +
  'nearer=-18 rules:same-over-brackets=25 rules:same-over-dashed-line=25 rules:same-over-marked-line=9 rules:same-over-message=13 rules:same-over-office=-4 rules:s' +
  'ame-over-parts=-10 rules:same-picture-between=12 rules:same-second-line=-35 rules:same-short-column-ending=15 rules:same-short-marked-name=-16 rules:same-sign-b' +
  'elow=2 rules:same-story-tells-it=-10 rules:same-title-in-name=16 rules:same-told-in-lead=5 rules:same1=170 rules:sh=-25 rules:sh_=26 rules:shd=7 rules:sk=-7 rul' +
  'es:sk_=3 rules:skh=-6 rules:under-clause-in-name=-5 rules:under-column-between=23 rules:under-column-ending=-2 rules:under-column-over-story=-2 rules:under-even' +
  't-above=-10 rules:under-highest-mark=-25 rules:under-name-too-long=21 rules:under-nearer-to-story=53 rules:under-nearest-of-several=-11 rules:under-office-above' +
  '=-1 rules:under-office-not-column=21 rules:under-only-line=4 rules:under-others-no-nearer=-5 rules:under-over-brackets=-7 rules:under-over-dashed-line=-44 rules' +
  ':under-over-message=-14 rules:under-over-office=-1 rules:under-over-parts=-6 rules:under-second-line=14 rules:under-short-column-ending=-1 rules:under-sign-belo' +
  'w=6 rules:under-story-tells-it=-49 rules:under-told-in-lead=-11 rules:under1=2 rules:under2=-20 rules:under3=-10 span:=-20 span:1=-13 span:101=-22 span:2=-12 sp' +
  'an:201=5 span:202=-15 span:211=-15 span:3=-16 span:301=-8 span:302=-27 span:303=-4 span:311=19 span:312=8 span:321=-10 span:401=-12 span:402=-2 span:403=6 span:' +
  '411=-11 span:412=4 span:413=-18 span:421=-12 span:422=-17 span:423=13 span:431=29 span:432=-14 span:433=-13 span:bottom01=-12 span:bottom02=-16 span:bottom03=-1' +
  '0 span:bottom11=8 span:bottom12=8 span:bottom13=-7 span:bottom21=-24 span:bottom22=3 span:bottom31=-39 span:bottom32=-13 span:bottom33=1 span:page01=-13 span:pa' +
  'ge02=-17 span:page1=-6 span:page11=2 span:page12=3 span:page2=7 span:page21=-4 span:page22=-23 span:page3=-5 span:pagem01=12 span:pagem02=-18 span:pagem1=11 spa' +
  'n:pagem11=-14 span:pagem2=-18 span:pagem21=7 span:pagem3=-1 span:pages01=-5 span:pages02=-19 span:pages1=3 span:pages11=-25 span:pages12=-9 span:pages2=-19 span' +
  ':pages21=31 span:pages22=-1 span:pages3=-10 span:pagesm01=15 span:pagesm1=-9 span:pagesm11=-28'
