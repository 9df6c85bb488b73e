/** Weights of the signs of readings of stacks of headings, in hundredths: made by `npm run learn`. */

/** Rows of a sign and its weight. */
export const STACK_WEIGHTS =
  'breaks:cuts0=-51 breaks:cuts1=12 breaks:cuts2=-35 breaks:down!字=-13 breaks:down"—=27 breaks:down"字=4 breaks:down)字=-15 breaks:down,字=-4 breaks:down-字=-3 breaks:' +
  'down0=18 breaks:down0(=-11 breaks:down00=-5 breaks:down0字=-11 breaks:down1=-26 breaks:down2=-37 breaks:down:字=-11 breaks:downa字=-2 breaks:downeven0=5 breaks:dow' +
  'neven1=-32 breaks:downevent_message=80 breaks:downevent_name=12 breaks:downevent_other=-45 breaks:downgap0=-4 breaks:downgap1=-20 breaks:downgap2=6 breaks:downm' +
  'essage_name=-22 breaks:downname_event=67 breaks:downname_message=1 breaks:downname_name=-14 breaks:downname_notice=-48 breaks:downname_office=-10 breaks:downnam' +
  'e_other=67 breaks:downname_section=26 breaks:downname_series=-27 breaks:downname_short=5 breaks:downnotice_name=-7 breaks:downnotice_other=-8 breaks:downoffice_' +
  'name=-7 breaks:downoffice_notice=-1 breaks:downother_name=16 breaks:downother_notice=-6 breaks:downother_office=-15 breaks:downother_other=-8 breaks:downother_s' +
  'ection=-7 breaks:downsection_name=-75 breaks:downsection_office=-6 breaks:downsection_other=11 breaks:downsection_series=-8 breaks:downseries_name=47 breaks:dow' +
  'nseries_other=-6 breaks:downshort_name=-14 breaks:downshort_other=-9 breaks:down—字=-24 breaks:down。"=-1 breaks:down。(=-3 breaks:down。0=-1 breaks:down。▲=-3 break' +
  's:down。字=-22 breaks:down字"=-57 breaks:down字(=32 breaks:down字-=13 breaks:down字0=-16 breaks:down字a=-13 breaks:down字—=55 breaks:down字▲=43 breaks:down字字=-10 breaks:' +
  'even0=-11 breaks:even1=16 breaks:even2=-37 breaks:even3=26 breaks:even4=31 breaks:even5=-33 breaks:even6=-25 breaks:even7=-23 breaks:even8=-43 breaks:formsevent' +
  '_message=-12 breaks:formsevent_name=-20 breaks:formsevent_other=-4 breaks:formsmessage_name=-12 breaks:formsname_event=-18 breaks:formsname_message=33 breaks:fo' +
  'rmsname_name=63 breaks:formsname_notice=-1 breaks:formsname_office=-18 breaks:formsname_other=-7 breaks:formsname_section=17 breaks:formsname_series=26 breaks:f' +
  'ormsname_short=3 breaks:formsnotice_name=-16 breaks:formsnotice_other=-2 breaks:formsoffice_name=-18 breaks:formsoffice_other=-1 breaks:formsother_name=-28 brea' +
  'ks:formsother_notice=-1 breaks:formsother_office=-2 breaks:formsother_other=-12 breaks:formsother_section=-2 breaks:formsother_short=-2 breaks:formssection_name' +
  '=-86 breaks:formssection_office=-3 breaks:formssection_other=-9 breaks:formssection_series=-6 breaks:formsseries_name=-7 breaks:formsshort_name=20 breaks:formss' +
  'hort_other=-1 breaks:gap0=22 breaks:gap1=-115 breaks:gap2=-1 breaks:indent-1=-32 breaks:indent0=19 breaks:indent1=-83 breaks:join!字=3 breaks:join"—=-12 breaks:j' +
  'oin"字=12 breaks:join)字=-21 breaks:join,字=-3 breaks:join-字=-3 breaks:join0=-35 breaks:join0(=-1 breaks:join0字=-3 breaks:join1=-2 breaks:join2=38 breaks:joina字=-1' +
  '6 breaks:join—字=-8 breaks:join。"=-1 breaks:join。字=-22 breaks:join字"=12 breaks:join字(=-5 breaks:join字-=-9 breaks:join字0=-3 breaks:join字—=-15 breaks:join字▲=-16 br' +
  'eaks:join字字=22 breaks:up!字=5 breaks:up"—=-15 breaks:up"字=4 breaks:up)字=22 breaks:up-字=-12 breaks:up0=1 breaks:up0(=20 breaks:up00=-1 breaks:up0字=14 breaks:up1=2' +
  '8 breaks:up2=-34 breaks:up:字=-9 breaks:upa字=5 breaks:upeven0=17 breaks:upeven1=-26 breaks:upevent_message=-48 breaks:upevent_name=6 breaks:upevent_other=51 brea' +
  'ks:upgap0=-2 breaks:upgap1=3 breaks:upmessage_name=-10 breaks:upname_event=-30 breaks:upname_message=-32 breaks:upname_name=18 breaks:upname_notice=43 breaks:up' +
  'name_office=7 breaks:upname_other=-18 breaks:upname_section=-18 breaks:upname_series=-6 breaks:upname_short=-1 breaks:upnotice_name=38 breaks:upnotice_other=-14' +
  ' breaks:upoffice_name=-26 breaks:upoffice_notice=2 breaks:upoffice_other=3 breaks:upother_name=-30 breaks:upother_notice=8 breaks:upother_office=-1 breaks:upoth' +
  'er_other=-52 breaks:upother_section=8 breaks:upother_series=2 breaks:upother_short=-21 breaks:upsection_name=80 breaks:upsection_office=22 breaks:upsection_othe' +
  'r=5 breaks:upsection_series=11 breaks:upseries_name=-28 breaks:upseries_other=-1 breaks:upshort_name=7 breaks:upshort_other=-11 breaks:up—字=18 breaks:up。"=-6 br' +
  'eaks:up。(=-10 breaks:up。-=2 breaks:up。0=-1 breaks:up。▲=-1 breaks:up。字=3 breaks:up字"=67 breaks:up字(=-6 breaks:up字-=-21 breaks:up字0=2 breaks:up字a=-7 breaks:up字—=-' +
  '27 breaks:up字▲=-13 breaks:up字字=6 custom:headline0=17 custom:headline1=-15 custom:headline2=-11 custom:headline3=1 custom:headline4=-12 custom:headline5=-21 cust' +
  'om:headline6=-33 custom:lines-11=-11 custom:lines-12=-1 custom:lines-13=1 custom:lines01=-6 custom:lines02=-5 custom:lines03=-19 custom:lines11=9 custom:lines12' +
  '=-17 custom:lines13=-3 custom:single10=-5 custom:single11=-7 custom:single12=-15 custom:single13=6 custom:single14=10 custom:single15=-17 custom:single16=-30 cu' +
  'stom:single20=-1 custom:single22=22 custom:single23=-12 custom:single24=14 custom:single25=-26 custom:single26=-27 custom:single30=13 custom:single31=7 custom:s' +
  'ingle32=-2 custom:single33=2 custom:single34=20 custom:single35=-9 custom:single36=-7 edges:"_=77 edges:(_=-102 edges:-_=-47 edges:0_=26 edges:_!=10 edges:_"=15' +
  ' edges:_)=61 edges:_,=-22 edges:_0=-72 edges:_:=-46 edges:_a=-31 edges:_—=-26 edges:_。=-116 edges:_字=30 edges:a_=-33 edges:blank01=7 edges:blank02=4 edges:blank' +
  '03=15 edges:blank11=-28 edges:blank12=-39 edges:blank13=-45 edges:colon0=5 edges:colon1=-78 edges:comma0=20 edges:comma1=-101 edges:down"_=-61 edges:down(_=26 e' +
  'dges:down-_=2 edges:down0_=-26 edges:down_!=-33 edges:down_"=-24 edges:down_)=-4 edges:down_,=-1 edges:down_-=12 edges:down_0=2 edges:down_:=17 edges:down_a=-24' +
  ' edges:down_。=-8 edges:down_字=5 edges:downa_=-14 edges:downblank00=-5 edges:downblank01=-9 edges:downblank10=-6 edges:downblank11=3 edges:down—_=93 edges:down▲_' +
  '=32 edges:down字_=-45 edges:figures0=20 edges:figures1=-89 edges:leads01=-22 edges:leads03=-9 edges:leads04=12 edges:leads12=9 edges:leads13=18 edges:leads14=5 e' +
  'dges:open0=-25 edges:open1=16 edges:up"_=-32 edges:up(_=-15 edges:up-_=27 edges:up0_=-19 edges:up_!=1 edges:up_"=-14 edges:up_)=13 edges:up_,=1 edges:up_-=-13 e' +
  'dges:up_0=30 edges:up_:=-9 edges:up_a=3 edges:up_—=18 edges:up_。=-7 edges:up_字=-6 edges:upa_=-18 edges:upblank00=14 edges:upblank01=-18 edges:upblank10=37 edges' +
  ':upblank11=-50 edges:up—_=-5 edges:up▲_=37 edges:up字_=12 edges:—_=-130 edges:▲_=-29 edges:字_=49 inner:=5 inner:above0=-27 inner:above1=-6 inner:above2=11 inner:' +
  'above4=-11 inner:above5=30 inner:begins-air-around-headings=27 inner:begins-author-closes-above=-49 inner:begins-begins-with-day=-56 inner:begins-bulletin=-48 i' +
  'nner:begins-column-or-series=-26 inner:begins-credit-above=-48 inner:begins-ends-with-author=10 inner:begins-field-above=-22 inner:begins-gap-over-headings=-42 ' +
  'inner:begins-head-behind-sign-above=-20 inner:begins-heading-asks=12 inner:begins-heading-told-above=20 inner:begins-heading-told-below=67 inner:begins-heading-' +
  'touched-below=10 inner:begins-in-short-news=4 inner:begins-letter-under-heading=-40 inner:begins-list-below-heading=-60 inner:begins-lone-heading=1 inner:begins' +
  '-long-heading=-1 inner:begins-loose-page=-177 inner:begins-many-names-return=-7 inner:begins-mark-as-high=4 inner:begins-mark-deeper=-5 inner:begins-name-return' +
  's=50 inner:begins-names-return=45 inner:begins-no-bracketed-bulletin=-4 inner:begins-no-gap-above=11 inner:begins-no-heading=7 inner:begins-no-mark=20 inner:beg' +
  'ins-no-title-of-list=-7 inner:begins-notice-heading=-56 inner:begins-official-paper-below=-28 inner:begins-one-of-siblings=65 inner:begins-page-without-bulletin' +
  's=7 inner:begins-question-below=-37 inner:begins-quoted-heading=13 inner:begins-row-below-heading=-94 inner:begins-short-as-headlines=14 inner:begins-short-head' +
  'ing=-34 inner:begins-short-news-above=-25 inner:begins-signed-below-too=25 inner:begins-signed-story-above=2 inner:begins-story-above-open=-10 inner:begins-stor' +
  'y-closed=-55 inner:begins-two-headings=-16 inner:begins-under-list=-8 inner:begins-under-picture=16 inner:begins-verse-heading=-14 inner:begins-wire-under-headi' +
  'ng=-21 inner:below0=-44 inner:below1=-2 inner:below2=4 inner:below3=20 inner:below4=-66 inner:below5=5 inner:beside0=26 inner:beside1=-44 inner:beside2=12 inner' +
  ':beside3=-4 inner:beside4=9 inner:beside5=-2 inner:beside6=-47 inner:beside7=-18 inner:ends!=11 inner:ends"=33 inner:ends)=-46 inner:ends,=-5 inner:ends-=-16 in' +
  'ner:ends0=-35 inner:ends:=1 inner:endsa=-8 inner:ends—=-6 inner:ends。=12 inner:ends字=10 inner:figures0=11 inner:figures1=-32 inner:formevent=-10 inner:formmessa' +
  'ge=19 inner:formname=7 inner:formnotice=-99 inner:formoffice=-15 inner:formother=42 inner:formsection=-35 inner:formseries=13 inner:formshort=-2 inner:gap00=-10' +
  ' inner:gap01=9 inner:gap10=-78 inner:gap11=53 inner:indent-1=-84 inner:indent0=-20 inner:indent1=98 inner:lead0=-22 inner:lead1=-51 inner:lead3=44 inner:lead4=-' +
  '31 inner:lead5=-23 inner:leadlength0=33 inner:leadlength1=-4 inner:leadlength2=-34 inner:leadlength3=-39 inner:leadlength4=19 inner:length0=105 inner:length1=-3' +
  '1 inner:length2=-46 inner:length3=-36 inner:length4=16 inner:length5=-24 inner:lines1=17 inner:lines2=-11 inner:lines3=-9 inner:lines4=-15 inner:linescustom-12=' +
  '-3 inner:linescustom-13=26 inner:linescustom01=-6 inner:linescustom02=-32 inner:linescustom03=-8 inner:linescustom11=11 inner:linescustom12=-1 inner:linescustom' +
  '13=1 inner:long0=-70 inner:long1=-60 inner:long10=-46 inner:long11=5 inner:long2=38 inner:long3=27 inner:long5=-9 inner:long6=9 inner:long7=9 inner:long8=-42 in' +
  'ner:long9=-32 inner:lower0"=42 inner:lower0(=-22 inner:lower0-=-26 inner:lower00=-15 inner:lower0a=-25 inner:lower0—=-3 inner:lower0▲=-4 inner:lower0字=1 inner:l' +
  'ower1"=106 inner:lower1(=-8 inner:lower1-=-44 inner:lower10=-60 inner:lower1▲=-37 inner:lower1字=2 inner:mark-=-2 inner:mark0=16 inner:mark1=-14 inner:news00=35 ' +
  'inner:news01=-12 inner:news10=-69 inner:news11=-41 inner:newscustom00=2 inner:newscustom01=37 inner:newscustom02=7 inner:newscustom03=-4 inner:newscustom11=-24 ' +
  'inner:newscustom12=-8 inner:newscustom13=-53 inner:newscustom14=-41 inner:page=10 inner:pagem=-7 inner:pages=-40 inner:pagesm=-11 inner:said-any-line=-12 inner:' +
  'said-asks-or-exclaims=-31 inner:said-colon-at-end=-1 inner:said-column-name=-25 inner:said-column-name-above=-16 inner:said-column-of-items=24 inner:said-credit' +
  '-below=-67 inner:said-deck-under-headline=-12 inner:said-flush-line=-77 inner:said-full-line-of-clauses=14 inner:said-gap-over-line-alone=-58 inner:said-head-be' +
  'hind-sign=-15 inner:said-indented-line=4 inner:said-item-among-items=-1 inner:said-item-begins=-25 inner:said-long-line=5 inner:said-many-commas=19 inner:said-m' +
  'arked-line=-38 inner:said-meets-line-above=-13 inner:said-meets-line-below=4 inner:said-news-below=-70 inner:said-notice=-67 inner:said-one-comma=46 inner:said-' +
  'open-brackets=2 inner:said-open-prose-above=17 inner:said-over-salutation=-44 inner:said-place-over-heading=-3 inner:said-reports-event=-1 inner:said-section-ov' +
  'er-signs=-5 inner:said-short-line=3 inner:said-short-line-above=11 inner:said-short-line-below=-3 inner:said-unmarked-line=-1 inner:said-wide-gap=-6 inner:share' +
  'd0=-43 inner:shared1=25 inner:shared2=27 inner:shared3=21 inner:shared4=-19 inner:shared5=-8 inner:signedcustom00=-24 inner:signedcustom01=17 inner:signedcustom' +
  '02=6 inner:signedcustom11=1 inner:signedcustom12=-24 inner:signedcustom13=1 inner:signedcustom14=-47 inner:single1=-38 inner:single10=5 inner:single11=-7 inner:' +
  'single12=-12 inner:single13=2 inner:single14=20 inner:single15=-3 inner:single16=3 inner:single2=-26 inner:single20=-6 inner:single21=-8 inner:single22=-10 inne' +
  'r:single23=5 inner:single24=7 inner:single25=-10 inner:single26=5 inner:single3=-12 inner:single32=-2 inner:single34=-5 inner:single35=-4 inner:single36=12 inne' +
  'r:single4=2 inner:single46=-14 inner:starts"=6 inner:starts(=-5 inner:starts-=-26 inner:starts0=-1 inner:starts—=-20 inner:starts▲=-12 inner:starts字=7 inner:typ' +
  'e00=-18 inner:type01=-3 inner:type10=54 inner:upper00=-6 inner:upper01=-31 inner:upper10=11 inner:upper11=-49 inner:upperlength1=51 inner:upperlength2=-15 inner' +
  ':upperlength3=-23 inner:upperlength4=-56 inner:upperlength5=-32 inner:usesddd=5 inner:usesffh=-3 inner:usesfh=-2 inner:usesfkh=1 inner:usesfsh=-3 inner:usesh=17' +
  ' inner:useshd=-27 inner:useshdd=-22 inner:useshr=11 inner:useshs=-3 inner:useskfh=-1 inner:useskh=3 inner:useskhd=25 inner:usesksh=-2 inner:usesrh=-2 inner:uses' +
  'sh=-3 inner:usesshd=-1 inner:usesskh=-15 inner:usual0=-32 inner:usual1=-20 inner:usual2=3 inner:usual3=-6 inner:usual4=-26 inner:usual5=25 inner:usual6=-6 lengt' +
  'h:0=-5 length:1=-22 length:10=-50 length:11=-25 length:1_0=-4 length:1_1=-21 length:1_10=-18 length:1_11=-16 length:1_2=-5 length:1_3=28 length:1_4=10 length:1_' +
  '5=6 length:1_6=7 length:1_7=-27 length:1_8=-17 length:1_9=-6 length:2=-14 length:2_0=-1 length:2_1=-2 length:2_10=-30 length:2_11=5 length:2_2=-18 length:2_3=-2' +
  '5 length:2_4=43 length:2_5=16 length:2_6=7 length:2_7=-1 length:2_8=-15 length:2_9=-40 length:3=15 length:3_10=-4 length:3_11=-13 length:3_3=-9 length:3_4=25 le' +
  'ngth:3_5=14 length:3_6=11 length:3_7=-1 length:3_8=-56 length:3_9=11 length:4=46 length:5=25 length:6=15 length:7=-36 length:8=-69 length:9=-35 length:down10=-2' +
  '5 length:down11=-45 length:down12=46 length:down14=-5 length:down15=15 length:down16=-26 length:down17=11 length:down18=-10 length:down19=-56 length:down20=2 le' +
  'ngth:down21=68 length:down22=46 length:down23=-23 length:down24=-42 length:down25=-34 length:down26=-9 length:down27=-6 length:down28=-4 length:down29=-5 length' +
  ':down30=-17 length:down31=17 length:down32=-15 length:down33=13 length:down34=7 length:down35=-13 length:down36=20 length:down37=1 length:down39=-3 length:down_' +
  '0=29 length:down_1=-91 length:down_10=-23 length:down_11=-19 length:down_2=-44 length:down_3=-13 length:down_4=30 length:down_5=20 length:down_6=46 length:down_' +
  '7=5 length:down_8=9 length:down_9=-24 length:others10=-12 length:others11=-16 length:others12=8 length:others13=-4 length:others14=7 length:others15=-36 length:' +
  'others16=10 length:others17=50 length:others20=-6 length:others21=-31 length:others22=21 length:others23=22 length:others24=10 length:others25=18 length:others2' +
  '6=1 length:others27=-50 length:others32=-14 length:others33=-8 length:others34=-7 length:others35=37 length:others36=16 length:others37=-37 length:up10=-33 leng' +
  'th:up11=10 length:up12=-5 length:up13=-6 length:up14=-6 length:up15=6 length:up16=-4 length:up17=30 length:up18=6 length:up19=-10 length:up20=-31 length:up21=30' +
  ' length:up22=41 length:up23=26 length:up24=9 length:up25=-11 length:up26=-23 length:up27=-37 length:up28=-9 length:up29=-10 length:up30=-1 length:up31=17 length' +
  ':up32=-13 length:up33=11 length:up34=-7 length:up35=-18 length:up36=3 length:up37=1 length:up38=-13 length:up39=-14 length:up_0=9 length:up_1=-4 length:up_10=24' +
  ' length:up_2=-53 length:up_3=-20 length:up_4=31 length:up_5=55 length:up_6=-11 length:up_7=-3 length:up_8=7 length:up_9=-10 none:=12 none:above0=6 none:above1=-' +
  '13 none:above2=3 none:above3=-14 none:above4=22 none:above5=-8 none:begins-air-around-headings=27 none:begins-author-closes-above=26 none:begins-begins-with-day' +
  '=6 none:begins-bulletin=38 none:begins-column-or-series=-12 none:begins-credit-above=18 none:begins-ends-with-author=-7 none:begins-field-above=18 none:begins-f' +
  'irst-prose=6 none:begins-gap-over-headings=-27 none:begins-head-behind-sign-above=-17 none:begins-heading-asks=-19 none:begins-heading-told-above=-3 none:begins' +
  '-heading-told-below=7 none:begins-heading-touched-below=-18 none:begins-in-short-news=-50 none:begins-letter-under-heading=-32 none:begins-list-below-heading=-5' +
  '0 none:begins-lone-heading=2 none:begins-loose-page=-14 none:begins-many-names-return=-12 none:begins-mark-as-high=26 none:begins-mark-deeper=-12 none:begins-na' +
  'mes-return=5 none:begins-no-bracketed-bulletin=-2 none:begins-no-gap-above=13 none:begins-no-heading=-11 none:begins-no-mark=-7 none:begins-no-title-of-list=27 ' +
  'none:begins-nothing-of-site-between=-19 none:begins-notice-heading=-68 none:begins-official-paper-below=-10 none:begins-one-of-siblings=-27 none:begins-page-wit' +
  'hout-bulletins=-5 none:begins-question-below=-35 none:begins-quoted-heading=-3 none:begins-row-below-heading=-89 none:begins-short-as-headlines=-13 none:begins-' +
  'short-heading=-59 none:begins-short-news-above=-34 none:begins-signed-below-too=3 none:begins-signed-story-above=1 none:begins-story-above-open=-24 none:begins-' +
  'story-closed=-27 none:begins-two-headings=24 none:begins-under-list=-28 none:begins-under-picture=-16 none:begins-verse-heading=-6 none:begins-wire-under-headin' +
  'g=-9 none:below0=-30 none:below1=-11 none:below2=39 none:below3=7 none:below4=-29 none:below5=9 none:beside0=-2 none:beside1=7 none:beside2=-13 none:beside3=-9 ' +
  'none:beside4=3 none:beside5=-5 none:beside6=-10 none:beside7=5 none:ends!=-40 none:ends)=-38 none:ends,=7 none:ends-=-6 none:ends0=36 none:ends:=8 none:endsa=55' +
  ' none:ends—=21 none:ends。=12 none:ends字=1 none:figures0=8 none:figures1=10 none:formevent=2 none:formmessage=42 none:formname=4 none:formnotice=-78 none:formoff' +
  'ice=39 none:formother=-28 none:formsection=39 none:formshort=-4 none:gap00=-14 none:gap01=55 none:gap10=-8 none:gap11=-31 none:indent-1=-49 none:indent0=21 none' +
  ':indent1=19 none:lead0=49 none:lead1=7 none:lead2=-21 none:lead3=-21 none:lead4=-31 none:lead5=-70 none:leadlength0=28 none:leadlength1=-23 none:leadlength2=-26' +
  ' none:leadlength3=-25 none:leadlength4=33 none:length0=52 none:length1=-49 none:length2=-43 none:length3=-10 none:length4=48 none:length5=-4 none:lines1=5 none:' +
  'lines2=-5 none:lines3=-26 none:lines4=-2 none:linescustom-12=-11 none:linescustom-13=-18 none:linescustom01=-13 none:linescustom02=-11 none:linescustom03=-4 non' +
  'e:linescustom11=2 none:linescustom12=-20 none:linescustom13=-20 none:long0=-21 none:long1=-46 none:long10=41 none:long11=14 none:long2=-35 none:long3=-6 none:lo' +
  'ng4=35 none:long5=-14 none:long6=-9 none:long7=-9 none:long8=-1 none:long9=23 none:lower0"=7 none:lower0(=46 none:lower0-=39 none:lower00=-22 none:lower0a=57 no' +
  'ne:lower0—=81 none:lower0字=-13 none:lower1"=-23 none:lower1(=30 none:lower1-=-24 none:lower10=-50 none:lower1—=-11 none:lower1▲=-74 none:lower1字=-62 none:mark-=' +
  '4 none:mark0=35 none:mark1=-14 none:news00=35 none:news01=-15 none:news10=-61 none:news11=-25 none:newscustom00=5 none:newscustom01=5 none:newscustom02=24 none:' +
  'newscustom03=24 none:newscustom11=-32 none:newscustom12=-3 none:newscustom13=-48 none:newscustom14=-44 none:page=-21 none:pagem=6 none:pages=44 none:pagesm=8 no' +
  'ne:said-any-line=15 none:said-asks-or-exclaims=-10 none:said-colon-at-end=22 none:said-column-name=44 none:said-column-name-above=-7 none:said-column-of-items=-' +
  '33 none:said-credit-below=7 none:said-deck-under-headline=15 none:said-flush-line=5 none:said-full-line-of-clauses=-2 none:said-gap-over-line-alone=-10 none:sai' +
  'd-head-behind-sign=-22 none:said-indented-line=3 none:said-item-among-items=-14 none:said-item-begins=-5 none:said-long-line=12 none:said-many-commas=-10 none:s' +
  'aid-marked-line=-14 none:said-meets-line-above=-17 none:said-meets-line-below=-5 none:said-news-below=-20 none:said-notice=-48 none:said-one-comma=-30 none:said' +
  '-open-brackets=15 none:said-open-prose-above=-50 none:said-over-salutation=-47 none:said-reports-event=-5 none:said-section-over-signs=-13 none:said-short-line=' +
  '-57 none:said-short-line-above=38 none:said-short-line-below=36 none:said-top-of-page=-1 none:said-unmarked-line=22 none:said-wide-gap=32 none:shared0=-46 none:' +
  'shared1=-12 none:shared2=37 none:shared3=75 none:shared4=20 none:shared5=-3 none:signedcustom00=-17 none:signedcustom01=-12 none:signedcustom03=20 none:signedcu' +
  'stom11=9 none:signedcustom12=5 none:signedcustom13=-39 none:signedcustom14=-31 none:single1=14 none:single10=-8 none:single11=-8 none:single12=-42 none:single13' +
  '=-10 none:single14=3 none:single15=-6 none:single16=9 none:single2=4 none:single20=17 none:single21=-12 none:single22=21 none:single23=-21 none:single24=1 none:' +
  'single25=-1 none:single26=-14 none:single3=-10 none:single30=-4 none:single32=-7 none:single34=3 none:single35=10 none:single36=-18 none:single4=-3 none:single4' +
  '6=-8 none:starts"=-60 none:starts(=64 none:starts-=7 none:starts0=-10 none:startsa=-11 none:starts—=102 none:starts▲=-5 none:starts字=-18 none:type00=-2 none:typ' +
  'e01=25 none:type10=20 none:upper00=5 none:upper01=-30 none:upper10=-36 none:upper11=6 none:upper^0=1 none:upperlength0=1 none:upperlength1=21 none:upperlength2=' +
  '-1 none:upperlength3=-39 none:upperlength4=-34 none:upperlength5=-17 none:usesddd=13 none:usesffh=-4 none:usesfh=24 none:usesfkh=3 none:usesfsh=-4 none:usesh=5 ' +
  'none:useshd=27 none:useshdd=-26 none:useshr=-6 none:useshs=-5 none:useshsd=-1 none:useskfh=4 none:useskh=-18 none:useskhd=-4 none:useskkh=-1 none:usesksh=-1 non' +
  'e:usesrh=2 none:usessh=-21 none:usesshd=-5 none:usesskh=2 none:usessrh=2 none:usual0=-18 none:usual1=-22 none:usual2=-5 none:usual3=7 none:usual4=5 none:usual5=' +
  '-24 none:usual6=-4 place:bold00=1 place:bold01=-23 place:bold11=-52 place:centred0=-14 place:centred1=-33 place:gap00=1 place:gap01=-72 place:gap0_0=-10 place:g' +
  'ap0_1=-67 place:gap10=-6 place:gap11=36 place:gap1_0=14 place:gap1_1=40 place:indent-1$=39 place:indent-1-1=-12 place:indent-10=-24 place:indent0$=15 place:inde' +
  'nt0-1=22 place:indent00=-10 place:indent01=21 place:indent1$=-48 place:indent10=1 place:indent11=-28 place:indent^$=-26 place:indent^-1=61 place:indent^0=-21 pl' +
  'ace:indent^1=-7 place:mark00$=13 place:mark000=-4 place:mark001=-1 place:mark01$=-83 place:mark010=-12 place:mark011=-6 place:mark0^$=-13 place:mark0^0=-1 place' +
  ':mark0^1=-16 place:mark10$=31 place:mark100=20 place:mark101=-12 place:mark11$=27 place:mark110=6 place:mark111=3 place:mark1^$=-9 place:mark1^0=70 place:mark1^' +
  '1=-22 returns:above0=31 returns:above1=-15 returns:above2=-58 returns:above3=-25 returns:above4=-23 returns:above5=-19 returns:below0=-46 returns:below1=28 retu' +
  'rns:below2=39 returns:below3=20 returns:below4=-4 returns:below5=-46 returns:beside0=-27 returns:beside1=16 returns:beside2=-19 returns:beside3=-5 returns:besid' +
  'e4=-19 returns:beside5=-21 returns:beside6=28 returns:beside7=14 returns:besidelead0=-25 returns:besidelead1=-26 returns:besidelead2=-2 returns:besidelead3=-38 ' +
  'returns:besidelead4=23 returns:besidelead6=30 returns:besidelead7=38 returns:lead0=-101 returns:lead1=-9 returns:lead2=19 returns:lead3=57 returns:lead4=24 retu' +
  'rns:lead5=42 returns:least0=-140 returns:least1=-16 returns:least2=34 returns:least3=-32 returns:least4=65 returns:least5=68 rules:^f_=-38 rules:^h_=-11 rules:^' +
  'k_=1 rules:^r_=15 rules:^s_=-22 rules:d=-14 rules:dd=-15 rules:dd_=-35 rules:ddd=-8 rules:df_=-1 rules:ds_=15 rules:f=-9 rules:fd_=4 rules:ff=-4 rules:ff_=3 rul' +
  'es:fff=-3 rules:ffs=3 rules:fh=-20 rules:fh_=3 rules:fk=-1 rules:fk_=-31 rules:fkh=-1 rules:fs=5 rules:fs_=-18 rules:h=-33 rules:hd=5 rules:hd_=-4 rules:hdd=24 ' +
  'rules:holds-clause-in-name=9 rules:holds-column-between=-29 rules:holds-column-ending=-23 rules:holds-column-over-story=-27 rules:holds-couplet-below=40 rules:h' +
  'olds-event-above=29 rules:holds-four-characters=9 rules:holds-gap-between=-6 rules:holds-highest-mark=-9 rules:holds-label-recurs=-9 rules:holds-name-of-one-sig' +
  'n=-2 rules:holds-name-too-long=-54 rules:holds-nearer-to-story=-45 rules:holds-nearest-of-several=32 rules:holds-nothing-of-it-below=-1 rules:holds-office-above' +
  '=16 rules:holds-office-not-column=-24 rules:holds-only-line=-15 rules:holds-others-no-nearer=-1 rules:holds-over-brackets=-10 rules:holds-over-chapter=8 rules:h' +
  'olds-over-dashed-line=31 rules:holds-over-marked-line=-2 rules:holds-over-message=7 rules:holds-over-office=6 rules:holds-over-parts=-6 rules:holds-picture-betw' +
  'een=-18 rules:holds-second-line=-19 rules:holds-short-column-ending=-68 rules:holds-short-marked-name=4 rules:holds-sign-below=-2 rules:holds-story-tells-first=' +
  '14 rules:holds-story-tells-it=45 rules:holds-title-in-name=-1 rules:holds-told-in-lead=16 rules:holds-under-open-dash=-7 rules:holds2=-4 rules:holds3=-16 rules:' +
  'hr=16 rules:hr_=-1 rules:hs=-6 rules:hs_=21 rules:hsd=-1 rules:k=-9 rules:kf=-3 rules:kf_=-3 rules:kfh=-2 rules:kh=-1 rules:kh_=-2 rules:khd=-36 rules:khs=-1 ru' +
  'les:kk=-10 rules:kk_=11 rules:kkh=14 rules:kr=6 rules:kr_=-1 rules:ks=11 rules:ks_=-6 rules:over-clause-in-name=-31 rules:over-column-between=15 rules:over-colu' +
  'mn-ending=24 rules:over-column-over-story=17 rules:over-couplet-below=-54 rules:over-event-above=5 rules:over-four-characters=46 rules:over-gap-between=-23 rule' +
  's:over-highest-mark=5 rules:over-label-recurs=-5 rules:over-marked-and-alone=-7 rules:over-name-of-one-sign=17 rules:over-name-too-long=-47 rules:over-nearer-to' +
  '-story=-1 rules:over-nearest-of-several=-1 rules:over-nothing-of-it-below=-2 rules:over-office-above=-7 rules:over-office-not-column=11 rules:over-only-line=-13' +
  ' rules:over-others-no-nearer=-5 rules:over-over-dashed-line=-6 rules:over-over-parts=1 rules:over-picture-between=-8 rules:over-second-line=30 rules:over-short-' +
  'column-ending=-39 rules:over-short-marked-name=43 rules:over-sign-below=5 rules:over-story-tells-first=15 rules:over-story-tells-it=-7 rules:over-title-in-name=' +
  '-2 rules:over-under-open-dash=-11 rules:over1=2 rules:over2=-11 rules:over3=1 rules:r=25 rules:rh=-6 rules:rh_=-18 rules:s=23 rules:same-clause-in-name=-30 rule' +
  's:same-column-between=6 rules:same-column-ending=4 rules:same-column-over-story=-14 rules:same-couplet-below=22 rules:same-event-above=-1 rules:same-four-charac' +
  'ters=-44 rules:same-gap-between=32 rules:same-highest-mark=32 rules:same-label-recurs=15 rules:same-marked-and-alone=7 rules:same-name-of-one-sign=-49 rules:sam' +
  'e-name-too-long=7 rules:same-nearer-to-story=-43 rules:same-nearest-of-several=-14 rules:same-nothing-of-it-below=4 rules:same-office-above=-15 rules:same-offic' +
  'e-not-column=-38 rules:same-only-line=-1 rules:same-others-no-nearer=-11 rules:same-over-brackets=52 rules:same-over-chapter=17 rules:same-over-dashed-line=12 r' +
  'ules:same-over-marked-line=15 rules:same-over-message=-5 rules:same-over-parts=-43 rules:same-picture-between=8 rules:same-second-line=-56 rules:same-short-colu' +
  'mn-ending=26 rules:same-short-marked-name=-37 rules:same-sign-below=8 rules:same-story-tells-first=-30 rules:same-story-tells-it=-13 rules:same-title-in-name=-1' +
  ' rules:same-told-in-lead=18 rules:same-under-open-dash=8 rules:same1=167 rules:sd=-2 rules:sf_=5 rules:sh=-14 rules:sh_=20 rules:shd=3 rules:sk=-10 rules:skh=-1' +
  '6 rules:sr=-3 rules:sr_=6 rules:under-clause-in-name=9 rules:under-column-between=32 rules:under-column-ending=12 rules:under-column-over-story=7 rules:under-ev' +
  'ent-above=-32 rules:under-four-characters=22 rules:under-gap-between=1 rules:under-highest-mark=-36 rules:under-marked-and-alone=4 rules:under-name-of-one-sign=' +
  '3 rules:under-name-too-long=32 rules:under-nearer-to-story=86 rules:under-nearest-of-several=-11 rules:under-office-above=11 rules:under-office-not-column=18 ru' +
  'les:under-only-line=21 rules:under-others-no-nearer=-14 rules:under-over-brackets=-9 rules:under-over-chapter=-12 rules:under-over-dashed-line=-27 rules:under-o' +
  'ver-marked-line=-7 rules:under-over-message=-13 rules:under-over-office=-4 rules:under-over-parts=5 rules:under-picture-between=-4 rules:under-second-line=14 ru' +
  'les:under-short-column-ending=11 rules:under-sign-below=-10 rules:under-story-tells-first=-35 rules:under-story-tells-it=-62 rules:under-title-in-name=-1 rules:' +
  'under-told-in-lead=-22 rules:under1=4 rules:under2=-16 rules:under3=-9 span:=-22 span:1=-17 span:101=-26 span:2=-13 span:201=11 span:202=-12 span:211=-13 span:3' +
  '=-20 span:301=-15 span:302=-26 span:303=-12 span:311=29 span:312=10 span:321=-24 span:401=-19 span:402=9 span:403=21 span:411=-35 span:412=6 span:413=-20 span:4' +
  '21=8 span:422=-20 span:423=8 span:431=38 span:432=-13 span:433=-23 span:bottom01=-11 span:bottom02=-20 span:bottom03=-30 span:bottom11=13 span:bottom12=2 span:b' +
  'ottom13=21 span:bottom21=-14 span:bottom22=6 span:bottom23=-1 span:bottom31=-55 span:bottom32=-12 span:bottom33=-12 span:page01=-12 span:page02=7 span:page1=-8 ' +
  'span:page11=9 span:page12=15 span:page2=6 span:page21=-11 span:page22=-33 span:page3=-6 span:pagem01=-1 span:pagem02=-13 span:pagem1=-7 span:pagem11=-21 span:pa' +
  'gem12=-3 span:pagem2=-14 span:pagem21=9 span:pagem3=-1 span:pages01=-7 span:pages02=-24 span:pages1=11 span:pages11=-4 span:pages12=-9 span:pages2=-28 span:page' +
  's21=27 span:pages22=-12 span:pages3=-18 span:pagesm01=10 span:pagesm02=-1 span:pagesm1=3 span:pagesm11=-20 span:pagesm2=-1'
