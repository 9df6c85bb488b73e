/** Weights of the signs of readings of stacks of headings, in hundredths: made by `npm run learn`. */

/** Rows of a sign and its weight. */
export const STACK_WEIGHTS =
  'breaks:cuts0=-51 breaks:cuts1=16 breaks:cuts2=-33 breaks:down!字=3 breaks:down"—=33 breaks:down"字=-15 breaks:down)"=-1 breaks:down)(=-2 breaks:down)字=24 breaks:d' +
  'own,字=-3 breaks:down-字=-4 breaks:down0=18 breaks:down00=-4 breaks:down0字=-18 breaks:down1=-51 breaks:down2=-34 breaks:down:字=-11 breaks:downa字=-1 breaks:downeve' +
  'n0=1 breaks:downeven1=-31 breaks:downevent_message=81 breaks:downevent_name=-12 breaks:downevent_other=-46 breaks:downgap0=1 breaks:downgap1=-25 breaks:downgap2' +
  '=-5 breaks:downmessage_name=-16 breaks:downname_event=53 breaks:downname_message=11 breaks:downname_name=1 breaks:downname_notice=-49 breaks:downname_office=-20' +
  ' breaks:downname_other=50 breaks:downname_section=15 breaks:downname_series=-2 breaks:downname_short=-6 breaks:downnotice_name=-10 breaks:downnotice_other=18 br' +
  'eaks:downoffice_name=-16 breaks:downoffice_notice=-3 breaks:downoffice_other=-12 breaks:downother_name=26 breaks:downother_notice=-2 breaks:downother_office=-9 ' +
  'breaks:downother_other=-7 breaks:downother_section=-3 breaks:downother_short=15 breaks:downsection_name=-73 breaks:downsection_office=-6 breaks:downsection_othe' +
  'r=-7 breaks:downsection_series=-5 breaks:downseries_name=43 breaks:downseries_other=-4 breaks:downshort_name=-11 breaks:downshort_other=-27 breaks:down—字=-27 br' +
  'eaks:down。"=-2 breaks:down。(=-1 breaks:down。▲=-2 breaks:down。字=-22 breaks:down字"=-49 breaks:down字(=36 breaks:down字-=3 breaks:down字0=-9 breaks:down字a=-7 breaks:d' +
  'own字—=43 breaks:down字▲=38 breaks:down字字=-17 breaks:even0=25 breaks:even1=32 breaks:even2=-38 breaks:even3=24 breaks:even4=28 breaks:even5=-10 breaks:even6=-48 b' +
  'reaks:even7=-35 breaks:even8=-47 breaks:formsevent_message=-13 breaks:formsevent_name=1 breaks:formsevent_other=-9 breaks:formsmessage_name=-9 breaks:formsname_' +
  'event=-23 breaks:formsname_message=22 breaks:formsname_name=60 breaks:formsname_notice=7 breaks:formsname_office=-3 breaks:formsname_other=-23 breaks:formsname_' +
  'section=7 breaks:formsname_series=-1 breaks:formsname_short=10 breaks:formsnotice_name=-13 breaks:formsnotice_other=-3 breaks:formsoffice_name=-28 breaks:formso' +
  'ffice_other=-1 breaks:formsother_name=-22 breaks:formsother_office=-5 breaks:formsother_other=-11 breaks:formsother_section=-5 breaks:formsother_short=-3 breaks' +
  ':formssection_name=-78 breaks:formssection_office=-2 breaks:formssection_other=-7 breaks:formssection_series=-2 breaks:formsseries_name=-3 breaks:formsshort_nam' +
  'e=27 breaks:formsshort_other=-1 breaks:gap0=20 breaks:gap1=-116 breaks:gap2=-1 breaks:indent-1=-20 breaks:indent0=9 breaks:indent1=-74 breaks:join!字=-6 breaks:j' +
  'oin"—=-12 breaks:join"字=15 breaks:join)"=-1 breaks:join)(=-1 breaks:join)字=-20 breaks:join,字=1 breaks:join-字=-1 breaks:join0=-32 breaks:join0字=-2 breaks:join1=-' +
  '15 breaks:join2=29 breaks:join:字=2 breaks:join—字=-4 breaks:join。字=-21 breaks:join字"=3 breaks:join字(=-9 breaks:join字-=-9 breaks:join字0=-4 breaks:join字—=-26 break' +
  's:join字▲=-11 breaks:join字字=22 breaks:up!字=8 breaks:up"—=-15 breaks:up"字=2 breaks:up)"=3 breaks:up)(=-7 breaks:up)字=18 breaks:up,字=-3 breaks:up-字=-17 breaks:up0=' +
  '-6 breaks:up00=-4 breaks:up0字=22 breaks:up1=28 breaks:up2=-26 breaks:up:字=-2 breaks:upa字=-3 breaks:upeven0=12 breaks:upeven1=-36 breaks:upevent_message=-51 brea' +
  'ks:upevent_name=32 breaks:upevent_other=53 breaks:upgap0=-5 breaks:upgap1=15 breaks:upgap2=2 breaks:upmessage_name=-15 breaks:upname_event=-23 breaks:upname_mes' +
  'sage=-30 breaks:upname_name=22 breaks:upname_notice=52 breaks:upname_office=4 breaks:upname_other=-41 breaks:upname_section=10 breaks:upname_series=-3 breaks:up' +
  'name_short=-4 breaks:upnotice_name=56 breaks:upnotice_other=-6 breaks:upoffice_name=-20 breaks:upoffice_notice=-2 breaks:upoffice_other=2 breaks:upother_name=-8' +
  ' breaks:upother_notice=22 breaks:upother_office=-1 breaks:upother_other=-51 breaks:upother_section=-35 breaks:upother_series=-3 breaks:upother_short=-37 breaks:' +
  'upsection_name=83 breaks:upsection_office=18 breaks:upsection_other=21 breaks:upsection_series=10 breaks:upseries_name=-32 breaks:upseries_other=-1 breaks:upsho' +
  'rt_name=-15 breaks:upshort_other=-9 breaks:up—字=20 breaks:up。"=8 breaks:up。▲=-3 breaks:up。字=-18 breaks:up字"=35 breaks:up字(=6 breaks:up字-=-12 breaks:up字0=-4 brea' +
  'ks:up字a=-3 breaks:up字—=-28 breaks:up字▲=-10 breaks:up字字=5 custom:headline0=14 custom:headline1=-1 custom:headline2=10 custom:headline3=12 custom:headline4=-13 cu' +
  'stom:headline5=-20 custom:headline6=-42 custom:lines-11=-2 custom:lines-12=6 custom:lines-13=-5 custom:lines01=-1 custom:lines02=-23 custom:lines03=-14 custom:l' +
  'ines11=12 custom:lines12=-7 custom:lines13=2 custom:single10=29 custom:single11=-10 custom:single12=-5 custom:single13=-2 custom:single14=11 custom:single15=-8 ' +
  'custom:single16=-27 custom:single20=7 custom:single21=1 custom:single22=18 custom:single23=20 custom:single24=11 custom:single25=-30 custom:single26=-26 custom:' +
  'single32=-10 custom:single33=-4 custom:single34=22 custom:single35=-17 custom:single36=-20 edges:"_=73 edges:(_=-110 edges:-_=-66 edges:0_=-3 edges:_!=3 edges:_' +
  '"=11 edges:_)=53 edges:_,=-18 edges:_-=-10 edges:_0=-49 edges:_:=-46 edges:_a=-1 edges:_—=-29 edges:_。=-117 edges:_字=28 edges:a_=-26 edges:blank02=12 edges:blan' +
  'k03=24 edges:blank11=-30 edges:blank12=-36 edges:blank13=-46 edges:colon0=9 edges:colon1=-66 edges:comma0=19 edges:comma1=-78 edges:down"_=-54 edges:down(_=26 e' +
  'dges:down-_=-4 edges:down0_=-23 edges:down_!=-18 edges:down_"=-31 edges:down_)=5 edges:down_,=12 edges:down_-=-5 edges:down_0=28 edges:down_:=8 edges:down_a=-13' +
  ' edges:down_—=-3 edges:down_。=15 edges:downa_=-14 edges:downblank00=2 edges:downblank01=-6 edges:downblank10=-18 edges:downblank11=5 edges:down—_=87 edges:down▲' +
  '_=33 edges:down字_=-40 edges:figures0=18 edges:figures1=-78 edges:leads01=-35 edges:leads02=-10 edges:leads03=-2 edges:leads04=16 edges:leads11=4 edges:leads12=4' +
  ' edges:leads13=24 edges:leads14=-6 edges:open0=-18 edges:open1=11 edges:up"_=-49 edges:up(_=2 edges:up-_=37 edges:up0_=-38 edges:up_!=15 edges:up_"=-13 edges:up' +
  '_)=7 edges:up_,=-3 edges:up_-=-18 edges:up_0=13 edges:up_:=-2 edges:up_a=-4 edges:up_—=12 edges:up_。=-11 edges:up_字=-6 edges:upa_=-10 edges:upblank00=19 edges:u' +
  'pblank01=-17 edges:upblank10=13 edges:upblank11=-42 edges:up—_=-10 edges:up▲_=13 edges:up字_=9 edges:—_=-112 edges:▲_=-24 edges:字_=55 inner:=2 inner:above0=-24 i' +
  'nner:above1=-6 inner:above2=19 inner:above3=-12 inner:above4=-7 inner:above5=29 inner:begins-air-around-headings=22 inner:begins-author-closes-above=-49 inner:b' +
  'egins-begins-with-day=-64 inner:begins-bulletin=-49 inner:begins-column-or-series=-30 inner:begins-credit-above=-41 inner:begins-ends-with-author=15 inner:begin' +
  's-field-above=-22 inner:begins-gap-over-headings=-54 inner:begins-head-behind-sign-above=-23 inner:begins-heading-asks=3 inner:begins-heading-told-above=17 inne' +
  'r:begins-heading-told-below=89 inner:begins-heading-touched-below=19 inner:begins-in-short-news=-4 inner:begins-letter-under-heading=-31 inner:begins-list-below' +
  '-heading=-31 inner:begins-lone-heading=12 inner:begins-long-heading=10 inner:begins-loose-page=-138 inner:begins-many-names-return=13 inner:begins-mark-as-high=' +
  '4 inner:begins-mark-deeper=4 inner:begins-name-returns=39 inner:begins-names-return=36 inner:begins-no-bracketed-bulletin=12 inner:begins-no-gap-above=1 inner:b' +
  'egins-no-heading=7 inner:begins-no-mark=10 inner:begins-no-title-of-list=9 inner:begins-nothing-of-site-between=-3 inner:begins-notice-heading=-52 inner:begins-' +
  'official-paper-below=-21 inner:begins-one-of-siblings=51 inner:begins-page-without-bulletins=16 inner:begins-question-below=-51 inner:begins-quoted-heading=11 i' +
  'nner:begins-row-below-heading=-106 inner:begins-short-as-headlines=16 inner:begins-short-heading=-21 inner:begins-short-news-above=-32 inner:begins-signed-below' +
  '-too=36 inner:begins-story-above-open=33 inner:begins-story-closed=-33 inner:begins-two-headings=-4 inner:begins-under-list=-28 inner:begins-under-picture=2 inn' +
  'er:begins-verse-heading=-27 inner:begins-wire-under-heading=-7 inner:below0=-30 inner:below1=-10 inner:below2=30 inner:below3=33 inner:below4=-66 inner:below5=2' +
  ' inner:beside0=33 inner:beside1=-30 inner:beside2=10 inner:beside3=-18 inner:beside4=8 inner:beside5=3 inner:beside6=-38 inner:beside7=-22 inner:ends!=17 inner:' +
  'ends"=20 inner:ends)=-67 inner:ends,=20 inner:ends-=-19 inner:ends0=-18 inner:ends:=-1 inner:endsa=-1 inner:ends—=-8 inner:ends。=16 inner:ends字=2 inner:figures0' +
  '=-2 inner:figures1=-8 inner:formevent=5 inner:formmessage=29 inner:formname=2 inner:formnotice=-92 inner:formoffice=-14 inner:formother=15 inner:formsection=-39' +
  ' inner:formseries=6 inner:formshort=20 inner:gap00=-10 inner:gap01=20 inner:gap10=-68 inner:gap11=24 inner:indent-1=-88 inner:indent0=-9 inner:indent1=93 inner:' +
  'lead0=-9 inner:lead1=-36 inner:lead2=5 inner:lead3=35 inner:lead4=-33 inner:lead5=-23 inner:leadlength0=41 inner:leadlength1=-9 inner:leadlength2=-41 inner:lead' +
  'length3=-45 inner:leadlength4=8 inner:length0=71 inner:length1=-29 inner:length2=-51 inner:length3=-64 inner:length4=8 inner:length5=-27 inner:lines1=12 inner:l' +
  'ines2=-13 inner:lines3=-6 inner:lines4=-12 inner:linescustom-12=-12 inner:linescustom-13=18 inner:linescustom01=2 inner:linescustom02=-36 inner:linescustom03=9 ' +
  'inner:linescustom11=10 inner:linescustom12=-24 inner:linescustom13=6 inner:long0=-61 inner:long1=-48 inner:long10=-33 inner:long11=-7 inner:long2=37 inner:long3' +
  '=31 inner:long4=20 inner:long5=3 inner:long6=-10 inner:long7=-1 inner:long8=-43 inner:long9=-30 inner:lower0"=50 inner:lower0(=-35 inner:lower0-=-39 inner:lower' +
  '00=-30 inner:lower0a=-30 inner:lower0—=-11 inner:lower0▲=19 inner:lower0字=9 inner:lower1"=104 inner:lower1(=-14 inner:lower1-=-35 inner:lower10=-46 inner:lower1' +
  '▲=-55 inner:lower1字=17 inner:mark-=-1 inner:mark0=17 inner:mark1=-15 inner:news00=32 inner:news01=-2 inner:news10=-60 inner:news11=-34 inner:newscustom00=-11 in' +
  'ner:newscustom01=32 inner:newscustom02=29 inner:newscustom03=-4 inner:newscustom11=-44 inner:newscustom12=2 inner:newscustom13=-57 inner:newscustom14=-8 inner:p' +
  'age=7 inner:pagem=-2 inner:pages=-28 inner:pagesm=-3 inner:said-any-line=-14 inner:said-asks-or-exclaims=-15 inner:said-column-name=-23 inner:said-column-name-a' +
  'bove=-38 inner:said-column-of-items=11 inner:said-credit-below=-53 inner:said-flush-line=-45 inner:said-gap-over-line-alone=-64 inner:said-head-behind-sign=-30 ' +
  'inner:said-indented-line=-3 inner:said-item-begins=-18 inner:said-long-line=2 inner:said-many-commas=8 inner:said-marked-line=-17 inner:said-meets-line-above=-9' +
  ' inner:said-news-below=-50 inner:said-notice=-63 inner:said-one-comma=25 inner:said-open-brackets=-4 inner:said-open-prose-above=17 inner:said-over-salutation=-' +
  '34 inner:said-place-over-heading=1 inner:said-reports-event=2 inner:said-section-over-signs=-6 inner:said-short-line=20 inner:said-short-line-above=5 inner:said' +
  '-short-line-below=-1 inner:said-unmarked-line=-9 inner:shared0=-55 inner:shared1=25 inner:shared2=22 inner:shared3=42 inner:shared4=-25 inner:shared5=-7 inner:s' +
  'ignedcustom00=-32 inner:signedcustom01=4 inner:signedcustom02=17 inner:signedcustom03=-18 inner:signedcustom11=13 inner:signedcustom12=-27 inner:signedcustom13=' +
  '-19 inner:signedcustom14=-5 inner:single1=-12 inner:single10=-41 inner:single11=-21 inner:single12=-5 inner:single13=7 inner:single14=12 inner:single15=24 inner' +
  ':single16=3 inner:single2=-32 inner:single20=-2 inner:single21=-2 inner:single22=-16 inner:single23=13 inner:single24=-7 inner:single25=10 inner:single26=9 inne' +
  'r:single3=-11 inner:single32=-1 inner:single34=8 inner:single35=-4 inner:single36=5 inner:single4=-13 inner:single46=3 inner:starts"=-1 inner:starts(=-10 inner:' +
  'starts-=-24 inner:starts0=17 inner:starts—=-16 inner:starts▲=-27 inner:starts字=-4 inner:type00=-14 inner:type01=-4 inner:type10=42 inner:upper00=3 inner:upper01' +
  '=-22 inner:upper10=24 inner:upper11=-61 inner:upperlength1=65 inner:upperlength2=-20 inner:upperlength3=-25 inner:upperlength4=-63 inner:upperlength5=-35 inner:' +
  'usesddd=1 inner:usesffh=-8 inner:usesfh=-13 inner:usesfkh=-3 inner:usesfsh=1 inner:usesh=12 inner:useshd=-16 inner:useshdd=-8 inner:useshs=-1 inner:useskh=7 inn' +
  'er:useskhd=7 inner:usesksh=-1 inner:usesrh=-2 inner:usesshd=-2 inner:usesskh=-8 inner:usual0=-39 inner:usual1=-5 inner:usual2=18 inner:usual3=-9 inner:usual4=-2' +
  '4 inner:usual5=-6 length:0=2 length:1=-6 length:10=-57 length:11=-41 length:1_0=2 length:1_1=-4 length:1_10=-24 length:1_11=-26 length:1_2=-3 length:1_3=34 leng' +
  'th:1_4=19 length:1_5=4 length:1_6=5 length:1_7=-29 length:1_8=-17 length:1_9=2 length:2=-2 length:2_1=-4 length:2_10=-33 length:2_11=4 length:2_2=1 length:2_3=-' +
  '30 length:2_4=32 length:2_5=14 length:2_6=19 length:2_7=3 length:2_8=-21 length:2_9=-57 length:3=23 length:3_10=-4 length:3_11=-18 length:3_3=-4 length:3_4=28 l' +
  'ength:3_5=27 length:3_7=3 length:3_8=-56 length:3_9=5 length:4=44 length:5=26 length:6=23 length:7=-18 length:8=-64 length:9=-39 length:down10=-15 length:down11' +
  '=-49 length:down12=17 length:down13=3 length:down14=-15 length:down15=-1 length:down16=-9 length:down17=20 length:down18=24 length:down19=-43 length:down20=1 le' +
  'ngth:down21=75 length:down22=52 length:down23=-14 length:down24=-68 length:down25=-25 length:down26=-10 length:down27=-6 length:down28=-12 length:down29=-7 leng' +
  'th:down30=-8 length:down31=24 length:down32=-21 length:down33=13 length:down34=4 length:down35=-16 length:down36=13 length:down37=2 length:down38=3 length:down3' +
  '9=-6 length:down_0=24 length:down_1=-51 length:down_10=-3 length:down_11=-25 length:down_2=-34 length:down_3=-9 length:down_4=11 length:down_5=28 length:down_6=' +
  '49 length:down_7=7 length:down_8=1 length:down_9=-33 length:others10=11 length:others11=-13 length:others12=3 length:others13=-3 length:others14=-1 length:other' +
  's15=-32 length:others16=-5 length:others17=46 length:others20=10 length:others21=-27 length:others22=7 length:others23=27 length:others24=4 length:others25=10 l' +
  'ength:others26=-13 length:others27=-61 length:others31=2 length:others32=-6 length:others33=-7 length:others35=34 length:others36=7 length:others37=-28 length:u' +
  'p10=-24 length:up11=19 length:up12=-20 length:up13=8 length:up14=-6 length:up15=13 length:up16=-2 length:up17=11 length:up18=16 length:up19=-18 length:up20=-27 ' +
  'length:up21=23 length:up22=33 length:up23=34 length:up24=14 length:up25=-14 length:up27=-47 length:up28=-16 length:up29=-18 length:up30=-10 length:up31=8 length' +
  ':up32=-5 length:up33=17 length:up34=-7 length:up35=2 length:up36=2 length:up37=-21 length:up38=-17 length:up39=22 length:up_0=8 length:up_1=-2 length:up_10=39 l' +
  'ength:up_11=1 length:up_2=-67 length:up_3=-13 length:up_4=35 length:up_5=58 length:up_6=-18 length:up_7=-12 length:up_8=16 length:up_9=-27 none:=9 none:above0=7' +
  ' none:above1=-24 none:above2=6 none:above3=5 none:above4=13 none:above5=-14 none:begins-air-around-headings=31 none:begins-author-closes-above=14 none:begins-be' +
  'gins-with-day=13 none:begins-bulletin=38 none:begins-column-or-series=-27 none:begins-credit-above=17 none:begins-ends-with-author=-10 none:begins-field-above=2' +
  '8 none:begins-first-prose=12 none:begins-gap-over-headings=-6 none:begins-head-behind-sign-above=-5 none:begins-heading-asks=11 none:begins-heading-set-in=4 non' +
  'e:begins-heading-told-above=11 none:begins-heading-told-below=-6 none:begins-heading-touched-below=-19 none:begins-in-short-news=-35 none:begins-letter-under-he' +
  'ading=-36 none:begins-list-below-heading=-30 none:begins-lone-heading=-22 none:begins-long-heading=14 none:begins-loose-page=-32 none:begins-many-names-return=-' +
  '21 none:begins-mark-as-high=52 none:begins-mark-deeper=7 none:begins-name-returns=-7 none:begins-names-return=-23 none:begins-no-bracketed-bulletin=-3 none:begi' +
  'ns-no-gap-above=12 none:begins-no-heading=-14 none:begins-no-mark=-10 none:begins-no-title-of-list=19 none:begins-nothing-of-site-between=-7 none:begins-notice-' +
  'heading=-46 none:begins-official-paper-below=-12 none:begins-one-of-siblings=-17 none:begins-page-without-bulletins=-23 none:begins-question-below=-33 none:begi' +
  'ns-quoted-heading=-1 none:begins-row-below-heading=-80 none:begins-short-as-headlines=-12 none:begins-short-heading=-39 none:begins-short-news-above=-35 none:be' +
  'gins-signed-below-too=7 none:begins-signed-story-above=4 none:begins-story-above-open=8 none:begins-story-closed=-35 none:begins-two-headings=19 none:begins-und' +
  'er-list=-5 none:begins-under-picture=8 none:begins-verse-heading=-27 none:begins-wire-under-heading=-16 none:below0=-22 none:below1=-15 none:below2=28 none:belo' +
  'w3=20 none:below4=-19 none:below5=7 none:beside0=-12 none:beside1=-12 none:beside2=10 none:beside3=-12 none:beside4=12 none:beside6=-19 none:beside7=1 none:ends' +
  '!=-31 none:ends"=7 none:ends)=-33 none:ends,=-11 none:ends-=13 none:ends0=3 none:ends:=2 none:endsa=10 none:ends—=20 none:ends。=8 none:ends字=4 none:figures0=2 n' +
  'one:figures1=25 none:formevent=-5 none:formmessage=34 none:formname=6 none:formnotice=-94 none:formoffice=27 none:formother=-33 none:formsection=44 none:formser' +
  'ies=8 none:formshort=-4 none:gap00=-11 none:gap01=43 none:gap10=-5 none:gap11=-32 none:indent-1=-69 none:indent0=32 none:indent1=19 none:lead0=43 none:lead1=20 ' +
  'none:lead2=-19 none:lead3=-4 none:lead4=-41 none:lead5=-66 none:leadlength0=44 none:leadlength1=-23 none:leadlength2=-28 none:leadlength3=-20 none:leadlength4=2' +
  '0 none:length0=57 none:length1=-38 none:length2=-59 none:length3=-1 none:length4=39 none:length5=17 none:lines1=6 none:lines2=9 none:lines3=-16 none:lines4=1 no' +
  'ne:linescustom-12=-3 none:linescustom-13=-21 none:linescustom01=12 none:linescustom02=-6 none:linescustom03=6 none:linescustom11=16 none:linescustom12=-46 none:' +
  'linescustom13=1 none:long0=-44 none:long1=-22 none:long10=14 none:long11=29 none:long2=-20 none:long3=3 none:long4=24 none:long5=-21 none:long6=-18 none:long7=-' +
  '9 none:long8=34 none:long9=17 none:lower0"=8 none:lower0(=37 none:lower0-=82 none:lower00=-1 none:lower0a=72 none:lower0—=55 none:lower0▲=42 none:lower0字=-31 no' +
  'ne:lower1"=-23 none:lower1(=34 none:lower1-=-18 none:lower10=-76 none:lower1—=-16 none:lower1▲=-71 none:lower1字=-69 none:mark-=3 none:mark0=62 none:mark1=-36 no' +
  'ne:news00=42 none:news01=-6 none:news10=-62 none:news11=-20 none:newscustom00=15 none:newscustom01=12 none:newscustom02=16 none:newscustom03=-24 none:newscustom' +
  '11=-5 none:newscustom12=-25 none:newscustom13=-49 none:newscustom14=-38 none:page=-12 none:pages=35 none:pagesm=9 none:said-any-line=20 none:said-asks-or-exclai' +
  'ms=-23 none:said-colon-at-end=26 none:said-column-name=41 none:said-column-name-above=-25 none:said-column-of-items=-50 none:said-credit-below=14 none:said-flus' +
  'h-line=17 none:said-gap-over-line-alone=-34 none:said-head-behind-sign=-21 none:said-indented-line=11 none:said-item-begins=9 none:said-long-line=20 none:said-m' +
  'any-commas=16 none:said-marked-line=10 none:said-meets-line-above=-16 none:said-news-below=-23 none:said-notice=-62 none:said-one-comma=-52 none:said-open-brack' +
  'ets=8 none:said-open-prose-above=-58 none:said-over-salutation=-64 none:said-place-over-heading=3 none:said-reports-event=2 none:said-section-over-signs=8 none:' +
  'said-short-line=-48 none:said-short-line-above=18 none:said-short-line-below=29 none:said-top-of-page=3 none:said-unmarked-line=43 none:shared0=-42 none:shared1' +
  '=5 none:shared2=32 none:shared3=47 none:shared4=5 none:shared5=1 none:signedcustom00=4 none:signedcustom01=-22 none:signedcustom02=14 none:signedcustom03=12 non' +
  'e:signedcustom11=-1 none:signedcustom13=-28 none:signedcustom14=-12 none:single1=13 none:single10=10 none:single11=7 none:single12=-27 none:single13=-25 none:si' +
  'ngle14=-9 none:single15=-13 none:single16=17 none:single2=1 none:single20=2 none:single21=-17 none:single22=16 none:single23=-1 none:single24=13 none:single25=-' +
  '1 none:single26=-14 none:single3=11 none:single30=-2 none:single32=-5 none:single34=-5 none:single35=2 none:single36=-30 none:single4=-16 none:single46=16 none:' +
  'starts"=-43 none:starts(=54 none:starts-=11 none:starts0=-12 none:startsa=-10 none:starts—=93 none:starts▲=-13 none:starts字=-19 none:type00=-1 none:type01=21 no' +
  'ne:type10=16 none:upper00=10 none:upper01=12 none:upper10=-36 none:upper11=1 none:upper^0=8 none:upperlength0=8 none:upperlength1=16 none:upperlength2=5 none:up' +
  'perlength3=-35 none:upperlength4=-36 none:upperlength5=-13 none:usesddd=13 none:usesdsd=-2 none:usesffh=11 none:usesfh=17 none:usesfhd=5 none:usesfkh=-3 none:us' +
  'esfsh=-9 none:usesh=6 none:useshd=24 none:useshdd=-18 none:useshr=-3 none:useshs=-1 none:useshsd=-1 none:useskfh=-2 none:useskh=-8 none:useskhd=-11 none:useskkh' +
  '=-1 none:usesrh=5 none:usessh=-26 none:usesshd=-2 none:usual0=-22 none:usual1=-37 none:usual2=-32 none:usual3=14 none:usual4=19 none:usual5=-21 none:usual6=12 p' +
  'lace:bold00=-4 place:bold01=-21 place:bold11=-24 place:centred0=-9 place:centred1=-33 place:gap01=-76 place:gap0_0=-12 place:gap0_1=-54 place:gap10=-2 place:gap' +
  '11=34 place:gap1_0=17 place:gap1_1=29 place:indent-1$=47 place:indent-1-1=-10 place:indent-10=-20 place:indent0$=11 place:indent0-1=21 place:indent00=6 place:in' +
  'dent01=19 place:indent1$=-69 place:indent10=-14 place:indent11=-32 place:indent^$=-22 place:indent^-1=72 place:indent^0=-38 place:indent^1=2 place:mark00$=21 pl' +
  'ace:mark000=-8 place:mark001=-2 place:mark01$=-82 place:mark010=-31 place:mark011=-6 place:mark0^$=-6 place:mark0^0=-1 place:mark0^1=-19 place:mark10$=23 place:' +
  'mark100=16 place:mark101=-11 place:mark11$=34 place:mark110=11 place:mark111=5 place:mark1^$=-7 place:mark1^0=79 place:mark1^1=-32 returns:above0=30 returns:abo' +
  've1=-18 returns:above2=-72 returns:above3=-27 returns:above4=-18 returns:above5=-5 returns:below0=-33 returns:below1=18 returns:below2=36 returns:below3=46 retu' +
  'rns:below4=-10 returns:below5=-39 returns:beside0=-33 returns:beside1=13 returns:beside2=1 returns:beside3=-4 returns:beside4=-27 returns:beside5=-16 returns:be' +
  'side6=61 returns:beside7=5 returns:besidelead0=-22 returns:besidelead1=-34 returns:besidelead2=3 returns:besidelead3=-50 returns:besidelead4=27 returns:besidele' +
  'ad5=16 returns:besidelead6=18 returns:besidelead7=52 returns:lead0=-102 returns:lead1=5 returns:lead2=33 returns:lead3=65 returns:lead4=29 returns:lead5=44 retu' +
  'rns:least0=-162 returns:least1=-32 returns:least2=61 returns:least3=-15 returns:least4=77 returns:least5=59 rules:^f_=-39 rules:^h_=-20 rules:^k_=10 rules:^r_=1' +
  '8 rules:^s_=-18 rules:d=-5 rules:dd=-28 rules:dd_=-18 rules:ddd=-8 rules:ds_=9 rules:f=-34 rules:fd_=8 rules:ff=3 rules:ff_=-11 rules:fff=-3 rules:ffh=-3 rules:' +
  'ffs=3 rules:fh=-13 rules:fh_=22 rules:fk=2 rules:fk_=-19 rules:fs_=-8 rules:h=-32 rules:hd=21 rules:hd_=-13 rules:hdd=23 rules:hf=-2 rules:hf_=-1 rules:holds-cl' +
  'ause-in-name=32 rules:holds-column-between=-16 rules:holds-column-ending=-26 rules:holds-column-over-story=-11 rules:holds-couplet-below=47 rules:holds-event-ab' +
  'ove=23 rules:holds-four-characters=6 rules:holds-gap-between=-5 rules:holds-highest-mark=-9 rules:holds-label-recurs=-2 rules:holds-marked-and-alone=-1 rules:ho' +
  'lds-name-of-one-sign=4 rules:holds-name-too-long=-25 rules:holds-nearer-to-story=-40 rules:holds-nearest-of-several=46 rules:holds-nothing-of-it-below=-1 rules:' +
  'holds-office-above=-10 rules:holds-office-not-column=-13 rules:holds-only-line=-29 rules:holds-others-no-nearer=-8 rules:holds-over-brackets=-6 rules:holds-over' +
  '-dashed-line=23 rules:holds-over-marked-line=-5 rules:holds-over-message=-4 rules:holds-over-office=10 rules:holds-over-parts=-6 rules:holds-picture-between=-27' +
  ' rules:holds-second-line=-20 rules:holds-short-column-ending=-48 rules:holds-short-marked-name=3 rules:holds-sign-below=-3 rules:holds-story-tells-it=29 rules:h' +
  'olds-title-in-name=-1 rules:holds-told-in-lead=15 rules:holds-under-open-dash=-3 rules:holds2=9 rules:holds3=-13 rules:hr_=2 rules:hs=-7 rules:hs_=4 rules:hsd=-' +
  '1 rules:k=9 rules:kf_=-1 rules:kh=14 rules:khd=-42 rules:khs=-4 rules:kk=-10 rules:kk_=34 rules:kkh=2 rules:ks=4 rules:ks_=-13 rules:over-clause-in-name=-4 rule' +
  's:over-column-between=10 rules:over-column-ending=29 rules:over-column-over-story=25 rules:over-couplet-below=-42 rules:over-event-above=-11 rules:over-event-of' +
  '-another=-3 rules:over-four-characters=29 rules:over-gap-between=-30 rules:over-highest-mark=-2 rules:over-marked-and-alone=-8 rules:over-name-of-one-sign=15 ru' +
  'les:over-name-too-long=-51 rules:over-nothing-of-it-below=-1 rules:over-office-above=-33 rules:over-office-not-column=-5 rules:over-others-no-nearer=13 rules:ov' +
  'er-over-dashed-line=-9 rules:over-over-parts=-1 rules:over-picture-between=-5 rules:over-second-line=38 rules:over-short-column-ending=-49 rules:over-short-mark' +
  'ed-name=38 rules:over-sign-below=1 rules:over-story-tells-it=-19 rules:over-title-in-name=7 rules:over-under-open-dash=-15 rules:over1=11 rules:over2=-22 rules:' +
  'over3=10 rules:r=30 rules:rd_=-3 rules:rh=-3 rules:rh_=-21 rules:s=7 rules:same-clause-in-name=-31 rules:same-column-between=-12 rules:same-column-ending=5 rule' +
  's:same-column-over-story=-22 rules:same-couplet-below=14 rules:same-event-above=1 rules:same-event-of-another=2 rules:same-four-characters=-29 rules:same-gap-be' +
  'tween=43 rules:same-highest-mark=10 rules:same-label-recurs=4 rules:same-marked-and-alone=5 rules:same-name-of-one-sign=-58 rules:same-name-too-long=8 rules:sam' +
  'e-nearer-to-story=-48 rules:same-nearest-of-several=-20 rules:same-nothing-of-it-below=2 rules:same-office-above=-2 rules:same-office-not-column=-44 rules:same-' +
  'only-line=6 rules:same-over-brackets=26 rules:same-over-dashed-line=31 rules:same-over-marked-line=7 rules:same-over-message=12 rules:same-over-office=-4 rules:' +
  'same-over-parts=-35 rules:same-picture-between=24 rules:same-second-line=-42 rules:same-short-column-ending=33 rules:same-short-marked-name=-34 rules:same-sign-' +
  'below=4 rules:same-story-tells-it=-3 rules:same-title-in-name=20 rules:same-told-in-lead=4 rules:same-under-open-dash=13 rules:same1=168 rules:sd=-1 rules:sd_=-' +
  '3 rules:sf_=9 rules:sh=-32 rules:sh_=9 rules:shd=12 rules:sk=-18 rules:sk_=-13 rules:skh=-10 rules:sr=-1 rules:sr_=7 rules:under-clause-in-name=18 rules:under-c' +
  'olumn-between=31 rules:under-column-ending=7 rules:under-column-over-story=-5 rules:under-event-above=-16 rules:under-four-characters=5 rules:under-gap-between=' +
  '2 rules:under-highest-mark=-31 rules:under-label-recurs=12 rules:under-name-of-one-sign=14 rules:under-name-too-long=22 rules:under-nearer-to-story=87 rules:und' +
  'er-nearest-of-several=-12 rules:under-office-above=16 rules:under-office-not-column=14 rules:under-only-line=17 rules:under-others-no-nearer=-5 rules:under-over' +
  '-brackets=10 rules:under-over-dashed-line=-56 rules:under-over-marked-line=-2 rules:under-over-message=-20 rules:under-over-office=-5 rules:under-over-parts=-17' +
  ' rules:under-picture-between=-2 rules:under-second-line=11 rules:under-short-column-ending=-5 rules:under-sign-below=4 rules:under-story-tells-it=-59 rules:unde' +
  'r-title-in-name=-3 rules:under-told-in-lead=-14 rules:under1=5 rules:under2=-29 rules:under3=-10 span:=-17 span:1=-13 span:101=-25 span:2=-10 span:201=4 span:20' +
  '2=-19 span:211=-22 span:3=-11 span:301=-13 span:302=-31 span:303=-16 span:311=23 span:312=14 span:321=-14 span:401=-2 span:402=3 span:403=3 span:411=-26 span:41' +
  '2=-10 span:413=-6 span:421=1 span:422=-20 span:423=21 span:431=20 span:432=-7 span:433=-21 span:bottom01=-15 span:bottom02=-24 span:bottom03=-24 span:bottom11=1' +
  '3 span:bottom12=-3 span:bottom13=19 span:bottom21=-18 span:bottom22=13 span:bottom23=-1 span:bottom31=-67 span:bottom32=-8 span:bottom33=-7 span:page01=-6 span:' +
  'page02=-3 span:page1=-10 span:page11=5 span:page12=13 span:page2=6 span:page21=-17 span:page22=-20 span:page3=3 span:pagem01=10 span:pagem02=-21 span:pagem1=7 s' +
  'pan:pagem11=-7 span:pagem12=-3 span:pagem2=-23 span:pagem21=18 span:pagem22=-1 span:pagem3=-3 span:pages01=-16 span:pages02=-17 span:pages1=5 span:pages11=-5 sp' +
  'an:pages12=-11 span:pages2=-16 span:pages21=30 span:pages22=-6 span:pages3=-17 span:pagesm01=20 span:pagesm1=-7 span:pagesm11=-34'
