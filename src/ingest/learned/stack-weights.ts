/** Weights of the signs of readings of stacks of headings, in hundredths: made by `npm run learn`. */

/** Rows of a sign and its weight. */
export const STACK_WEIGHTS =
  'breaks:cuts0=-33 breaks:cuts1=19 breaks:cuts2=-18 breaks:down!字=-5 breaks:down"—=17 breaks:down"字=8 breaks:down)"=-1 breaks:down)字=6 breaks:down-字=-3 breaks:dow' +
  'n0=8 breaks:down0字=-13 breaks:down1=-39 breaks:down2=-26 breaks:down:字=-4 breaks:downa字=-1 breaks:downeven0=3 breaks:downeven1=-27 breaks:downevent_message=30 b' +
  'reaks:downevent_name=22 breaks:downevent_other=-27 breaks:downgap0=3 breaks:downgap1=-17 breaks:downgap2=2 breaks:downmessage_name=-16 breaks:downname_event=27 ' +
  'breaks:downname_message=12 breaks:downname_name=-10 breaks:downname_notice=-36 breaks:downname_office=-3 breaks:downname_other=33 breaks:downname_section=1 brea' +
  'ks:downname_series=-4 breaks:downname_short=-13 breaks:downnotice_name=-6 breaks:downnotice_other=-4 breaks:downoffice_name=-9 breaks:downoffice_other=-16 break' +
  's:downother_name=6 breaks:downother_notice=-1 breaks:downother_office=-5 breaks:downother_other=-3 breaks:downother_section=-5 breaks:downother_short=13 breaks:' +
  'downsection_name=-42 breaks:downsection_office=-3 breaks:downsection_series=-4 breaks:downseries_name=30 breaks:downshort_name=-3 breaks:downshort_other=-15 bre' +
  'aks:down—字=-10 breaks:down。字=-13 breaks:down字"=-47 breaks:down字(=34 breaks:down字-=-1 breaks:down字0=-15 breaks:down字a=-11 breaks:down字—=41 breaks:down字▲=22 break' +
  's:down字字=-23 breaks:even0=-14 breaks:even1=14 breaks:even2=-14 breaks:even3=13 breaks:even4=38 breaks:even5=-5 breaks:even6=-21 breaks:even7=-17 breaks:even8=-5' +
  '3 breaks:formsevent_message=-5 breaks:formsevent_other=-3 breaks:formsmessage_name=-5 breaks:formsname_event=-13 breaks:formsname_name=52 breaks:formsname_notic' +
  'e=-7 breaks:formsname_office=-1 breaks:formsname_other=-25 breaks:formsname_section=4 breaks:formsname_series=-1 breaks:formsname_short=6 breaks:formsnotice_nam' +
  'e=-6 breaks:formsoffice_name=-18 breaks:formsoffice_other=-1 breaks:formsother_name=-26 breaks:formsother_notice=1 breaks:formsother_office=-1 breaks:formsother' +
  '_other=-9 breaks:formsother_section=-2 breaks:formsother_short=-1 breaks:formssection_name=-53 breaks:formssection_other=-2 breaks:formssection_series=-1 breaks' +
  ':formsseries_name=-2 breaks:formsshort_name=13 breaks:gap0=14 breaks:gap1=-83 breaks:gap2=-4 breaks:indent-1=-13 breaks:indent0=-2 breaks:indent1=-62 breaks:joi' +
  'n!字=-2 breaks:join"—=-7 breaks:join"字=9 breaks:join)"=-2 breaks:join)字=-16 breaks:join-字=-2 breaks:join0=-37 breaks:join0字=-1 breaks:join1=-9 breaks:join2=39 br' +
  'eaks:join:字=-2 breaks:join—字=-4 breaks:join。字=-8 breaks:join字"=-3 breaks:join字(=-5 breaks:join字-=-7 breaks:join字0=-6 breaks:join字—=-12 breaks:join字▲=-3 breaks:j' +
  'oin字字=10 breaks:up!字=13 breaks:up"—=-6 breaks:up"字=3 breaks:up)"=4 breaks:up)字=15 breaks:up-字=-24 breaks:up0=1 breaks:up0字=11 breaks:up1=12 breaks:up2=-21 break' +
  's:up:字=8 breaks:upa字=2 breaks:upeven0=9 breaks:upeven1=-24 breaks:upevent_message=-19 breaks:upevent_name=4 breaks:upevent_other=30 breaks:upgap0=-3 breaks:upga' +
  'p1=11 breaks:upgap2=-2 breaks:upmessage_name=-10 breaks:upname_event=-4 breaks:upname_message=-14 breaks:upname_name=10 breaks:upname_notice=35 breaks:upname_of' +
  'fice=2 breaks:upname_other=-48 breaks:upname_section=-2 breaks:upname_series=-7 breaks:upname_short=3 breaks:upnotice_name=23 breaks:upnotice_other=-8 breaks:up' +
  'office_name=-23 breaks:upoffice_other=2 breaks:upother_name=4 breaks:upother_notice=8 breaks:upother_office=5 breaks:upother_other=-51 breaks:upother_section=-3' +
  ' breaks:upother_short=-18 breaks:upsection_name=63 breaks:upsection_office=9 breaks:upsection_other=25 breaks:upsection_series=7 breaks:upseries_name=-34 breaks' +
  ':upshort_name=-9 breaks:upshort_other=-5 breaks:up—字=14 breaks:up。字=-1 breaks:up字"=23 breaks:up字(=-1 breaks:up字-=-13 breaks:up字0=-15 breaks:up字a=-1 breaks:up字—=' +
  '-26 breaks:up字▲=-10 breaks:up字字=16 custom:headline0=2 custom:headline1=-11 custom:headline2=14 custom:headline3=8 custom:headline4=-6 custom:headline5=-15 custo' +
  'm:headline6=-38 custom:lines-11=10 custom:lines-12=-12 custom:lines-13=3 custom:lines01=3 custom:lines03=-5 custom:lines11=4 custom:lines12=-17 custom:lines13=-' +
  '6 custom:single10=-16 custom:single11=-6 custom:single12=1 custom:single13=-1 custom:single14=-7 custom:single15=6 custom:single16=-12 custom:single20=4 custom:' +
  'single21=-1 custom:single22=9 custom:single23=16 custom:single24=-13 custom:single26=-16 custom:single32=-1 custom:single35=5 custom:single36=-9 edges:"_=69 edg' +
  'es:(_=-78 edges:-_=-48 edges:0_=6 edges:_!=7 edges:_"=10 edges:_)=17 edges:_,=-6 edges:_-=-17 edges:_0=-36 edges:_:=-19 edges:_a=-5 edges:_—=-16 edges:_。=-86 ed' +
  'ges:_字=11 edges:a_=-2 edges:blank02=14 edges:blank03=4 edges:blank11=-34 edges:blank12=-30 edges:blank13=-17 edges:colon0=-5 edges:colon1=-62 edges:comma0=20 ed' +
  'ges:comma1=-84 edges:down"_=-48 edges:down(_=32 edges:down-_=-12 edges:down0_=-22 edges:down_!=-10 edges:down_"=-16 edges:down_)=-8 edges:down_-=-5 edges:down_0' +
  '=16 edges:down_:=-5 edges:down_。=-3 edges:down_字=9 edges:downa_=-11 edges:downblank00=-9 edges:downblank01=-9 edges:downblank10=21 edges:downblank11=9 edges:dow' +
  'n—_=66 edges:down▲_=23 edges:down字_=-38 edges:figures1=-71 edges:leads01=-26 edges:leads02=-4 edges:leads03=-6 edges:leads04=7 edges:leads11=17 edges:leads12=-1' +
  ' edges:leads13=10 edges:leads14=2 edges:open0=-23 edges:open1=13 edges:up"_=-54 edges:up-_=22 edges:up0_=-30 edges:up_!=11 edges:up_"=-3 edges:up_)=3 edges:up_-' +
  '=-26 edges:up_0=9 edges:up_:=8 edges:up_a=1 edges:up_—=13 edges:up_。=-4 edges:up_字=-5 edges:upa_=-1 edges:upblank00=18 edges:upblank01=2 edges:upblank10=1 edges' +
  ':upblank11=-30 edges:up—_=-4 edges:up▲_=6 edges:up字_=8 edges:—_=-88 edges:▲_=-19 edges:字_=29 inner:=3 inner:above0=-20 inner:above1=4 inner:above2=23 inner:abov' +
  'e3=-22 inner:above4=9 inner:above5=26 inner:begins-air-around-headings=35 inner:begins-author-closes-above=-16 inner:begins-begins-with-day=-55 inner:begins-bul' +
  'letin=-50 inner:begins-column-or-series=-19 inner:begins-credit-above=-46 inner:begins-ends-with-author=15 inner:begins-field-above=-10 inner:begins-gap-over-he' +
  'adings=-27 inner:begins-heading-asks=-5 inner:begins-heading-told-above=9 inner:begins-heading-told-below=42 inner:begins-heading-touched-below=47 inner:begins-' +
  'letter-under-heading=-26 inner:begins-list-below-heading=-8 inner:begins-lone-heading=-1 inner:begins-long-heading=22 inner:begins-loose-page=-106 inner:begins-' +
  'many-names-return=2 inner:begins-mark-deeper=-10 inner:begins-name-returns=53 inner:begins-names-return=25 inner:begins-no-heading=-7 inner:begins-no-mark=-3 in' +
  'ner:begins-no-title-of-list=7 inner:begins-nothing-of-site-between=2 inner:begins-notice-heading=-43 inner:begins-official-paper-below=-11 inner:begins-one-of-s' +
  'iblings=56 inner:begins-page-without-bulletins=13 inner:begins-question-below=-24 inner:begins-row-below-heading=-81 inner:begins-short-as-headlines=-13 inner:b' +
  'egins-short-heading=-6 inner:begins-short-news-above=-32 inner:begins-signed-below-too=12 inner:begins-story-above-open=4 inner:begins-story-closed=-28 inner:be' +
  'gins-two-headings=-22 inner:begins-under-list=-8 inner:begins-under-picture=17 inner:begins-verse-heading=-8 inner:begins-wire-under-heading=-4 inner:below0=-22' +
  ' inner:below2=12 inner:below3=28 inner:below4=-66 inner:below5=-2 inner:beside0=38 inner:beside1=-23 inner:beside2=3 inner:beside3=-27 inner:beside4=13 inner:be' +
  'side5=5 inner:beside6=-19 inner:beside7=-31 inner:ends!=2 inner:ends"=8 inner:ends)=-41 inner:ends-=-8 inner:ends0=21 inner:ends:=-2 inner:ends—=-4 inner:ends。=' +
  '6 inner:ends字=-2 inner:figures0=3 inner:figures1=-18 inner:formevent=-1 inner:formmessage=8 inner:formname=-1 inner:formnotice=-71 inner:formoffice=-16 inner:fo' +
  'rmother=34 inner:formsection=-33 inner:formseries=5 inner:formshort=3 inner:gap00=-12 inner:gap01=30 inner:gap10=-87 inner:gap11=13 inner:indent-1=-66 inner:ind' +
  'ent0=-3 inner:indent1=78 inner:lead0=-20 inner:lead1=-13 inner:lead2=8 inner:lead3=14 inner:lead4=-21 inner:lead5=-13 inner:leadlength0=43 inner:leadlength1=-24' +
  ' inner:leadlength2=-29 inner:leadlength3=-31 inner:leadlength4=7 inner:length0=58 inner:length1=-12 inner:length2=-23 inner:length3=-45 inner:length4=12 inner:l' +
  'ength5=-16 inner:lines1=8 inner:lines2=-22 inner:lines3=3 inner:lines4=-21 inner:linescustom-12=-3 inner:linescustom-13=11 inner:linescustom01=-3 inner:linescus' +
  'tom02=-27 inner:linescustom03=-6 inner:linescustom11=-13 inner:linescustom13=-9 inner:long0=-55 inner:long1=-45 inner:long10=-20 inner:long11=12 inner:long2=20 ' +
  'inner:long3=-3 inner:long4=29 inner:long5=14 inner:long6=-36 inner:long7=10 inner:long8=-36 inner:long9=-17 inner:lower0"=31 inner:lower0(=-34 inner:lower0-=-14' +
  ' inner:lower00=-20 inner:lower0a=-17 inner:lower0—=-4 inner:lower0▲=13 inner:lower0字=24 inner:lower1"=38 inner:lower1(=-20 inner:lower1-=-24 inner:lower10=-41 i' +
  'nner:lower1▲=-36 inner:lower1字=14 inner:mark-=2 inner:mark0=-7 inner:mark1=-9 inner:news00=21 inner:news01=-15 inner:news10=-58 inner:news11=-24 inner:newscusto' +
  'm00=-17 inner:newscustom01=32 inner:newscustom02=12 inner:newscustom03=-13 inner:newscustom11=-30 inner:newscustom12=10 inner:newscustom13=-42 inner:newscustom1' +
  '4=-32 inner:page=6 inner:pagem=-13 inner:pages=-19 inner:pagesm=-8 inner:said-any-line=-1 inner:said-asks-or-exclaims=5 inner:said-column-name=-26 inner:said-co' +
  'lumn-name-above=-25 inner:said-column-of-items=-2 inner:said-credit-below=-42 inner:said-flush-line=-76 inner:said-gap-over-line-alone=-44 inner:said-head-behin' +
  'd-sign=-18 inner:said-item-begins=-21 inner:said-many-commas=37 inner:said-marked-line=-17 inner:said-meets-line-above=-6 inner:said-news-below=-67 inner:said-n' +
  'otice=-53 inner:said-one-comma=21 inner:said-open-prose-above=-8 inner:said-over-salutation=-28 inner:said-section-over-signs=-5 inner:said-short-line=-15 inner' +
  ':said-short-line-above=3 inner:said-short-line-below=6 inner:said-unmarked-line=-27 inner:shared0=-36 inner:shared1=20 inner:shared2=13 inner:shared3=14 inner:s' +
  'hared4=-15 inner:shared5=-5 inner:signedcustom00=-17 inner:signedcustom01=10 inner:signedcustom02=-8 inner:signedcustom03=-12 inner:signedcustom11=-13 inner:sig' +
  'nedcustom12=-13 inner:signedcustom13=-13 inner:signedcustom14=-17 inner:single1=-19 inner:single10=22 inner:single11=-3 inner:single12=-1 inner:single13=-18 inn' +
  'er:single14=-14 inner:single15=-20 inner:single16=12 inner:single2=-64 inner:single20=-1 inner:single21=-2 inner:single22=-6 inner:single23=2 inner:single24=4 i' +
  'nner:single25=2 inner:single26=34 inner:single3=-23 inner:single34=-3 inner:single35=-2 inner:single36=33 inner:single4=-22 inner:single46=4 inner:starts"=-3 in' +
  'ner:starts(=-1 inner:starts-=-7 inner:starts0=3 inner:starts—=-9 inner:starts▲=-16 inner:starts字=6 inner:type00=-9 inner:type10=26 inner:upper00=7 inner:upper01' +
  '=-25 inner:upper11=-41 inner:upperlength1=44 inner:upperlength2=-47 inner:upperlength3=-31 inner:upperlength4=-51 inner:upperlength5=-17 inner:usesddd=-3 inner:' +
  'usesffh=-3 inner:usesfh=-4 inner:usesfkh=-6 inner:usesfsh=-3 inner:usesh=8 inner:useshd=-5 inner:useshdd=-18 inner:useshs=-1 inner:useskhd=29 inner:usesrh=-2 in' +
  'ner:usessh=-18 inner:usesshd=-1 inner:usesskh=-3 inner:usual0=-25 inner:usual1=3 inner:usual2=-9 inner:usual3=-4 inner:usual4=-6 inner:usual5=-20 inner:usual6=-' +
  '18 length:0=2 length:1=-2 length:10=-41 length:11=-18 length:1_0=3 length:1_1=1 length:1_10=-32 length:1_11=-10 length:1_2=-8 length:1_3=29 length:1_4=8 length:' +
  '1_5=5 length:1_6=2 length:1_7=-38 length:1_8=-20 length:1_9=7 length:2=-14 length:2_1=-13 length:2_10=-18 length:2_11=7 length:2_2=-22 length:2_3=-39 length:2_4' +
  '=50 length:2_5=29 length:2_6=18 length:2_7=1 length:2_8=-25 length:2_9=-42 length:3=15 length:3_10=3 length:3_11=-9 length:3_3=-1 length:3_4=23 length:3_5=7 len' +
  'gth:3_6=2 length:3_7=3 length:3_8=-31 length:3_9=-4 length:4=27 length:5=21 length:6=20 length:7=-28 length:8=-58 length:9=-38 length:down10=-22 length:down11=-' +
  '35 length:down12=22 length:down13=7 length:down14=-7 length:down15=-4 length:down16=-11 length:down17=5 length:down18=6 length:down19=-11 length:down20=-15 leng' +
  'th:down21=59 length:down22=13 length:down23=-9 length:down24=-34 length:down25=-23 length:down26=-7 length:down27=-1 length:down28=-9 length:down29=-1 length:do' +
  'wn30=-6 length:down31=9 length:down32=-1 length:down33=-3 length:down34=11 length:down35=-11 length:down36=3 length:down37=3 length:down38=-1 length:down39=-1 l' +
  'ength:down_0=38 length:down_1=-51 length:down_10=1 length:down_11=-18 length:down_2=-42 length:down_4=8 length:down_5=-3 length:down_6=40 length:down_7=26 lengt' +
  'h:down_8=2 length:down_9=-26 length:others10=-8 length:others11=-12 length:others12=-10 length:others13=9 length:others14=-1 length:others15=-31 length:others16' +
  '=-7 length:others17=36 length:others20=-7 length:others21=-10 length:others22=7 length:others23=12 length:others24=24 length:others25=11 length:others26=-5 leng' +
  'th:others27=-55 length:others32=-3 length:others33=-2 length:others34=-4 length:others35=28 length:others36=16 length:others37=-33 length:up10=-23 length:up11=2' +
  '6 length:up12=-24 length:up13=9 length:up14=-16 length:up16=-1 length:up17=17 length:up18=13 length:up19=-11 length:up21=22 length:up22=20 length:up23=-11 lengt' +
  'h:up24=-1 length:up25=-1 length:up26=-7 length:up27=-21 length:up28=-14 length:up29=-11 length:up30=1 length:up31=11 length:up32=1 length:up33=-6 length:up34=-1' +
  ' length:up35=-1 length:up36=4 length:up37=-16 length:up38=-8 length:up39=6 length:up_0=8 length:up_1=11 length:up_10=34 length:up_11=-1 length:up_2=-52 length:u' +
  'p_3=-3 length:up_4=10 length:up_5=36 length:up_6=-17 length:up_7=4 length:up_8=-6 length:up_9=-19 none:=15 none:above0=4 none:above1=-10 none:above2=-12 none:ab' +
  'ove3=17 none:above4=4 none:above5=-10 none:begins-air-around-headings=26 none:begins-author-closes-above=19 none:begins-begins-with-day=30 none:begins-bulletin=' +
  '12 none:begins-column-or-series=11 none:begins-credit-above=25 none:begins-ends-with-author=9 none:begins-field-above=30 none:begins-gap-over-headings=-29 none:' +
  'begins-heading-asks=-3 none:begins-heading-told-above=3 none:begins-heading-told-below=20 none:begins-heading-touched-below=-13 none:begins-in-short-news=-23 no' +
  'ne:begins-letter-under-heading=-26 none:begins-list-below-heading=-38 none:begins-lone-heading=1 none:begins-long-heading=6 none:begins-loose-page=-28 none:begi' +
  'ns-many-names-return=24 none:begins-mark-as-high=36 none:begins-mark-deeper=-4 none:begins-name-returns=-11 none:begins-names-return=-9 none:begins-no-heading=-' +
  '1 none:begins-no-title-of-list=17 none:begins-nothing-of-site-between=-9 none:begins-notice-heading=-45 none:begins-official-paper-below=-7 none:begins-one-of-s' +
  'iblings=-4 none:begins-page-without-bulletins=-29 none:begins-question-below=-16 none:begins-row-below-heading=-65 none:begins-short-as-headlines=-24 none:begin' +
  's-short-heading=-43 none:begins-short-news-above=-29 none:begins-signed-below-too=10 none:begins-signed-story-above=-1 none:begins-story-above-open=-11 none:beg' +
  'ins-story-closed=-54 none:begins-two-headings=-10 none:begins-under-list=-27 none:begins-under-picture=29 none:begins-verse-heading=-10 none:begins-wire-under-h' +
  'eading=-5 none:below0=-21 none:below1=-17 none:below2=8 none:below3=1 none:below4=-11 none:below5=-12 none:beside0=-10 none:beside1=17 none:beside2=-5 none:besi' +
  'de3=-20 none:beside4=-4 none:beside5=-14 none:beside6=-10 none:ends!=-20 none:ends"=8 none:ends)=2 none:ends-=17 none:ends0=-19 none:ends:=9 none:endsa=19 none:' +
  'ends—=3 none:ends。=28 none:ends字=-1 none:figures0=5 none:figures1=39 none:formevent=-7 none:formmessage=29 none:formname=3 none:formnotice=-62 none:formoffice=7' +
  ' none:formother=-34 none:formsection=62 none:formseries=12 none:formshort=-6 none:gap00=-16 none:gap01=46 none:gap10=-15 none:gap11=-37 none:indent-1=-50 none:i' +
  'ndent0=23 none:indent1=1 none:lead0=37 none:lead1=-3 none:lead2=-21 none:lead3=-16 none:lead4=-65 none:lead5=-48 none:leadlength0=38 none:leadlength1=-8 none:le' +
  'adlength2=-37 none:leadlength3=-56 none:leadlength4=28 none:length0=22 none:length1=-46 none:length2=-65 none:length3=1 none:length4=21 none:length5=27 none:lin' +
  'es1=7 none:lines2=-19 none:lines3=-23 none:lines4=-10 none:linescustom-12=-24 none:linescustom-13=-9 none:linescustom01=-1 none:linescustom02=-39 none:linescust' +
  'om03=-7 none:linescustom11=26 none:linescustom12=-29 none:linescustom13=-13 none:long0=-34 none:long1=-1 none:long10=6 none:long11=2 none:long2=-45 none:long3=-' +
  '22 none:long4=14 none:long5=-23 none:long6=4 none:long7=-35 none:long8=29 none:long9=6 none:lower0"=14 none:lower0(=1 none:lower0-=47 none:lower00=-8 none:lower' +
  '0a=40 none:lower0—=45 none:lower0▲=69 none:lower0字=-18 none:lower1"=-23 none:lower1(=14 none:lower1-=-20 none:lower10=-26 none:lower1▲=-52 none:lower1字=-52 none' +
  ':mark-=8 none:mark0=43 none:mark1=-20 none:news00=24 none:news01=-7 none:news10=-52 none:news11=1 none:newscustom00=8 none:newscustom01=-10 none:newscustom03=-9' +
  ' none:newscustom11=-34 none:newscustom12=-31 none:newscustom13=-52 none:newscustom14=-6 none:page=-3 none:pagem=6 none:pages=18 none:pagesm=9 none:said-any-line' +
  '=26 none:said-asks-or-exclaims=-17 none:said-column-name=22 none:said-column-name-above=-41 none:said-column-of-items=-37 none:said-credit-below=-7 none:said-fl' +
  'ush-line=-4 none:said-gap-over-line-alone=-14 none:said-head-behind-sign=-17 none:said-item-begins=13 none:said-many-commas=-25 none:said-marked-line=-10 none:s' +
  'aid-meets-line-above=-7 none:said-news-below=1 none:said-notice=-49 none:said-one-comma=-21 none:said-open-prose-above=-5 none:said-over-salutation=-39 none:sai' +
  'd-reports-event=-3 none:said-section-over-signs=26 none:said-short-line=-37 none:said-short-line-above=19 none:said-short-line-below=27 none:said-top-of-page=3 ' +
  'none:said-unmarked-line=31 none:shared0=-38 none:shared1=-13 none:shared2=-13 none:shared3=73 none:shared4=53 none:shared5=-3 none:signedcustom00=3 none:signedc' +
  'ustom01=-34 none:signedcustom02=-12 none:signedcustom03=3 none:signedcustom11=9 none:signedcustom12=-9 none:signedcustom13=-29 none:signedcustom14=-9 none:singl' +
  'e1=7 none:single10=-25 none:single11=-20 none:single12=-21 none:single13=-21 none:single14=-9 none:single15=4 none:single16=-2 none:single2=10 none:single20=-2 ' +
  'none:single21=-15 none:single22=-3 none:single23=-17 none:single25=20 none:single26=-31 none:single34=-6 none:single35=11 none:single36=-28 none:single4=1 none:' +
  'single46=-11 none:starts"=-32 none:starts(=27 none:starts-=12 none:starts0=10 none:starts—=63 none:starts▲=-3 none:starts字=-8 none:type00=7 none:type01=-1 none:' +
  'type10=25 none:upper00=20 none:upper01=-12 none:upper10=-48 none:upper11=9 none:upperlength1=9 none:upperlength2=-15 none:upperlength3=-45 none:upperlength4=-19' +
  ' none:upperlength5=4 none:usesddd=26 none:usesffh=-7 none:usesfh=19 none:usesfkh=-5 none:usesfsh=-9 none:usesh=7 none:useshd=19 none:useshdd=-43 none:useshs=-1 ' +
  'none:useskh=-17 none:useskhd=-7 none:usesrh=-5 none:usessh=-26 none:usesshd=-5 none:usesskh=2 none:usual0=-36 none:usual1=-30 none:usual2=-20 none:usual3=1 none' +
  ':usual4=-5 none:usual5=2 none:usual6=-11 place:bold00=-5 place:bold01=-22 place:bold11=-33 place:centred0=-19 place:centred1=-13 place:gap00=2 place:gap01=-60 p' +
  'lace:gap0_0=-4 place:gap0_1=-67 place:gap10=3 place:gap11=25 place:gap1_0=26 place:gap1_1=29 place:indent-1$=-1 place:indent-10=-12 place:indent0$=24 place:inde' +
  'nt0-1=29 place:indent00=-1 place:indent01=3 place:indent1$=-33 place:indent10=-7 place:indent11=-22 place:indent^$=-19 place:indent^-1=59 place:indent^0=-17 pla' +
  'ce:indent^1=-13 place:mark00$=3 place:mark000=-4 place:mark01$=-77 place:mark010=-8 place:mark0^$=-4 place:mark0^0=-1 place:mark0^1=-4 place:mark10$=28 place:ma' +
  'rk100=9 place:mark101=-5 place:mark11$=28 place:mark110=3 place:mark111=9 place:mark1^$=-15 place:mark1^0=56 place:mark1^1=-13 returns:above0=19 returns:above1=' +
  '-37 returns:above2=-57 returns:above3=-11 returns:above4=-8 returns:above5=-18 returns:below0=-27 returns:below1=31 returns:below2=30 returns:below3=31 returns:' +
  'below4=-12 returns:below5=-28 returns:beside0=-28 returns:beside1=5 returns:beside2=6 returns:beside3=7 returns:beside4=-27 returns:beside5=-16 returns:beside6=' +
  '39 returns:beside7=12 returns:besidelead0=-16 returns:besidelead1=-23 returns:besidelead2=-25 returns:besidelead3=-46 returns:besidelead4=15 returns:besidelead5' +
  '=24 returns:besidelead6=40 returns:besidelead7=59 returns:lead0=-79 returns:lead1=18 returns:lead2=22 returns:lead3=66 returns:lead4=25 returns:lead5=29 returns' +
  ':least0=-127 returns:least1=-1 returns:least2=37 returns:least3=-4 returns:least4=55 returns:least5=45 rules:^f_=-13 rules:^h_=-17 rules:^k_=-1 rules:^r_=19 rul' +
  'es:^s_=-15 rules:d=-6 rules:dd=-10 rules:dd_=-8 rules:ddd=-11 rules:f=-16 rules:ff=-2 rules:ff_=-7 rules:ffh=-1 rules:ffs=-4 rules:fh=-7 rules:fh_=23 rules:fk=-' +
  '2 rules:fk_=-22 rules:fs=9 rules:fs_=-5 rules:fsh=-1 rules:h=-30 rules:hd=6 rules:hd_=-14 rules:hdd=23 rules:holds-clause-in-name=-6 rules:holds-column-between=' +
  '-11 rules:holds-column-ending=-15 rules:holds-column-over-story=-21 rules:holds-couplet-below=16 rules:holds-event-above=23 rules:holds-four-characters=18 rules' +
  ':holds-gap-between=-6 rules:holds-highest-mark=-6 rules:holds-label-recurs=-4 rules:holds-name-of-one-sign=7 rules:holds-name-too-long=-21 rules:holds-nearer-to' +
  '-story=-23 rules:holds-nearest-of-several=37 rules:holds-office-above=-3 rules:holds-office-not-column=-9 rules:holds-only-line=-10 rules:holds-others-no-nearer' +
  '=1 rules:holds-over-dashed-line=14 rules:holds-over-parts=-1 rules:holds-picture-between=-23 rules:holds-second-line=-6 rules:holds-short-column-ending=-44 rule' +
  's:holds-short-marked-name=1 rules:holds-story-tells-it=52 rules:holds-told-in-lead=-15 rules:holds-under-open-dash=-3 rules:holds2=-2 rules:holds3=3 rules:hr_=1' +
  ' rules:hs=-2 rules:hs_=19 rules:k=7 rules:kf_=-1 rules:kh=4 rules:kh_=-10 rules:khd=-30 rules:kk=-5 rules:kk_=26 rules:kkh=9 rules:over-clause-in-name=5 rules:o' +
  'ver-column-between=2 rules:over-column-ending=26 rules:over-column-over-story=29 rules:over-couplet-below=-32 rules:over-event-above=-4 rules:over-four-characte' +
  'rs=22 rules:over-gap-between=-9 rules:over-highest-mark=15 rules:over-label-recurs=-9 rules:over-marked-and-alone=-4 rules:over-name-of-one-sign=23 rules:over-n' +
  'ame-too-long=-26 rules:over-office-above=-19 rules:over-only-line=-2 rules:over-others-no-nearer=-7 rules:over-over-dashed-line=-8 rules:over-picture-between=-1' +
  '1 rules:over-second-line=20 rules:over-short-column-ending=-29 rules:over-short-marked-name=27 rules:over-story-tells-it=-32 rules:over-under-open-dash=-6 rules' +
  ':over1=15 rules:over2=-15 rules:over3=-4 rules:r=26 rules:rh=-2 rules:rh_=-25 rules:s=4 rules:same-clause-in-name=-22 rules:same-column-between=13 rules:same-co' +
  'lumn-ending=7 rules:same-column-over-story=15 rules:same-couplet-below=28 rules:same-event-above=7 rules:same-four-characters=-36 rules:same-gap-between=16 rule' +
  's:same-highest-mark=17 rules:same-label-recurs=12 rules:same-marked-and-alone=9 rules:same-name-of-one-sign=-49 rules:same-name-too-long=17 rules:same-nearer-to' +
  '-story=-49 rules:same-nearest-of-several=7 rules:same-nothing-of-it-below=1 rules:same-office-above=15 rules:same-office-not-column=-18 rules:same-only-line=15 ' +
  'rules:same-others-no-nearer=3 rules:same-over-dashed-line=32 rules:same-over-marked-line=2 rules:same-over-parts=-35 rules:same-picture-between=29 rules:same-se' +
  'cond-line=-56 rules:same-short-column-ending=17 rules:same-short-marked-name=-18 rules:same-sign-below=-1 rules:same-story-tells-it=-15 rules:same-title-in-name' +
  '=3 rules:same-told-in-lead=25 rules:same-under-open-dash=10 rules:same1=170 rules:sf_=-2 rules:sh=-6 rules:sh_=24 rules:shd=4 rules:sk=-12 rules:sk_=3 rules:skh' +
  '=-5 rules:under-clause-in-name=-9 rules:under-column-between=23 rules:under-column-ending=19 rules:under-column-over-story=13 rules:under-event-above=-19 rules:' +
  'under-highest-mark=-30 rules:under-name-of-one-sign=-4 rules:under-name-too-long=30 rules:under-nearer-to-story=80 rules:under-nearest-of-several=-38 rules:unde' +
  'r-office-above=3 rules:under-office-not-column=-6 rules:under-only-line=23 rules:under-others-no-nearer=-35 rules:under-over-dashed-line=-47 rules:under-over-ma' +
  'rked-line=2 rules:under-over-parts=-8 rules:under-second-line=10 rules:under-short-column-ending=3 rules:under-sign-below=2 rules:under-story-tells-it=-52 rules' +
  ':under-told-in-lead=-16 rules:under1=3 rules:under2=-10 rules:under3=-12 span:=-21 span:1=-13 span:101=-17 span:2=-13 span:201=-5 span:202=-8 span:211=-14 span:' +
  '3=-8 span:301=-12 span:302=-29 span:303=-12 span:311=21 span:312=11 span:321=-6 span:401=-11 span:402=18 span:403=4 span:411=-17 span:412=-12 span:413=-6 span:4' +
  '21=5 span:422=-26 span:423=12 span:431=9 span:432=2 span:433=-13 span:bottom01=-24 span:bottom02=-16 span:bottom03=-17 span:bottom11=25 span:bottom12=-16 span:b' +
  'ottom13=-6 span:bottom21=-14 span:bottom22=7 span:bottom23=22 span:bottom31=-51 span:bottom32=-3 span:bottom33=-11 span:page1=-8 span:page11=3 span:page12=7 spa' +
  'n:page2=-2 span:page21=-6 span:page22=-20 span:page3=1 span:pagem01=3 span:pagem02=-11 span:pagem1=16 span:pagem11=-18 span:pagem2=-9 span:pagem21=14 span:pagem' +
  '3=-1 span:pages01=-17 span:pages02=-15 span:pages1=-4 span:pages11=1 span:pages2=-10 span:pages21=25 span:pages22=-2 span:pages3=-7 span:pagesm01=13 span:pagesm' +
  '02=-1 span:pagesm1=-3 span:pagesm11=-17 span:pagesm2=-1'
