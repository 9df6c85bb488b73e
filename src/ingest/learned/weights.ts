/** Weights of the signs of lines, and of parts under parts, in hundredths: made by `npm run learn`. */

/** Rows of a sign and its weights for the parts A, H, F, T, C and P. */
export const SIGN_WEIGHTS =
  'again:A00=-17,12,10,7,6,-10 again:A01=1,-6,-1,6,-3,0 again:A02=14,-5,-4,-4,-3,0 again:A03=9,0,0,-8,0,0 again:A0_=-2,-7,0,19,0,-11 again:A11=0,6,-6,8,-5,-1 again' +
  ':A12=18,-4,-5,-7,-4,-1 again:A13=17,2,-1,-16,-3,0 again:A1_=24,13,-14,-13,-14,-2 again:A2_=21,-9,6,-17,-2,-2 again:A3_=-7,13,-6,-7,6,-1 again:A_0=2,14,-6,9,0,-1' +
  '2 again:A_1=-1,3,6,1,-11,-2 again:A_2=18,-5,-10,-11,3,-1 again:A_3=28,-5,-5,-17,-2,0 again:C00=-25,0,-16,10,11,1 again:C0_=-19,8,-3,9,-11,13 again:C11=18,-8,9,-' +
  '9,-7,-4 again:C12=23,-8,-1,0,-15,0 again:C1_=2,-19,-5,-12,33,-17 again:C2_=23,-4,-2,15,-28,-4 again:C3_=5,-9,-1,-11,16,-1 again:C_0=-13,6,-8,22,-8,-14 again:C_1' +
  '=24,-13,3,-9,-27,18 again:C_2=10,-12,-5,-6,12,-2 again:F00=-16,9,-10,6,-15,-6 again:F01=-6,-1,11,-2,-2,0 again:F0_=-31,22,-2,-2,-5,-7 again:F11=7,-5,-4,-1,3,0 a' +
  'gain:F12=17,-3,-12,-1,-2,-2 again:F1_=9,-21,-20,33,7,-13 again:F2_=27,-12,-8,2,-6,-6 again:F3_=16,3,-12,-3,-4,-2 again:F_0=-22,12,-8,12,-13,-19 again:F_1=8,-13,' +
  '-5,11,-1,-3 again:F_2=18,-4,-6,-19,10,-4 again:F_3=15,-2,-16,4,-2,-1 again:H00=-30,5,5,2,12,-9 again:H01=-18,-19,12,33,-5,-3 again:H02=18,-6,-5,-6,-2,-1 again:H' +
  '03=47,-33,-1,-12,-3,-1 again:H0_=-25,15,-5,1,-31,5 again:H11=2,1,-6,0,-10,8 again:H12=29,-10,-6,-7,-8,-1 again:H13=30,-4,-2,-13,-11,0 again:H1_=17,-31,-7,1,15,-' +
  '7 again:H2_=26,-7,-1,-8,-4,-9 again:H3_=11,-10,-6,-9,16,-6 again:H_0=-28,4,-1,13,6,-9 again:H_1=12,-18,4,0,0,-5 again:H_2=51,-30,-5,-7,-24,6 again:P00=-1,-3,-9,' +
  '-1,-6,14 again:P0_=7,-12,-8,3,-4,12 again:P1_=-3,-1,-1,-4,0,12 again:P_0=-8,-10,-7,7,-4,19 again:P_1=-3,-1,-1,-11,0,19 again:T00=-21,17,4,0,-11,1 again:T01=10,-' +
  '18,15,0,-6,-2 again:T02=3,-7,-1,5,-1,0 again:T03=13,-8,7,-10,0,0 again:T0_=-16,18,-4,-5,-8,14 again:T11=6,13,-5,-14,1,-3 again:T12=22,-9,-5,-7,-3,-2 again:T13=1' +
  ',-3,-3,6,0,0 again:T1_=-17,-7,11,6,8,-11 again:T2_=17,-34,1,23,-7,-21 again:T3_=28,9,-10,-28,-4,-6 again:T_0=-25,15,-9,6,2,6 again:T_1=18,-13,-1,0,-5,-15 again:' +
  'T_2=33,-5,4,-27,-6,-1 again:T_3=10,-8,15,-16,-2,-4 edges:"_=-15,21,-25,59,-15,-42 edges:(_=15,-32,19,-4,-12,0 edges:,_=42,-10,-4,-10,-5,-16 edges:-_=6,-34,8,-59' +
  ',11,35 edges:0_=19,-44,4,1,-41,40 edges:A"_=8,-7,-3,0,-1,0 edges:A(_=-51,33,0,16,0,1 edges:A,_=9,-2,-2,-1,-2,-1 edges:A-_=11,-4,4,-2,-6,-2 edges:A0_=25,-2,-4,-1' +
  '3,-4,-2 edges:A_"=-12,17,3,-5,-1,0 edges:A_)=-12,14,-8,-3,7,-3 edges:A_-=31,-9,-8,-10,-4,-1 edges:A_0=7,-10,-7,6,4,-1 edges:A_:=15,-8,-3,-2,0,0 edges:A_a=-1,-5,' +
  '12,-4,-1,0 edges:A_。=6,-18,0,10,-2,2 edges:A_字=-2,14,4,-15,-14,-9 edges:Aa_=7,-2,6,-5,-5,0 edges:A字_=10,-7,-9,-7,5,-8 edges:C(_=-8,-11,8,10,-16,7 edges:C-_=-11,' +
  '-8,-4,-3,32,-2 edges:C_)=-17,-12,1,10,-2,3 edges:C_,=-4,0,12,4,-13,0 edges:C_0=10,0,-8,-3,1,0 edges:C_:=9,-5,16,-4,-10,-1 edges:C_。=1,-2,2,6,-7,-1 edges:C_字=4,4' +
  ',-38,-5,6,-9 edges:C字_=6,7,-8,-9,-8,-13 edges:F"_=0,-1,-15,18,-2,-3 edges:F(_=13,-6,14,-13,-2,-7 edges:F-_=-2,6,-7,-13,5,10 edges:F0_=0,4,-13,-5,-4,18 edges:F_!' +
  '=1,10,-1,-8,-1,-2 edges:F_"=-4,5,-14,3,-4,12 edges:F_)=5,-10,17,-28,7,7 edges:F_,=-6,-4,20,-3,-2,-4 edges:F_-=2,-1,-8,10,1,-6 edges:F_0=10,0,-15,0,7,-2 edges:F_' +
  ':=4,-5,8,3,-7,-2 edges:F_。=-11,13,-5,9,-10,-10 edges:F_字=-10,-6,-4,4,-5,-3 edges:F字_=-13,-4,0,14,-16,-29 edges:H"_=-16,32,-5,4,-8,-7 edges:H(_=31,-57,8,6,1,4 ed' +
  'ges:H-_=14,1,-2,-14,-16,8 edges:H0_=-14,-18,13,36,-14,-4 edges:H_!=-13,28,-8,-2,-5,-3 edges:H_"=-18,17,1,13,-7,-9 edges:H_)=-2,-2,0,-1,9,-12 edges:H_,=-1,-4,7,-' +
  '4,-1,5 edges:H_-=-1,14,0,-13,-6,5 edges:H_0=24,-26,-2,14,-9,-5 edges:H_:=12,-12,3,1,-2,0 edges:H_a=12,-7,2,-1,-1,-2 edges:H_。=-15,-38,11,33,-8,16 edges:H_字=-2,6' +
  ',-15,-7,6,-10 edges:Ha_=5,-19,5,12,-1,-1 edges:H字_=-7,8,-13,-2,11,-21 edges:P-_=-2,-1,-1,-7,0,11 edges:P0_=2,-1,-3,-4,0,6 edges:P_)=3,-3,-4,0,-2,5 edges:P_字=-4,' +
  '2,-7,2,-3,8 edges:P字_=-6,0,-3,-1,-5,11 edges:T"_=-5,-1,-4,33,-4,-24 edges:T(_=30,9,-9,-31,2,-5 edges:T,_=27,-8,-1,-7,-3,-12 edges:T-_=-6,-26,26,-39,-3,32 edges:' +
  'T0_=-7,-25,11,-3,-10,24 edges:T_!=3,12,10,-8,-2,-16 edges:T_"=-21,6,1,29,-1,-24 edges:T_)=-10,-8,-1,6,13,-9 edges:T_,=-8,-16,8,18,0,-10 edges:T_-=40,-10,-34,1,-' +
  '5,-18 edges:T_0=6,1,16,-7,-7,-10 edges:T_:=10,21,-9,-30,-1,8 edges:T_a=8,-2,-6,3,-2,-2 edges:T_。=-29,11,11,6,-15,1 edges:T_字=-3,-8,-7,-6,2,34 edges:Ta_=3,-17,0,' +
  '19,-1,-2 edges:T字_=-26,25,-5,8,-10,-29 edges:_!=-9,49,0,-14,-9,-21 edges:_"=-59,40,-8,33,1,-23 edges:_)=-13,-22,5,4,17,-12 edges:_,=-21,-25,45,17,-17,-10 edges:' +
  '_-=52,4,-42,-7,-23,-21 edges:_0=47,-36,-17,6,-6,-18 edges:_:=47,-12,13,-36,-24,1 edges:_a=26,-18,4,1,-4,-6 edges:_。=-47,-18,12,31,-44,5 edges:_字=5,5,-25,-9,3,21' +
  ' edges:a_=14,-35,8,21,-7,-4 edges:endsA0=6,16,-7,-10,-7,-15 edges:endsA1=10,-17,2,3,-2,2 edges:endsC0=7,-8,-12,6,-5,-1 edges:endsC1=-1,-3,4,-7,8,-2 edges:endsF0' +
  '=3,4,-27,-2,2,-2 edges:endsF1=-3,-6,10,2,-17,-10 edges:endsH0=11,-13,-15,2,2,-9 edges:endsH1=-15,-17,19,20,-11,4 edges:endsP0=7,-2,-8,18,-5,-13 edges:endsP1=-11' +
  ',0,-1,-23,-1,34 edges:endsT0=21,-3,-2,-10,2,-14 edges:endsT1=-33,0,10,12,-18,5 edges:newsA0=7,11,-9,-2,-9,-12 edges:newsC0=7,-9,-8,5,-3,-3 edges:newsF0=11,22,-4' +
  '6,14,-11,1 edges:newsF1=-9,-31,77,-24,-6,-9 edges:newsH0=7,-15,-10,8,-1,-7 edges:newsH1=-3,-15,25,-3,-5,0 edges:newsP0=-1,-3,-9,-1,-6,14 edges:newsT0=8,7,-12,5,' +
  '-19,-1 edges:newsT1=-1,-7,57,-46,-1,-2 edges:字_=-11,22,-6,7,-20,-39 length:0=3,1,-37,-30,-9,15 length:1=42,36,-79,-12,-37,-19 length:10=-11,-38,30,8,-22,-9 leng' +
  'th:11=-21,25,1,-10,-4,-4 length:2=-15,0,-22,18,14,-12 length:3=-21,5,-40,8,22,-24 length:4=-12,22,-69,16,5,7 length:5=18,-24,-17,3,-17,6 length:6=9,-37,2,12,-1,' +
  '8 length:7=10,-54,26,23,-18,-14 length:8=-10,-47,43,4,-3,-29 length:9=-22,-24,47,-2,-24,-15 length:A0=-25,0,17,20,-3,-1 length:A1=22,-6,-8,-2,-8,-1 length:A10=5' +
  ',-7,5,-3,-3,3 length:A2=-23,9,-7,7,14,-3 length:A3=27,-5,-8,0,-12,-1 length:A4=37,8,-11,-26,-12,-3 length:A5=16,-12,7,-12,1,-1 length:A6=4,-8,-7,5,10,-1 length:' +
  'A7=-3,0,0,-1,7,-1 length:A8=-4,-8,11,2,-2,0 length:A9=-11,29,-4,-11,-3,-1 length:C0=18,9,12,-22,-39,16 length:C1=-17,46,-16,-1,-31,5 length:C2=-12,-34,3,-6,1,23' +
  ' length:C3=5,-41,22,-6,36,-36 length:C4=-18,-2,-10,5,33,-17 length:C5=-3,-6,-9,9,7,0 length:C6=0,-1,-2,-2,7,-1 length:C8=6,-1,-7,-2,3,0 length:F0=8,-4,-12,6,0,2' +
  ' length:F1=21,8,-22,-5,1,-4 length:F10=0,-17,15,-4,-9,5 length:F11=-10,17,5,-19,-3,7 length:F2=-11,16,-5,-12,8,2 length:F3=-9,24,-11,-3,1,-8 length:F4=-2,9,-21,' +
  '11,-4,3 length:F5=12,0,-23,14,-7,-1 length:F6=6,-8,1,14,-5,-14 length:F7=-5,-11,10,-7,0,7 length:F8=-5,-14,20,-7,10,-8 length:F9=-7,-27,32,-6,-9,-7 length:H0=19' +
  ',-9,-27,-36,22,5 length:H1=27,-3,-14,-18,4,-8 length:H10=0,-8,8,0,0,0 length:H2=-4,16,-20,4,-15,-11 length:H3=-39,18,-19,12,-6,-6 length:H4=-1,6,-14,9,-18,-5 le' +
  'ngth:H5=-8,2,6,3,-20,5 length:H6=-16,-4,20,-9,3,4 length:H7=4,-31,25,18,-12,-11 length:H8=-10,-8,11,5,-4,5 length:H9=9,-19,9,5,-5,-1 length:P10=-4,4,3,16,-2,-20' +
  ' length:P11=0,6,-1,-2,0,-2 length:P3=-7,-3,0,-4,-2,16 length:P4=-3,-1,0,-7,0,15 length:P5=-5,-2,-1,-4,0,13 length:P6=2,-1,-1,-8,-1,9 length:P9=-3,-2,-2,15,-1,-7' +
  ' length:T0=2,19,-27,-2,1,-2 length:T1=1,9,-21,-1,2,-11 length:T10=-8,-19,13,3,-7,-3 length:T11=-10,5,4,2,-1,-8 length:T2=2,-1,-10,16,-3,-19 length:T3=-10,3,-27,' +
  '-4,10,12 length:T4=-19,17,-27,3,2,7 length:T5=5,-8,0,-6,4,-5 length:T6=15,-18,-9,6,-15,14 length:T7=7,-13,4,15,-9,-15 length:T8=-7,-16,24,10,-9,-27 length:T9=-1' +
  '8,-17,17,-8,-6,0 length:printedA0=-23,11,11,1,1,-2 length:printedA2=8,-6,-6,7,-3,-2 length:printedA3=19,-12,-6,-9,4,0 length:printedA4=5,1,-2,0,-3,0 length:prin' +
  'tedA5=-57,50,2,5,-2,3 length:printedC0=-19,21,-9,-17,6,13 length:printedC1=15,-6,-16,3,-28,26 length:printedC2=-24,-3,-8,12,-5,26 length:printedC3=-3,-3,-2,-6,1' +
  '8,-4 length:printedC4=7,-2,21,2,-23,-3 length:printedF0=15,-8,-12,-1,3,3 length:printedF1=-6,8,6,-1,-5,-2 length:printedF2=0,-13,7,1,-4,7 length:printedF3=6,-12' +
  ',24,-3,-11,-5 length:printedF4=-1,-6,5,8,-2,-4 length:printedF5=-21,29,-35,32,-5,-7 length:printedH0=12,-1,-18,6,-13,4 length:printedH1=-18,11,-21,15,0,-1 lengt' +
  'h:printedH2=-38,16,0,1,-6,14 length:printedH3=-3,-31,31,18,-8,-9 length:printedH4=-13,-2,16,-10,0,8 length:printedH5=-5,13,-4,-13,-8,16 length:printedP2=-1,-1,0' +
  ',8,0,-4 length:printedP3=-1,0,0,-7,0,10 length:printedP4=-2,-1,0,-2,0,6 length:printedP5=-7,10,-4,16,-1,-16 length:printedT0=3,-1,-19,-8,20,5 length:printedT1=-' +
  '9,5,-14,15,2,-2 length:printedT2=-12,-9,1,14,-15,12 length:printedT3=6,-41,37,1,-4,-5 length:printedT4=5,-15,2,19,-4,-8 length:printedT5=-32,42,-5,-16,-8,12 mat' +
  'ter:00=14,16,-48,-34,54,-12 matter:01=9,-3,33,-12,-18,-18 matter:02=1,37,-14,-21,-11,-18 matter:03=-19,52,-13,-14,-8,-26 matter:04=7,28,-28,21,-42,-26 matter:10' +
  '=25,-16,18,-17,-6,-5 matter:11=7,33,6,-33,2,-12 matter:12=1,9,-10,7,-2,-4 matter:13=-1,-8,-23,30,0,2 matter:20=28,-17,-13,-7,6,-29 matter:21=-13,39,-8,-17,-16,1' +
  '5 matter:22=-22,-9,-15,-10,-15,64 matter:23=-2,-31,26,10,-10,-7 matter:24=-15,-18,0,24,-1,9 matter:30=16,-41,8,19,-1,-34 matter:31=-10,-11,11,5,-13,6 matter:32=' +
  '-17,-29,8,17,-14,4 matter:33=-15,-55,-11,31,-12,31 matter:34=2,8,0,7,-12,3 matter:40=31,-34,-1,15,-31,5 matter:41=4,-8,-7,17,-1,-6 matter:42=-14,-5,12,8,6,-11 m' +
  'atter:43=-11,-23,10,19,1,5 matter:44=12,-17,2,21,-4,-15 matter:figuresA0=-9,3,-11,9,-10,-6 matter:figuresA1=-15,-2,16,2,-2,-1 matter:figuresA2=33,-6,0,-23,-5,-4' +
  ' matter:figuresA3=-1,10,-11,-4,5,-2 matter:figuresC0=-27,-3,-5,5,15,0 matter:figuresC1=6,-2,-3,12,-12,0 matter:figuresC2=30,-5,1,-14,-13,-2 matter:figuresF0=-28' +
  ',-8,2,9,-12,-14 matter:figuresF1=12,21,-42,-9,-4,19 matter:figuresF2=10,-9,7,-9,1,-12 matter:figuresF3=10,-7,-6,6,-3,-3 matter:figuresH0=-23,17,0,-7,-1,2 matter' +
  ':figuresH1=26,-21,1,-7,7,-7 matter:figuresH2=7,-21,-4,12,0,-2 matter:figuresH3=45,-66,0,26,-13,-7 matter:figuresP0=-11,-6,-2,1,-4,18 matter:figuresP1=9,4,-6,-1,' +
  '-1,-5 matter:figuresT0=-35,12,6,-8,6,13 matter:figuresT1=26,-3,-11,-4,-7,-12 matter:figuresT2=14,3,8,-7,-18,-27 matter:figuresT3=24,-23,10,3,-11,-12 matter:hanA' +
  '0=13,13,1,-17,-7,-2 matter:hanA1=30,-13,-6,-9,-6,-1 matter:hanA2=31,-44,-18,14,9,-4 matter:hanA3=-9,-15,23,-4,6,-4 matter:hanA4=-25,40,-6,-5,-13,-1 matter:hanC2' +
  '=35,-11,-21,-4,-15,0 matter:hanC3=-10,-66,24,16,17,-4 matter:hanC4=-31,46,-16,-23,-4,-4 matter:hanF0=24,-5,-14,2,-6,-4 matter:hanF1=17,-11,-2,-1,0,0 matter:hanF' +
  '2=7,-5,-1,-10,10,-3 matter:hanF3=-21,0,-8,3,5,-9 matter:hanF4=-26,16,0,-3,-30,0 matter:hanH0=17,-15,-5,9,-7,-1 matter:hanH1=40,-10,-5,-9,-20,-5 matter:hanH2=54,' +
  '-68,10,13,-27,-9 matter:hanH3=-7,-24,-3,-23,17,15 matter:hanH4=-54,32,-5,5,-3,-9 matter:hanP2=8,-2,-2,16,-1,-21 matter:hanP3=-16,3,-7,-5,-4,28 matter:hanP4=1,-4' +
  ',0,-12,-2,16 matter:hanT0=66,-8,-28,-35,-5,-11 matter:hanT1=25,-17,-6,1,-6,-4 matter:hanT2=-19,-30,13,31,-12,-17 matter:hanT3=-4,-10,8,-12,20,5 matter:hanT4=-62' +
  ',29,12,-8,-20,-4 matter:particlesA0=22,-22,-3,-10,4,-11 matter:particlesA1=10,12,-10,-11,-7,2 matter:particlesA2=-17,14,-2,11,-5,-2 matter:particlesA3=-11,-7,12' +
  ',9,-4,-2 matter:particlesA4=7,17,-2,-21,-1,0 matter:particlesC0=0,-10,0,-19,7,10 matter:particlesC1=-1,-3,0,11,-6,-1 matter:particlesC2=18,3,-5,-13,3,-4 matter:' +
  'particlesC3=0,-6,-3,4,5,-4 matter:particlesC4=-6,5,-2,26,-18,-6 matter:particlesF0=19,-8,-24,-7,18,-17 matter:particlesF1=-2,14,11,-14,-10,-8 matter:particlesF2' +
  '=-12,-13,13,-12,-10,11 matter:particlesF3=-5,0,-1,6,-11,4 matter:particlesF4=-8,3,-3,11,-4,-5 matter:particlesH0=16,-7,-12,-24,25,-32 matter:particlesH1=2,-16,1' +
  '2,-12,-11,19 matter:particlesH2=-23,13,8,-4,-14,3 matter:particlesH3=-6,-10,-11,24,-5,-2 matter:particlesH4=-6,-2,-7,22,-23,-6 matter:particlesP0=-1,-3,-1,8,-2,' +
  '0 matter:particlesP1=6,-4,-3,-6,0,6 matter:particlesP2=-8,5,-8,-3,-2,16 matter:particlesP3=-11,1,6,5,-1,0 matter:particlesP4=12,-2,-1,-7,0,-1 matter:particlesT0' +
  '=16,-1,-9,-14,21,-31 matter:particlesT1=-12,21,16,-13,-12,-25 matter:particlesT2=-7,-12,-5,-4,-10,16 matter:particlesT3=-23,-13,-3,7,-6,14 matter:particlesT4=15' +
  ',-13,-14,24,-11,-10 matter:stopsA0=16,-15,-9,19,-17,-10 matter:stopsA1=9,-3,3,-5,-2,-1 matter:stopsA2=13,23,2,-32,-6,-3 matter:stopsA3=-22,16,7,-3,2,1 matter:st' +
  'opsA4=0,-4,-7,0,13,-1 matter:stopsC0=-32,5,-19,2,14,9 matter:stopsC2=14,-2,-7,-14,9,-2 matter:stopsC3=29,-10,-16,4,-7,-6 matter:stopsC4=9,-13,27,12,-31,-7 matte' +
  'r:stopsF0=7,22,-15,-25,18,-22 matter:stopsF1=-5,17,-14,8,-2,-2 matter:stopsF2=1,3,-8,-9,-15,22 matter:stopsF3=-16,-21,10,7,-12,-1 matter:stopsF4=4,-23,18,8,-5,-' +
  '8 matter:stopsH0=-5,20,-17,-6,-4,-33 matter:stopsH2=-8,-35,5,7,-4,23 matter:stopsH3=21,-41,8,-3,-10,4 matter:stopsH4=-2,0,-11,5,5,-5 matter:stopsP0=8,-5,-1,2,-1' +
  ',-2 matter:stopsP1=6,2,-1,-5,0,-1 matter:stopsP2=-7,-3,-7,6,-2,10 matter:stopsP3=-9,4,0,-15,-1,21 matter:stopsT0=5,42,-22,-28,27,-45 matter:stopsT1=19,5,1,-12,-' +
  '2,-12 matter:stopsT2=-14,-15,1,2,-17,0 matter:stopsT3=-23,-48,9,23,-20,8 matter:stopsT4=11,-49,-7,26,-9,6 page:A=-6,-2,-22,19,-9,-13 page:A-0=20,-4,3,-13,-4,-1 ' +
  'page:A-1=13,-18,14,-7,-5,3 page:A0=17,0,-2,-9,-2,-1 page:A1=17,-7,8,-13,-4,-1 page:A2=-8,17,8,-21,3,-2 page:Acomma=5,-11,0,8,0,0 page:Am=34,-10,-3,-19,-3,-2 pag' +
  'e:Anone=6,-4,0,-1,0,0 page:Ap=-46,36,6,12,-6,-3 page:As=24,-15,-18,0,4,-3 page:Asm=9,-2,-3,-8,4,0 page:C=8,-22,11,0,1,-35 page:C-0=13,-8,-1,-11,3,5 page:C-1=-8,' +
  '2,-5,-5,15,-9 page:C0=8,-1,0,-1,-3,-2 page:C1=18,-7,-7,-5,3,-5 page:C2=8,0,1,-14,5,-12 page:Ccomma=-11,21,-3,-14,6,-4 page:Cm=-28,-1,2,-12,42,-7 page:Cnone=-7,3' +
  '2,-2,2,-27,-4 page:Cp=-22,9,-13,3,-27,48 page:Cs=22,-41,-6,22,-6,4 page:Csm=-4,0,-5,27,-17,0 page:F=-39,-29,-3,4,-13,11 page:F-0=7,0,-1,1,-3,-4 page:F-1=-10,-8,' +
  '32,-11,-8,1 page:F0=20,13,-14,-13,-1,-4 page:F1=30,14,-30,-20,-1,5 page:F2=-31,9,-4,13,5,-7 page:Fcomma=-7,4,14,-9,-1,-1 page:Fm=3,6,4,3,-11,-8 page:Fnone=4,-16' +
  ',31,-11,-6,-6 page:Fp=-13,17,-28,30,-23,-8 page:Fs=18,-4,-8,-18,14,-6 page:Fsm=1,-2,-5,-6,11,0 page:H=-26,-13,-5,8,-8,-7 page:H-0=39,-33,-3,-3,1,-5 page:H-1=-11' +
  ',-8,2,5,-10,9 page:H0=23,-5,-2,-8,-3,-1 page:H1=15,11,-4,-27,6,-10 page:H2=-3,11,2,-13,9,-24 page:Hcomma=-20,16,-9,-3,10,-8 page:Hm=-11,-7,1,9,9,-15 page:Hnone=' +
  '-11,9,51,-13,-39,-8 page:Hp=-44,-1,3,20,-20,26 page:Hs=47,0,-46,-37,-12,6 page:Hsm=21,-9,-6,-4,-2,-2 page:P=-7,-8,-8,-16,-6,38 page:P-0=-3,0,-1,-1,0,7 page:P-1=' +
  '-2,-2,-2,5,-1,1 page:P2=6,1,5,2,0,-13 page:Pm=-8,-2,-2,1,-2,13 page:Pp=-13,7,-5,14,-2,-4 page:Ps=26,-3,-1,-11,0,-10 page:T=-23,-21,-1,12,1,5 page:T-0=28,-9,-5,-' +
  '6,-5,-13 page:T-1=6,2,7,-11,-8,-12 page:T1=5,16,-11,-11,6,-4 page:T2=-8,19,-3,1,3,-21 page:Tcomma=-17,27,18,-12,-4,-11 page:Tm=2,-8,9,2,-14,-1 page:Tnone=-5,17,' +
  '29,-24,-9,-10 page:Tp=-35,13,-5,3,-5,14 page:Ts=39,-6,-35,-5,-16,-12 page:Tsm=3,-7,9,3,-1,-4 place:0$=31,-39,-6,-1,4,-1 place:00=-12,-2,10,4,-19,3 place:01=2,-4' +
  '6,-17,25,8,9 place:1$=56,-8,3,-31,-14,-10 place:10=-9,32,49,-40,-37,-15 place:11=6,22,-41,6,-9,-21 place:12=-1,19,-9,4,-2,-11 place:21=-3,0,-7,4,2,5 place:A0$=1' +
  '4,-5,-2,-1,-3,-1 place:A00=-4,9,-24,19,-6,-8 place:A01=17,4,-8,-14,-7,2 place:A1$=2,1,6,-7,-1,-1 place:A10=-8,-2,37,-28,3,-3 place:A11=8,-5,-14,8,2,-3 place:C0$' +
  '=-3,-5,-1,-13,9,14 place:C00=8,-15,-2,3,-3,0 place:C01=0,-10,-10,0,3,7 place:C1$=17,-3,0,3,-7,-8 place:C10=-9,24,7,-14,0,-11 place:C11=-8,3,-5,30,-18,-9 place:F' +
  '0$=4,-4,3,6,-3,-6 place:F00=1,-3,-6,-14,-12,-3 place:F01=4,5,-10,3,-1,-4 place:F1$=0,6,-2,-8,0,2 place:F10=-8,-13,2,19,-8,2 place:F11=-6,9,-7,-6,6,-5 place:H0$=' +
  '10,-22,2,6,7,-1 place:H00=-9,-14,2,2,-7,1 place:H01=7,-32,-21,23,-2,18 place:H1$=30,-10,-5,-6,-6,-4 place:H10=0,16,21,-22,-17,-6 place:H11=-1,13,-11,-6,2,-17 pl' +
  'ace:P00=4,-2,-6,11,-2,-5 place:P01=-2,-1,0,-2,0,7 place:P10=9,-1,2,-3,0,-7 place:P11=-8,4,-2,-6,-2,14 place:T0$=10,-2,-2,3,-6,-9 place:T00=-18,-3,12,-8,-6,0 pla' +
  'ce:T01=-28,-19,19,16,15,-23 place:T1$=9,-4,8,-11,0,-2 place:T10=5,12,-6,-11,-17,8 place:T11=12,2,-18,-10,-10,-6 place:bold=12,-46,-3,31,7,-1 place:centred=-18,1' +
  '1,-2,-17,-3,30 place:indentA-1=22,12,-3,-44,9,-4 place:indentA0=8,-9,1,4,-17,-9 place:indentA1=-25,7,-3,23,-2,0 place:indentC-1=8,-14,-16,-38,48,-19 place:inden' +
  'tC0=10,6,-3,-6,-13,-6 place:indentC1=-20,-13,11,46,-47,22 place:indentF-1=17,7,-37,17,-2,-8 place:indentF0=-6,-7,8,0,-18,1 place:indentH-1=3,-17,-25,-32,31,-19 ' +
  'place:indentH0=1,-8,13,0,-41,-6 place:indentH1=-29,-16,9,42,-25,13 place:indentP-1=8,-2,-2,-7,-1,4 place:indentP0=-9,-1,-5,7,-5,10 place:indentT-1=5,16,-19,1,-3' +
  ',-22 place:indentT0=6,-16,11,8,-13,6 place:indentT1=-17,-11,10,19,-7,1 place:markA0=1,10,-3,3,-9,-12 place:markA1=11,-2,-2,-8,0,0 place:markC0=10,-18,-7,11,-4,0' +
  ' place:markC1=2,9,0,-7,-2,-1 place:markC2=-1,11,0,-1,-7,0 place:markF0=1,0,-13,5,-15,-7 place:markH0=6,-24,-4,-5,-6,-3 place:markH1=17,8,-9,-5,-8,-8 place:markH' +
  '2=-8,19,-2,4,-13,-1 place:markH7=-6,-12,0,11,7,0 place:markP0=-1,-3,-9,-1,-6,14 place:markT0=11,-1,9,-6,-15,1 place:markT1=2,19,-1,-15,-1,-2 place:markT2=-8,17,' +
  '-2,-5,-4,-2 place:markT3=0,-13,-1,16,0,-1 place:markT7=0,-6,0,8,-1,0 place:markfalsefalse=8,10,2,-5,-42,4 place:markfalsetrue=7,-67,15,13,38,-5 place:marktruetr' +
  'ue=3,40,-20,-10,-17,-17 place:usualA-1-1=-10,20,2,-8,-2,0 place:usualA-10=-4,19,-5,-11,-5,3 place:usualA0$=10,-8,4,-2,-3,-1 place:usualA0-1=-13,10,12,-15,5,0 pl' +
  'ace:usualA00=-1,-8,-36,29,1,-10 place:usualA01=25,-15,-3,-3,-2,-1 place:usualA1$=5,3,-1,-7,0,0 place:usualA10=5,-11,25,-13,-3,-3 place:usualA11=4,-1,-5,0,-3,-1 ' +
  'place:usualC-1-1=13,-10,-2,-8,8,-2 place:usualC-10=12,1,-8,14,-22,-2 place:usualC0$=-2,-5,-1,-7,17,-2 place:usualC0-1=-16,5,-1,-10,27,-7 place:usualC00=-2,-11,-' +
  '3,21,-6,-6 place:usualC01=-12,-11,-3,-13,25,11 place:usualC10=4,21,8,-6,-24,-4 place:usualC11=-2,-1,0,13,-10,-1 place:usualF-1-1=6,-15,-6,23,-4,-6 place:usualF-' +
  '10=8,-2,-23,18,-2,0 place:usualF0-1=-7,-1,16,-12,-2,4 place:usualF00=-7,5,5,-14,-1,-4 place:usualF01=-5,12,12,-16,1,-5 place:usualF10=-4,-9,-19,32,-4,2 place:us' +
  'ualF11=3,4,-3,-7,-2,4 place:usualH-1$=-6,-2,0,11,-4,2 place:usualH-1-1=9,-46,-8,46,-15,0 place:usualH-10=-17,7,-12,21,-5,3 place:usualH0$=24,-22,-2,-4,8,-3 plac' +
  'e:usualH0-1=-21,2,33,-18,6,-1 place:usualH00=-10,-2,8,-8,10,-5 place:usualH01=19,-24,-11,-4,3,12 place:usualH1$=24,-9,-1,-10,-2,-5 place:usualH10=1,29,-10,-8,-2' +
  '4,-5 place:usualH11=-7,27,-4,-7,-8,-5 place:usualP0$=-2,0,-1,-1,0,5 place:usualP00=-3,-5,-8,9,-4,7 place:usualP01=-3,-1,0,-1,-1,7 place:usualP10=11,-2,0,-7,0,-2' +
  ' place:usualP11=0,6,0,-7,0,1 place:usualT-1$=1,-3,-7,11,-1,-1 place:usualT-1-1=5,-32,14,11,-5,-11 place:usualT-10=-22,-9,13,16,10,-14 place:usualT0$=5,-4,9,2,-3' +
  ',-15 place:usualT0-1=-4,-11,2,15,-10,5 place:usualT00=-18,5,-3,3,-9,-7 place:usualT01=10,-9,3,2,4,-16 place:usualT1$=21,2,1,-26,-1,3 place:usualT10=7,19,-19,-19' +
  ',-8,12 place:usualT11=-1,3,-2,-17,-3,20 returns:A0_=16,2,-2,0,-16,-11 returns:A1_=-7,2,-6,18,-9,-2 returns:A2_=18,-7,-1,-16,5,-1 returns:A3_=10,-10,-2,1,5,-1 re' +
  'turns:A4_=2,-2,-8,6,4,0 returns:A5_=-14,25,5,-24,1,-1 returns:A>0=-11,13,-4,1,-1,-1 returns:A>1=3,-16,6,-1,10,-1 returns:A>2=8,-2,1,-13,5,-1 returns:A>3=20,-12,' +
  '-4,9,-15,-10 returns:A>4=2,9,-5,-7,0,-1 returns:A>5=3,6,-4,-3,-3,0 returns:A>6=8,2,-6,3,-6,-1 returns:A_0=34,-42,-9,10,5,-10 returns:A_1=-9,9,3,-2,2,-2 returns:' +
  'A_2=-10,29,-4,-8,-9,-1 returns:A_3=6,7,-5,-5,-2,-1 returns:A_4=-22,27,4,-7,-4,-1 returns:A_5=23,-11,-2,-6,-4,-1 returns:C0_=7,22,-7,-6,-23,-11 returns:C1_=-1,-4' +
  ',8,-5,-8,11 returns:C2_=-17,-19,-8,34,12,-11 returns:C3_=9,-10,-1,1,1,-5 returns:C4_=2,-10,-2,-17,20,6 returns:C5_=5,-5,-1,-8,13,-5 returns:C>0=2,-5,0,-15,26,-1' +
  '0 returns:C>1=12,-14,2,7,-14,4 returns:C>2=-18,-13,-4,24,6,0 returns:C>3=14,-14,-21,-9,0,14 returns:C>4=2,-22,8,5,13,-9 returns:C>5=-12,29,8,-4,-18,-4 returns:C' +
  '>6=-2,29,-5,-6,-17,-4 returns:C_0=21,-20,-14,9,-19,17 returns:C_1=-10,-11,6,-5,17,1 returns:C_2=-4,-1,-3,13,11,-18 returns:C_3=-13,9,10,-11,7,-3 returns:C_4=-13' +
  ',26,-7,-15,9,-2 returns:C_5=14,-2,-3,7,-15,-4 returns:F0_=22,9,-13,-30,4,-14 returns:F1_=-7,-4,-4,21,-18,-4 returns:F2_=-10,-11,16,6,0,-12 returns:F3_=0,-1,-6,9' +
  ',-1,-1 returns:F4_=-2,6,-11,1,4,2 returns:F5_=9,0,-12,0,2,-4 returns:F>1=0,-8,-5,11,2,-1 returns:F>2=-3,-10,24,1,-4,-11 returns:F>3=37,-53,0,2,2,-7 returns:F>4=' +
  '-12,3,7,-13,14,-1 returns:F>5=-1,41,-31,-1,-3,-6 returns:F>6=-2,24,-1,-1,-16,-7 returns:F_0=27,-42,-7,20,2,-8 returns:F_1=-13,-35,23,4,3,0 returns:F_2=-3,9,7,-4' +
  ',-3,-9 returns:F_3=0,27,-21,-9,4,-3 returns:F_4=-8,41,-21,-1,-8,-7 returns:F_5=10,1,-4,-1,-5,-3 returns:H0_=16,21,-11,-19,-23,-30 returns:H1_=-10,-8,15,36,-35,-' +
  '8 returns:H2_=-12,-31,8,17,13,-1 returns:H3_=-1,-9,-10,-8,8,19 returns:H4_=1,-27,-17,3,20,14 returns:H5_=-19,3,-3,17,3,-7 returns:H>0=-9,-8,-13,17,5,0 returns:H' +
  '>1=-19,-38,-3,11,23,23 returns:H>2=7,-35,10,7,8,-5 returns:H>3=23,-37,14,-5,-22,4 returns:H>4=-25,20,1,4,-1,-13 returns:H>5=-3,61,-21,-25,-28,-12 returns:H>6=-1' +
  '1,39,-15,1,-30,-16 returns:H_0=18,-55,-9,-4,25,22 returns:H_1=5,-12,27,-5,-19,-6 returns:H_2=-16,22,-4,-5,-7,-3 returns:H_3=9,23,-15,-8,-13,-9 returns:H_4=-53,4' +
  '6,-17,14,6,-12 returns:H_5=13,20,-12,0,-38,-8 returns:P0_=11,-7,-3,1,-2,0 returns:P1_=-4,-2,-2,-2,0,12 returns:P2_=-4,-1,-2,-16,0,24 returns:P3_=-1,-1,-1,7,0,-3' +
  ' returns:P5_=-1,0,0,5,0,-2 returns:P>0=-1,0,0,-6,0,9 returns:P>2=-4,-2,-1,2,-1,7 returns:P>3=-2,-7,-5,8,-3,8 returns:P>4=12,-1,-1,-5,-1,-5 returns:P>6=-1,0,0,-3' +
  ',0,5 returns:P_0=-8,-7,-5,-4,-3,27 returns:P_1=-4,-2,-1,-12,0,20 returns:P_2=13,-2,-1,7,0,-16 returns:P_3=0,0,-1,10,0,-7 returns:P_5=-1,-1,0,-3,0,5 returns:T0_=' +
  '15,32,9,-21,0,-40 returns:T1_=-10,-2,4,23,-22,-8 returns:T2_=-11,-35,-5,15,11,4 returns:T3_=-18,-5,8,4,-7,18 returns:T4_=17,-27,-32,-4,8,33 returns:T5_=15,2,-4,' +
  '-5,-1,-11 returns:T>0=-5,-5,-14,3,14,6 returns:T>1=-11,-27,-16,5,3,39 returns:T>2=13,-28,-12,21,-14,-4 returns:T>3=27,-35,11,8,2,-17 returns:T>4=15,29,-12,-28,4' +
  ',-12 returns:T>5=-4,51,-5,-23,-7,-25 returns:T>6=-27,31,16,-9,-17,-14 returns:T_0=28,-26,0,-12,17,12 returns:T_1=-20,-19,-6,10,-8,10 returns:T_2=-20,22,4,-4,-1,' +
  '-19 returns:T_3=8,-4,-1,11,-8,-17 returns:T_4=-15,28,-4,-7,-3,-16 returns:T_5=10,8,3,-15,-13,-7 rules:=18,-6,0,4,-32,-2 rules:A=206,9,-3,-2,-9,-13 rules:A$$=17,' +
  '-4,3,-9,-4,-1 rules:AA=-11,23,-10,-2,-3,-3 rules:AA$=0,-4,-4,0,13,-3 rules:AAA=-5,1,-4,13,3,-1 rules:AAA_=-3,21,-6,-3,-5,-2 rules:AAC=-10,10,0,0,0,0 rules:AAC_=' +
  '35,-9,-2,-4,-17,-4 rules:AAF_=-6,12,5,-5,-4,-6 rules:AAH=8,11,-4,-12,-3,-2 rules:AAH_=6,18,-9,5,-19,-9 rules:AAT_=10,5,14,-23,-2,-4 rules:AC=-12,-8,7,12,7,-13 r' +
  'ules:AC$=-2,13,-5,0,-9,-2 rules:ACA=-21,-1,-2,17,11,-4 rules:ACA_=-21,-3,9,15,0,0 rules:ACC=-6,6,-1,-1,4,-3 rules:ACC_=9,-4,-1,-5,3,-2 rules:ACF=-6,-18,11,-1,13' +
  ',-2 rules:ACF_=-3,3,-15,7,0,6 rules:ACH=16,6,0,-3,-15,-4 rules:AF=-14,11,16,-2,-8,-16 rules:AF$=2,-10,16,-9,-4,-1 rules:AFA=0,4,4,-5,-1,-2 rules:AFC_=9,-3,0,-2,' +
  '-4,-2 rules:AFH=1,15,0,-12,-2,-2 rules:AFH_=16,-11,0,-2,-1,-2 rules:AFT=-5,-4,15,-1,-5,-6 rules:AFT_=15,4,-14,5,-4,-11 rules:AH=18,-7,-3,-1,-11,-5 rules:AH$=1,7' +
  ',-13,9,-7,-3 rules:AHA=0,4,2,-6,3,-1 rules:AHA_=7,2,9,-6,-10,-1 rules:AHC=1,12,-1,-7,-3,-2 rules:AHC_=47,-15,-11,-8,-14,-4 rules:AHF=-9,-8,5,11,0,5 rules:AHF_=7' +
  ',17,-9,-27,3,6 rules:AHH=14,2,-7,-2,-10,-3 rules:AHH_=7,27,-10,-20,-6,-9 rules:AHP_=-1,2,5,4,0,-11 rules:AP=-5,0,-2,3,-2,5 rules:AP$=9,-1,0,-3,-2,-1 rules:APA=-' +
  '5,-1,0,-1,-1,6 rules:APH_=-5,-8,0,10,-1,2 rules:APT_=0,9,-5,2,0,-5 rules:AT=-13,-11,-6,4,1,12 rules:AT$=13,-4,-8,-1,-2,-2 rules:ATA=-20,17,-6,6,-3,3 rules:ATC_=' +
  '5,-3,-4,17,-14,-3 rules:ATH=8,-2,-6,-7,5,0 rules:ATH_=1,-7,-1,4,2,3 rules:ATT=-10,-24,14,6,-5,12 rules:ATT_=8,5,7,-15,-4,-2 rules:A_=0,13,2,-3,-9,-22 rules:C=7,' +
  '-9,-8,5,197,-3 rules:C$$=13,-8,-1,-11,3,5 rules:CA=-2,-11,8,8,-2,-1 rules:CA$=-20,-9,-6,29,-6,7 rules:CAA=-8,-4,-1,14,0,0 rules:CAA_=-17,-1,0,19,0,0 rules:CAC_=' +
  '-4,-5,8,5,-4,-1 rules:CAF=3,-7,6,-2,-1,0 rules:CAF_=-14,0,22,-5,-1,-1 rules:CAH_=-11,6,5,2,-1,0 rules:CC=21,-6,-3,9,-20,-5 rules:CC$=5,1,1,3,-5,-9 rules:CCA=12,' +
  '-4,-1,-5,-3,-2 rules:CCC=11,-3,3,1,-9,-3 rules:CCC_=7,-9,3,5,-4,-2 rules:CCF=-7,-2,1,-3,12,-2 rules:CCH=7,-1,-7,18,-24,3 rules:CCH_=-7,7,-3,5,-1,-1 rules:CF=5,0' +
  ',-8,-1,-8,7 rules:CF$=3,4,-10,-10,-5,-17 rules:CFA=-4,-2,15,-6,-1,-1 rules:CFA_=11,-1,0,-9,0,0 rules:CFC=-3,-9,8,-2,0,4 rules:CFC_=-2,10,-3,-1,-3,-4 rules:CFH=9' +
  ',-2,-19,11,0,1 rules:CFH_=10,-13,1,5,-4,0 rules:CFP=0,-2,8,-5,0,-1 rules:CFP_=0,0,0,-7,0,8 rules:CFT=0,11,-3,-8,-5,2 rules:CFT_=6,-4,0,16,-7,-10 rules:CH=-7,-7,' +
  '28,0,-10,-4 rules:CH$=-1,4,-1,-2,-9,-5 rules:CHA_=-5,7,-3,-1,-1,0 rules:CHC=3,-26,15,-1,7,2 rules:CHC_=-3,-8,7,16,-14,1 rules:CHF=-6,14,8,-7,-6,-3 rules:CHF_=-7' +
  ',-13,11,19,-6,-9 rules:CHH=-10,2,5,14,-8,-8 rules:CHH_=-10,-13,2,21,1,-4 rules:CP$=0,1,-1,9,9,-18 rules:CPH_=9,-4,0,-2,-2,-4 rules:CT=-5,5,8,-1,-4,-9 rules:CT$=' +
  '7,-7,-4,-29,1,27 rules:CTA=-3,3,6,-3,-1,-1 rules:CTC=0,-5,9,-1,0,-4 rules:CTC_=-1,5,0,-1,0,-2 rules:CTH=-1,8,-18,9,0,2 rules:CTH_=-6,-3,0,5,-1,6 rules:CTT=0,3,8' +
  ',-3,-2,-8 rules:CTT_=-2,4,6,-5,-2,-1 rules:C_=12,-12,29,1,-44,-8 rules:F=3,2,186,5,-16,-8 rules:FA=20,-7,-7,-8,1,0 rules:FA$=-5,0,12,3,-6,-8 rules:FAH_=2,-9,0,-' +
  '3,13,0 rules:FAT=9,-1,-5,-4,-1,0 rules:FAT_=-18,-19,-6,27,7,7 rules:FC=-12,15,-5,2,0,-7 rules:FC$=-12,-17,-5,3,8,19 rules:FCA=-7,-5,0,9,5,-2 rules:FCC=0,-8,-1,9' +
  ',-9,8 rules:FCC_=-5,2,-1,7,-7,6 rules:FCF=-3,34,-2,-3,-30,2 rules:FCF_=0,10,3,-13,-1,1 rules:FCH=3,-9,-1,-6,16,-5 rules:FCH_=5,6,-4,-1,-4,-2 rules:FCT=2,1,-2,-7' +
  ',7,-4 rules:FCT_=-2,11,8,-16,0,-1 rules:FF=-5,-2,9,8,-2,-8 rules:FF$=-6,-12,-1,21,0,-3 rules:FFF=0,-4,-3,11,-1,-2 rules:FFF_=-3,-1,7,0,0,-2 rules:FFH=-2,3,6,-3,' +
  '-1,-1 rules:FFH_=-1,4,7,-8,-1,0 rules:FFT_=3,18,27,-45,0,-1 rules:FH=2,-17,-1,0,1,0 rules:FH$=11,-3,-14,-4,-3,13 rules:FHA=-10,0,-2,4,2,4 rules:FHA_=-10,-5,14,-' +
  '2,5,0 rules:FHC=-6,-1,-2,11,-1,-1 rules:FHF=-3,11,10,10,-28,-4 rules:FHF_=-3,0,-6,15,-4,-6 rules:FHH=17,-14,-5,-9,6,-2 rules:FHH_=-9,15,11,5,-25,-2 rules:FHP=1,' +
  '-6,0,-3,7,1 rules:FP=-1,-1,-2,-9,0,16 rules:FP$=-6,5,9,-1,-2,-6 rules:FPT=0,-1,-1,-5,0,10 rules:FPT_=-1,-9,1,19,0,-9 rules:FT=10,0,-2,-14,-2,-12 rules:FT$=10,18' +
  ',-7,-10,3,-35 rules:FTA=-1,1,6,-9,3,-3 rules:FTC=-1,-4,-8,8,0,6 rules:FTC_=-12,10,-4,-12,29,-15 rules:FTF=0,-3,10,-8,0,1 rules:FTF_=-1,0,12,-11,0,-2 rules:FTH=-' +
  '5,-8,5,10,-9,4 rules:FTH_=-16,-5,-8,17,7,-15 rules:FTP=5,-8,4,4,3,-9 rules:FTP_=-1,-1,-1,7,0,-4 rules:FTT=5,7,-21,-7,6,-6 rules:FTT_=-4,-6,-16,14,-4,-6 rules:F_' +
  '=9,-13,-1,-11,5,-11 rules:H=7,182,2,7,-2,-8 rules:H$$=39,-33,-3,-3,1,-5 rules:HA=-13,11,12,-12,6,-2 rules:HA$=0,12,-5,-10,-11,6 rules:HAA=-16,8,4,-4,10,0 rules:' +
  'HAA_=-12,8,-1,-2,8,0 rules:HAC=6,4,-4,-5,-1,0 rules:HAC_=-22,-8,4,-9,35,-3 rules:HAF=9,-15,14,-10,-1,-1 rules:HAF_=-10,-13,16,12,-1,-5 rules:HAH=-21,20,-6,11,-1' +
  ',-1 rules:HAH_=6,-20,13,-9,-2,9 rules:HC=32,-21,-3,-11,1,-11 rules:HC$=4,3,-1,-1,-10,-6 rules:HCC=4,3,0,-10,1,1 rules:HCC_=-1,-8,2,1,5,1 rules:HCF=20,-36,-4,-10' +
  ',11,-3 rules:HCF_=4,-24,46,-23,-2,-9 rules:HCH=-5,12,4,12,-20,-3 rules:HCH_=-7,-51,54,5,0,0 rules:HF=-10,-21,-7,2,0,14 rules:HF$=-11,-16,17,11,-15,-3 rules:HFA=' +
  '-11,0,-3,18,-2,-4 rules:HFA_=3,-6,-1,4,2,0 rules:HFC=2,-13,-11,1,-3,22 rules:HFC_=-18,5,-3,2,10,-2 rules:HFF_=-2,-1,-8,20,-1,-5 rules:HFH=-5,-12,-2,3,-8,12 rule' +
  's:HFH_=-21,3,-9,4,7,-1 rules:HFP=0,6,-10,1,0,5 rules:HFP_=-1,-1,0,-13,0,16 rules:HFT=2,-3,-5,-9,18,-17 rules:HFT_=-9,-13,-7,7,10,12 rules:HH=-6,-7,-11,9,-11,-23' +
  ' rules:HH$=4,-11,6,-13,-22,-18 rules:HHA=5,16,-6,-6,-4,-5 rules:HHA_=-6,18,-4,-6,-1,-1 rules:HHC=-6,7,-5,12,-10,1 rules:HHC_=0,-14,-3,2,19,0 rules:HHF=0,-18,-16' +
  ',-16,37,-4 rules:HHF_=-15,-38,11,-9,30,13 rules:HHH=-8,-5,18,12,-47,-12 rules:HHH_=-33,-28,-14,41,9,-18 rules:HHP=-6,0,-3,7,-6,5 rules:HHP_=0,-1,-2,-3,0,8 rules' +
  ':HP=-2,0,0,8,-2,-7 rules:HP$=-10,12,-5,-5,2,6 rules:HPC=0,-1,4,4,0,-6 rules:HPC_=-6,-1,-2,-3,13,-3 rules:HPH=-2,-1,-3,7,-1,0 rules:HPH_=-4,13,-1,-6,-2,0 rules:H' +
  'T=-7,-4,6,10,-1,-1 rules:HT$=-2,1,-5,-9,16,-4 rules:H_=1,-28,-2,13,-7,-24 rules:P=-1,-3,-9,-1,-6,214 rules:P$$=-3,0,-1,-1,0,7 rules:PA=6,-5,-2,-1,0,2 rules:PA$=' +
  '-1,-1,2,-5,-1,6 rules:PC=-17,1,-1,-11,-10,35 rules:PC$=-4,-2,3,-2,-5,11 rules:PCH=-6,1,0,-7,-4,16 rules:PCH_=-3,11,-2,-5,0,-1 rules:PCT=-1,0,0,-1,-5,8 rules:PH=' +
  '-3,18,-4,4,-9,-5 rules:PH$=13,-14,-5,-4,-2,11 rules:PHA=-6,5,0,-4,0,5 rules:PHA_=7,-1,-1,-3,-2,-1 rules:PHC_=11,-2,-3,-1,-5,0 rules:PHF=-1,-8,0,16,-3,-2 rules:P' +
  'HF_=0,2,-7,10,-1,-2 rules:PHH_=1,17,-4,-9,-11,6 rules:PPH_=-1,9,0,-4,-1,-3 rules:PPT_=4,7,-3,-10,-1,1 rules:PT=9,4,-8,24,-5,-30 rules:PT$=-4,2,-7,8,-1,3 rules:P' +
  'TC=0,0,-1,7,0,-6 rules:PTC_=-1,-4,0,4,-9,10 rules:PTH_=3,0,-2,-16,-2,17 rules:PTT=4,-2,-2,18,-3,-18 rules:PTT_=-3,6,2,5,-4,-11 rules:P_=-6,19,-19,9,-24,9 rules:' +
  'T=8,5,7,195,-19,-2 rules:T$$=26,-6,4,-13,-5,-13 rules:TA=16,-13,-2,9,-10,-4 rules:TA$=-19,19,0,-2,-1,-13 rules:TAA=16,2,0,-14,-1,0 rules:TAA_=11,-4,-1,-5,0,0 ru' +
  'les:TAC=-1,-4,0,6,0,0 rules:TAC_=-28,3,-2,25,4,-2 rules:TAH=-5,-8,-1,16,0,0 rules:TAH_=-15,9,-3,7,7,-2 rules:TAP_=-5,-1,0,-1,0,8 rules:TAT=6,-1,1,-1,-3,-1 rules' +
  ':TAT_=-8,1,-5,-2,-4,9 rules:TC=-20,5,-4,-3,10,-5 rules:TC$=-2,-14,-7,-2,2,18 rules:TCA=-5,0,-1,21,-21,8 rules:TCA_=9,-2,0,-5,-1,0 rules:TCC=-2,0,0,2,8,-6 rules:' +
  'TCC_=16,10,-6,4,-18,-5 rules:TCF=-12,28,-4,0,-12,-7 rules:TCF_=-2,19,-39,17,-3,6 rules:TCH=-18,-12,3,-8,36,-9 rules:TCH_=0,25,-21,-3,-1,-1 rules:TCP=-2,-1,0,12,' +
  '6,-12 rules:TCT=11,-6,1,-22,-10,22 rules:TCT_=-3,13,6,-11,-3,-5 rules:TF=-4,0,5,-1,3,-4 rules:TF$=0,-13,27,-9,-9,3 rules:TFT=-3,6,-2,2,-3,-1 rules:TFT_=-5,-2,9,' +
  '0,-1,-1 rules:TH=-12,-5,-12,-19,11,21 rules:TH$=8,-13,-3,-3,7,-11 rules:THA=-11,4,-3,7,-8,8 rules:THA_=-12,-4,-4,6,14,-1 rules:THC=9,4,-6,-12,5,-1 rules:THC_=-2' +
  '3,18,7,-18,14,-3 rules:THF=-14,19,0,17,-47,12 rules:THF_=3,7,-2,-5,-24,14 rules:THH=-17,-5,-1,-29,43,4 rules:THH_=-3,3,-2,-24,10,6 rules:THP=-2,-6,0,-5,2,11 rul' +
  'es:THP_=-1,-1,-1,11,0,-7 rules:THT=0,4,-3,-6,6,-2 rules:TP=9,0,-5,-1,-2,0 rules:TP$=14,0,-9,16,-2,-20 rules:TPC_=-6,4,0,-4,-19,24 rules:TPH=8,-3,-1,-5,0,2 rules' +
  ':TPH_=1,3,-2,7,-4,-4 rules:TPT=-1,5,-3,10,-1,-9 rules:TPT_=6,0,-1,12,-4,-14 rules:TT=8,4,3,-9,-9,8 rules:TT$=11,2,1,-3,-12,-11 rules:TTA=-14,2,-4,9,0,-8 rules:T' +
  'TA_=20,-19,-2,7,-4,-2 rules:TTC=-8,-5,-8,-2,-1,22 rules:TTC_=-10,-1,3,-15,-1,6 rules:TTF=7,-3,6,-8,-6,3 rules:TTF_=-2,2,14,-14,3,-1 rules:TTH=-14,1,14,-13,6,-11' +
  ' rules:TTH_=-3,12,3,-38,2,10 rules:TTP=13,-7,-12,21,-2,-12 rules:TTP_=10,2,-3,-8,-2,2 rules:TTT=-2,5,0,-6,-3,-2 rules:TTT_=1,0,6,-15,0,15 rules:T_=3,0,-3,-10,5,' +
  '12 rules:^A=17,0,-2,-9,-2,-1 rules:^AA=16,-9,-1,-4,-1,0 rules:^AA_=20,-7,-2,-6,-1,0 rules:^AC=-7,8,0,0,0,0 rules:^AC_=7,7,0,-3,-12,-2 rules:^AF=-5,9,-1,-1,0,0 r' +
  'ules:^AF_=16,11,-22,-2,-2,-4 rules:^AH=11,-5,-1,-4,-1,0 rules:^AH_=27,-11,-3,-5,-7,-2 rules:^C=8,-1,0,-1,-3,-2 rules:^F=20,13,-14,-13,-1,-4 rules:^FA=6,1,-1,-4,' +
  '0,0 rules:^FA_=5,-2,-3,-1,0,0 rules:^FH=9,-3,-4,-4,0,-1 rules:^FH_=8,-9,-1,-3,2,0 rules:^FT=7,10,-10,-3,0,-1 rules:^FT_=2,1,-12,7,4,-1 rules:^H=23,-5,-2,-8,-3,-' +
  '1 rules:^HA=19,-14,-1,-1,-1,-1 rules:^HF=10,-7,0,-1,0,0 rules:^HF_=10,0,-5,-1,-1,0 rules:^HH=5,4,-1,-5,-1,-1 rules:^HH_=25,-10,-5,-4,-5,-1 rules:^^A_=17,0,-2,-9' +
  ',-2,-1 rules:^^C_=8,-1,0,-1,-3,-2 rules:^^F_=20,13,-14,-13,-1,-4 rules:^^H_=23,-5,-2,-8,-3,-1 rules:^_=62,4,-19,-33,-10,-8 rules:_$=80,-49,-6,-30,-9,-13 rules:_' +
  'A=-21,0,-3,18,-10,-4 rules:_A$$=17,-4,3,-9,-4,-1 rules:_AA$=-8,-2,-1,13,-1,0 rules:_AAA=-3,7,3,6,-5,-2 rules:_AAF=-5,0,-2,-1,10,0 rules:_AAH=34,-17,-3,-20,5,0 r' +
  'ules:_AAT=-6,5,0,-3,4,0 rules:_ACA=0,-3,-2,6,-1,0 rules:_ACC=6,-2,0,-3,0,0 rules:_ACF=-13,21,-2,-5,-1,0 rules:_AFA=8,-5,0,0,-2,0 rules:_AFH=-9,2,8,-2,-2,0 rules' +
  ':_AFT=4,2,2,-10,1,-1 rules:_AH$=8,-2,0,-7,0,0 rules:_AHA=-6,7,-1,3,-1,0 rules:_AHC=-26,29,-4,3,-3,-1 rules:_AHF=-5,-4,-4,14,2,-1 rules:_AHH=27,-19,-3,2,-3,-1 ru' +
  'les:_APT=7,0,0,-5,-1,0 rules:_AT$=6,-2,4,-8,0,0 rules:_ATH=5,0,-1,-2,0,0 rules:_C=-16,-1,-14,12,-15,28 rules:_C$$=13,-8,-1,-11,3,5 rules:_CA$=-11,-10,-1,2,18,-1' +
  ' rules:_CAA=-12,-9,-2,14,-3,12 rules:_CAC=6,-6,0,-2,-2,2 rules:_CAF=-8,13,-6,2,-1,-2 rules:_CAH=3,-3,3,16,-20,-1 rules:_CCA=14,-4,0,-6,-6,-3 rules:_CCC=5,-5,-1,' +
  '0,4,-2 rules:_CCF=6,2,-2,-6,6,-5 rules:_CCH=-18,5,6,8,-7,4 rules:_CF$=4,-13,1,0,7,-1 rules:_CFA=-4,18,-1,-5,-6,-2 rules:_CFC=-10,28,2,-10,-14,2 rules:_CFH=33,-1' +
  '6,-3,-9,-8,-1 rules:_CFP=-3,6,-2,-2,1,-4 rules:_CFT=-19,-16,5,9,10,-13 rules:_CH$=11,-6,0,0,-4,-4 rules:_CHA=9,-3,0,-2,-3,-1 rules:_CHC=-15,19,-2,17,-15,-4 rule' +
  's:_CHF=-11,-3,-10,-3,3,7 rules:_CHH=-1,-7,11,-16,6,1 rules:_CPC=2,0,0,-3,10,-7 rules:_CT$=-4,1,0,13,-12,1 rules:_CTA=1,5,0,-2,0,-3 rules:_CTC=0,6,0,-2,-3,1 rule' +
  's:_CTH=-2,-2,-1,-11,-2,18 rules:_CTT=16,-16,-2,-25,14,10 rules:_F=2,-19,39,5,-29,-22 rules:_FA$=-11,3,19,-11,-2,-1 rules:_FAA=14,-3,1,-8,-4,-1 rules:_FAH=4,-3,-' +
  '14,15,0,-1 rules:_FAP=-1,0,6,-2,-1,0 rules:_FAT=-17,5,3,8,2,-2 rules:_FC$=0,-6,8,1,0,-2 rules:_FCC=0,-1,2,-10,0,9 rules:_FCF=-3,-6,-3,7,-1,4 rules:_FCH=3,-5,-1,' +
  '6,-1,-1 rules:_FCT=-3,3,-16,0,-1,15 rules:_FFT=-5,-8,4,5,2,0 rules:_FH$=-6,-1,0,1,0,5 rules:_FHA=6,-1,-5,-7,0,7 rules:_FHC=0,8,6,-12,0,-3 rules:_FHF=14,3,-14,8,' +
  '-9,-15 rules:_FHH=-4,-8,5,1,0,6 rules:_FHP=0,0,-5,-1,0,7 rules:_FPA=0,0,-3,-1,0,6 rules:_FPH=-1,4,7,-8,-1,0 rules:_FPT=-5,1,6,8,0,-11 rules:_FT$=-5,3,11,-4,-3,-' +
  '2 rules:_FTA=3,-6,-1,8,-1,-3 rules:_FTC=-7,-2,20,-6,-3,-2 rules:_FTH=9,-9,-17,24,-11,1 rules:_FTP=-3,7,-4,0,-3,3 rules:_FTT=6,19,-9,-30,23,-20 rules:_H=1,-12,-1' +
  '4,12,-22,-3 rules:_H$$=39,-33,-3,-3,1,-5 rules:_HA$=-6,-13,-2,5,6,8 rules:_HAA=4,-7,3,0,-5,5 rules:_HAC=-13,19,-3,2,-4,1 rules:_HAF=-33,47,-3,-7,1,-3 rules:_HAH' +
  '=43,-27,-9,-3,-4,-3 rules:_HCA=9,1,-1,-9,-2,4 rules:_HCC=-5,10,-1,-2,-4,2 rules:_HCF=-1,32,-4,-28,8,-9 rules:_HCH=-13,-27,10,29,-5,1 rules:_HCP=-3,-4,-1,8,0,-3 ' +
  'rules:_HF$=4,22,-3,-17,-4,-2 rules:_HFA=2,-2,-3,22,-18,-3 rules:_HFC=0,0,8,-6,-9,9 rules:_HFF=-4,4,-1,6,-5,-1 rules:_HFH=4,-13,4,20,-29,0 rules:_HFP=-1,-9,6,-3,' +
  '7,0 rules:_HFT=-19,-12,-10,5,20,-2 rules:_HH$=17,-49,7,15,7,2 rules:_HHA=21,-1,-7,-8,-10,4 rules:_HHC=-5,31,-6,-18,-15,0 rules:_HHF=-20,21,-25,-17,22,-8 rules:_' +
  'HHH=13,-44,39,4,-27,-20 rules:_HHP=-10,1,-1,0,6,5 rules:_HPC=-4,2,0,-3,-2,7 rules:_HPH=-3,10,-3,1,7,-11 rules:_P=11,13,-8,12,2,-30 rules:_P$$=-3,0,-1,-1,0,7 rul' +
  'es:_PAH=-4,0,0,-2,0,7 rules:_PCF=0,0,2,5,0,-6 rules:_PHF=-3,-2,0,-1,0,10 rules:_PHH=9,-3,-1,-1,-1,-2 rules:_PTC=0,0,0,17,0,-16 rules:_PTT=-2,0,-3,-6,-1,12 rules' +
  ':_T=0,10,-5,-8,4,-5 rules:_T$$=26,-6,4,-13,-5,-13 rules:_TA$=4,10,19,-24,7,-17 rules:_TAA=-4,5,-5,10,-8,-3 rules:_TAC=-3,-3,-8,15,-1,-3 rules:_TAH=-9,-6,-4,7,-2' +
  ',16 rules:_TAP=-6,1,1,7,-2,-1 rules:_TAT=-16,16,-4,-1,4,0 rules:_TC$=-1,-12,-7,-6,0,22 rules:_TCA=-1,1,-1,-12,-1,12 rules:_TCC=-4,-2,-2,8,-1,-4 rules:_TCF=0,-9,' +
  '18,8,-1,-17 rules:_TCH=-1,-5,-13,31,0,-10 rules:_TCP=0,-3,0,7,0,-3 rules:_TCT=-6,14,-4,-25,-1,17 rules:_TFH=0,-3,12,-11,0,1 rules:_TFT=0,-7,10,4,-8,2 rules:_TH$' +
  '=-4,-8,0,11,-2,1 rules:_THA=14,5,-18,-13,4,8 rules:_THC=-8,21,-5,0,-2,-7 rules:_THF=-11,3,4,9,-7,-9 rules:_THH=-1,-28,9,11,9,-9 rules:_THP=0,-1,2,-13,0,11 rules' +
  ':_TP$=0,-1,-3,11,0,-6 rules:_TPA=4,-1,-3,7,-2,-7 rules:_TPC=0,-2,-1,6,0,-2 rules:_TPH=3,-3,-3,9,3,-9 rules:_TPP=0,-1,10,-7,0,-2 rules:_TPT=11,12,-6,-5,-3,-5 rul' +
  'es:_TT$=24,-5,-12,-1,-2,-10 rules:_TTA=20,5,5,-11,-15,-17 rules:_TTC=-5,13,-17,8,-1,1 rules:_TTF=-7,2,-12,15,1,1 rules:_TTH=-3,-8,4,6,-5,3 rules:_TTP=-7,-10,-5,' +
  '2,1,19 rules:_TTT=-25,7,11,-5,8,-7 rules:caption=-1,-3,-9,-1,-6,14 rules:credit=7,-9,-8,5,-3,-3 rules:furniture=6,9,-3,-2,-9,-13 rules:heading=-4,-3,-16,-6,-2,-' +
  '10 rules:inner=15,-36,18,11,-8,-2 rules:label=14,-31,-15,43,-5,-6 rules:prose=11,29,-5,-24,2,9 rules:row=-11,-43,35,42,-32,-24 said:agency-bulletin=-4,-4,11,-7,' +
  '2,-2 said:air-around-headings=2,-12,-11,13,-4,10 said:any-line=23,19,-22,-26,12,3 said:asks-or-exclaims=7,8,2,-2,-7,-14 said:author-closes-above=-1,9,-4,-8,-1,7' +
  ' said:author-in-labels=34,-1,-13,-4,-16,0 said:author-with-office=-4,-3,-1,-3,10,0 said:begins-inside-sentence=13,-9,-11,18,-2,-11 said:begins-with-day=-4,-7,4,' +
  '-14,-1,23 said:brief=-5,-6,24,-1,-3,-11 said:bulletin=-7,-12,34,-12,2,-6 said:bulletin-of-a-paper=-3,-7,31,-18,-3,-2 said:buttons=20,-10,-2,-8,-3,0 said:caption' +
  '-under-story=22,-2,0,1,0,-22 said:close-under-picture=2,0,0,10,-1,-10 said:colon-at-end=24,2,-1,-20,-7,-2 said:column-name=31,25,-5,-33,-29,0 said:column-name-a' +
  'bove=5,49,5,-22,-39,-4 said:column-not-bulletin=39,54,-7,-53,-45,-15 said:column-or-series=6,8,-7,-6,2,-4 said:comma-at-end=-19,-19,-2,46,-3,-10 said:contact-li' +
  'ne=14,0,-2,-11,0,0 said:credit-above=-11,-7,1,20,-3,-7 said:credit-below=-11,-10,-14,21,-6,0 said:editors=5,3,-7,-4,-4,3 said:end-of-question=-4,0,-2,9,-1,-3 sa' +
  'id:ends-with-author=-3,-3,10,-2,-1,-2 said:field-above=11,0,13,-25,5,-2 said:field-of-author=27,-32,-7,-15,20,-4 said:field-of-record=-17,37,5,-43,8,-2 said:fie' +
  'ld-over-story=10,16,9,-23,-18,-3 said:first-prose=28,6,-18,-24,12,-16 said:flush-line=6,9,-13,-26,-3,14 said:follow-us=5,-2,-1,0,0,0 said:foot-of-page=40,-25,-3' +
  ',-31,6,6 said:free-verse=-3,13,-20,-6,4,4 said:full-line-of-clauses=-32,31,4,4,-13,3 said:gap-over-headings=-1,-3,13,-14,1,4 said:gap-over-line-alone=-29,44,5,-' +
  '32,-11,20 said:head-behind-sign=-5,3,-9,-5,15,-1 said:heading-asks=-1,-3,5,-2,0,-1 said:heading-over-credit=20,-16,13,-10,8,-30 said:heading-set-in=-2,-1,-22,24' +
  ',3,-2 said:heading-told-above=-3,-13,-13,14,1,11 said:heading-told-below=-5,5,-22,19,-3,0 said:heading-touched-below=-8,-5,10,7,-5,-4 said:hotline=-13,11,-1,4,0' +
  ',0 said:imprint=-1,-7,3,7,-2,-1 said:in-short-news=-2,-3,9,2,-1,-4 said:indented-line=-9,-9,40,2,-7,-16 said:item-among-items=-43,-25,58,40,-13,-64 said:item-be' +
  'gins=-44,-31,12,25,-2,-12 said:label-alone=13,-27,-15,41,-6,-7 said:label-and-text=-1,-2,-16,19,0,0 said:lead-over-writer=22,0,2,-19,-1,-5 said:letter-under-hea' +
  'ding=-7,-9,32,-15,-3,-2 said:letter-writer=-8,-6,-1,-1,14,-3 said:line-of-account=22,-9,-2,-8,-1,0 said:line-of-site=48,-20,-6,-20,0,-1 said:list-below-heading=' +
  '-7,-5,16,-18,4,11 said:list-over-story=-14,18,-1,-1,-1,0 said:list-under-story=9,-7,0,-2,0,0 said:lone-heading=11,-4,-6,0,-14,7 said:lone-sign=-29,10,8,13,-1,0 ' +
  'said:long-heading=-12,5,-31,16,-5,22 said:long-line=-25,-3,18,2,-12,-23 said:long-name=7,35,-5,-14,-24,-7 said:loose-page=-7,5,33,-26,-2,-2 said:many-commas=-40' +
  ',-32,12,18,-19,0 said:many-names=-5,-8,-4,17,-1,0 said:many-names-return=-1,-3,4,3,0,-5 said:mark-as-high=16,-5,-8,2,-7,-2 said:mark-deeper=2,-1,-11,13,-3,-1 sa' +
  'id:mark-that-closes=3,-4,-4,11,0,-5 said:marked-line=-2,2,-11,21,-14,-10 said:marked-name=11,11,-2,-17,-6,-1 said:marked-row=-19,-14,49,1,-11,-4 said:markup-alo' +
  'ne=21,-5,-7,-6,-2,-1 said:meets-line-above=-9,5,10,-6,-1,-3 said:meets-line-below=-6,0,-7,2,-3,10 said:meets-line-below-often=-1,2,-14,-1,-1,15 said:name-after-' +
  'bullet=-5,-16,-4,10,17,-4 said:name-after-sentence=-44,3,-2,8,37,-5 said:name-over-prose=-14,1,2,-6,16,-1 said:name-over-sentence=11,-3,0,12,-16,-2 said:name-ov' +
  'er-verse=-9,-3,5,19,-10,-4 said:name-returns=-5,-3,-37,26,8,-4 said:name-under-prose=-18,1,-1,6,13,-2 said:names-and-parts=-11,28,-8,-23,-22,30 said:names-of-a-' +
  'site=-17,-3,6,-1,14,0 said:names-return=-2,-13,7,-2,6,-4 said:names-without-part=-10,-4,-38,0,54,-59 said:news-begins=-4,-18,34,-5,-3,-3 said:news-below=-7,54,1' +
  '1,-33,-47,13 said:no-bracketed-bulletin=0,-1,-11,13,0,-1 said:no-gap-above=0,0,-9,2,3,6 said:no-heading=14,-2,-17,4,-10,13 said:no-headline-above=3,-19,-6,21,1,' +
  '-1 said:no-mark=-9,-1,-4,11,-2,4 said:no-story-above=18,5,-4,-3,-10,-7 said:no-surname=7,12,-2,-13,-20,-31 said:no-title-of-list=-3,0,-1,8,0,-1 said:no-word=-6,' +
  '-5,-5,25,-1,-4 said:nothing-chinese=49,-5,-16,-28,-6,-4 said:nothing-of-site-between=5,0,-4,-1,0,0 said:notice=-12,76,-7,-28,-27,-3 said:notice-heading=-6,-1,38' +
  ',-25,-3,-4 said:notice-not-name=-9,46,-4,-19,-15,-2 said:office-and-day=-3,-6,-9,28,-6,-5 said:office-and-writer-sign=-3,-2,0,-1,7,-1 said:official-paper-below=' +
  '0,-1,10,-6,0,0 said:one-comma=-26,-22,21,22,-32,1 said:one-of-siblings=-2,0,-25,30,-1,-6 said:open-brackets=-18,-27,4,50,7,-23 said:open-prose-above=-23,-3,-3,-' +
  '16,26,-3 said:over-salutation=5,20,-10,-12,-2,-1 said:own-bulletin=-4,-27,84,-41,-14,-5 said:page-without-bulletins=11,2,5,-16,-10,0 said:part-not-name=1,15,0,-' +
  '12,-3,-1 said:part-of-a-notice=6,0,-1,-5,0,0 said:pen-name-under-headline=1,11,7,3,-19,-6 said:photographer-at-end=-20,3,-5,-31,-3,54 said:picture-here=20,-1,0,' +
  '-14,-2,-1 said:place-and-wire=-2,-2,10,-6,0,-1 said:points-at-picture=-2,-2,-2,11,0,-4 said:pupil-signs=5,-3,0,-7,5,0 said:question-below=0,-1,15,-12,0,0 said:r' +
  'eport-in-brackets=0,-6,17,-6,-2,0 said:reporter-in-brackets=0,-6,1,2,4,0 said:reports-event=-8,23,-2,-2,-5,-6 said:row-below-heading=-3,-12,64,-39,-7,-3 said:sa' +
  'lutation=-11,-14,47,-17,-3,-3 said:section-over-signs=-14,23,-1,-4,-4,-1 said:sentence-ends=5,-27,-6,3,-20,10 said:sentence-not-furniture=-25,-39,18,33,-25,-8 s' +
  'aid:short-as-headlines=-3,-9,-11,18,3,-1 said:short-heading=-13,-3,17,11,-17,-3 said:short-line=-1,-26,-28,8,18,25 said:short-line-above=-1,-31,40,-8,12,-22 sai' +
  'd:short-line-below=20,-9,-19,-1,-27,10 said:short-news-above=-19,-5,18,7,-8,2 said:short-numbered-line=15,-36,18,11,-8,-2 said:signed-below-too=0,-3,6,-5,0,3 sa' +
  'id:signed-story-above=-10,-5,-8,25,0,-12 said:signed-verse=0,-10,6,8,-1,-1 said:source-in-brackets=-19,-3,-2,-1,28,-8 said:spaced-name=20,-6,-1,-8,-5,0 said:sto' +
  'p-inside=-68,-47,-7,28,-17,48 said:story-above-open=1,-8,20,-16,-10,0 said:story-closed=-10,27,5,-16,-8,-1 said:story-has-credit=4,6,-3,9,-16,-1 said:story-name' +
  's-reporter=-3,-3,0,-1,6,-1 said:story-of-account=1,6,9,-8,-1,-5 said:table=17,-28,18,-3,-12,-11 said:telephone=-38,-2,20,20,-2,0 said:title-author-shot=-2,-3,0,' +
  '8,-1,-4 said:title-in-list=-52,69,-1,-4,-5,-4 said:titles-in-a-row=-9,12,-3,-2,-3,0 said:to-be-continued=-32,-1,0,35,-1,0 said:too-long-for-furniture=-28,-8,8,8' +
  ',-20,-7 said:top-of-page=18,13,-21,10,-20,-14 said:turn-to-page=-4,-8,6,7,-2,-1 said:two-headings=-7,-16,3,-12,13,20 said:under-list=-3,-4,-4,2,3,6 said:under-p' +
  'icture=-2,5,-17,4,1,7 said:unmarked-line=11,-13,-26,0,19,12 said:verse=-1,0,10,-1,-1,-3 said:verse-heading=-1,-1,10,-9,-1,0 said:verse-writer=0,-3,0,-5,8,-1 sai' +
  'd:very-long-line=-21,-25,23,3,-19,5 said:who-and-what=0,-1,-11,11,0,0 shape:A=28,10,-2,-20,-16,-3 shape:AA0=-23,11,-6,-6,25,-2 shape:AA0+=5,-1,0,-1,-3,-1 shape:' +
  'AA1+=-4,5,-4,10,-2,0 shape:AA2=-5,-11,11,10,-3,0 shape:AA2+=-3,-7,19,-7,-1,-1 shape:AA3+=12,9,-5,-21,0,-1 shape:AA4=35,-9,-9,-13,-2,-1 shape:AA4+=-4,-7,-10,25,-' +
  '8,-2 shape:AC0=-16,-7,2,-29,13,7 shape:AC0+=-7,-12,3,-5,13,-10 shape:AC1+=-9,-2,-12,-26,26,4 shape:AC2=28,-6,-4,-6,-17,8 shape:AC2+=8,9,-3,3,-22,5 shape:AC3+=-3' +
  ',6,-1,4,-4,-1 shape:AC4=4,1,-7,13,1,-16 shape:AC4+=1,-1,-1,20,-20,-1 shape:AF0=-7,3,4,-1,-16,-5 shape:AF0+=-7,-7,12,-12,-8,-4 shape:AF1+=11,-13,-15,20,-1,-6 sha' +
  'pe:AF2=-4,-3,-7,-3,14,2 shape:AF2+=-1,4,-7,10,-1,-5 shape:AF3+=5,-2,-4,-5,9,-1 shape:AF4=3,7,-5,-3,0,-5 shape:AH0=-6,-4,5,3,-8,-11 shape:AH0+=-27,-15,10,13,-3,1' +
  ' shape:AH1+=-13,-14,2,5,3,5 shape:AH2=8,-5,-2,-10,-2,8 shape:AH2+=33,6,-21,-20,-4,-9 shape:AH3+=11,6,-3,0,-12,-3 shape:AH4=8,1,-11,-10,0,6 shape:AH4+=-7,11,-1,7' +
  ',-8,-2 shape:AP0=-1,-3,-4,12,-1,0 shape:AP0+=-5,8,-6,3,-2,-1 shape:AP4=1,0,0,-6,0,6 shape:AT0=-15,4,12,-1,-1,-13 shape:AT0+=-27,-16,3,19,-14,-10 shape:AT1+=2,-1' +
  '7,-5,4,4,-12 shape:AT2=6,9,-11,-25,5,12 shape:AT2+=17,24,-11,-31,-4,3 shape:AT3+=11,14,-1,-21,-1,0 shape:AT4=9,-6,-11,9,-8,0 shape:AT4+=2,6,-2,-2,-1,-4 shape:C=' +
  '-17,-3,12,11,-13,-7 shape:CA0=15,-5,-2,-4,-1,-4 shape:CA0+=-4,-11,0,22,-12,-4 shape:CA1+=4,9,-4,-8,-2,0 shape:CA2=-6,8,0,-1,-1,0 shape:CA2+=-2,3,5,-5,0,0 shape:' +
  'CA4=-7,-10,-1,-3,21,0 shape:CC0=3,-23,5,14,-3,-5 shape:CC0+=-11,2,-9,5,-4,12 shape:CC1+=17,-14,-4,-1,-8,1 shape:CC2=11,-5,-3,-7,-4,8 shape:CC2+=-2,-7,-4,17,-1,-' +
  '5 shape:CC3+=-10,8,3,-2,1,-3 shape:CC4=0,11,-9,-25,6,0 shape:CC4+=0,10,2,-28,14,-8 shape:CF0=-9,-2,2,-5,-1,-4 shape:CF0+=0,-14,5,-3,1,-16 shape:CF1+=8,1,-8,5,-6' +
  ',0 shape:CF2=-5,8,-6,4,0,0 shape:CF4=6,5,-8,-3,-1,-1 shape:CH0=0,-7,1,-7,-3,-3 shape:CH0+=-2,-16,5,4,-20,-12 shape:CH1+=-4,4,-16,-5,-9,12 shape:CH2=8,-9,-3,10,-' +
  '14,8 shape:CH2+=-15,-8,-7,18,11,-5 shape:CH4=10,9,-8,-7,-2,-3 shape:CH4+=9,-7,0,-2,2,0 shape:CP0=-1,-4,-4,4,-1,7 shape:CP0+=-3,7,-6,2,-2,0 shape:CT0=0,6,0,-7,3,' +
  '-6 shape:CT0+=-2,-3,-1,3,-11,-15 shape:CT1+=6,-11,2,4,-5,-4 shape:CT2+=6,-2,-2,-2,3,-1 shape:CT4=-1,9,1,-6,-4,1 shape:F=-2,5,-7,-6,-15,7 shape:FA0=10,-11,-1,-12' +
  ',11,-4 shape:FA0+=18,-6,-1,0,-12,-5 shape:FA1+=-14,16,-2,3,-1,0 shape:FA2=5,-7,-1,2,0,0 shape:FA4=-17,10,-2,-1,7,0 shape:FC0=14,-8,-15,-12,1,-1 shape:FC0+=-5,6,' +
  '-14,-7,1,0 shape:FC1+=13,-13,-5,-1,3,-4 shape:FC2=-2,-5,10,-2,-4,2 shape:FF0=-7,21,-24,8,0,-9 shape:FF0+=3,5,-3,-18,9,-3 shape:FF1+=11,-6,-8,7,-4,-1 shape:FF2=-' +
  '3,-1,-4,-7,4,11 shape:FF2+=-8,-7,19,2,-2,-4 shape:FF3+=5,-4,-3,7,-1,-5 shape:FF4=2,-13,30,-12,-6,-7 shape:FF4+=-3,-5,7,4,0,-2 shape:FH0=7,-4,-14,-5,-6,3 shape:F' +
  'H0+=-3,3,-10,-5,11,-17 shape:FH1+=-3,-24,-7,11,-19,13 shape:FH2=2,1,9,-5,-6,-2 shape:FH2+=5,-12,8,4,-1,-3 shape:FH4=-3,-9,0,7,6,-2 shape:FP0=0,-4,-2,0,-1,10 sha' +
  'pe:FP2+=0,8,-1,-1,0,-3 shape:FT0=0,-1,-8,-3,-2,13 shape:FT0+=11,6,3,-20,1,-4 shape:FT1+=1,0,-8,-1,-13,-5 shape:FT2=-6,18,-2,5,-4,-21 shape:FT2+=-5,-2,4,16,-2,-2' +
  '2 shape:FT3+=-1,-7,-12,26,0,-6 shape:FT4=-5,-2,8,-2,5,-5 shape:FT4+=-2,-8,10,3,0,-2 shape:H=8,4,0,-5,-15,-15 shape:HA0=-1,-9,-8,-4,20,-3 shape:HA0+=0,-18,7,18,-' +
  '13,-3 shape:HA1+=-4,8,-2,-1,-1,-1 shape:HA2=-2,-6,11,1,-4,0 shape:HA2+=-6,16,-3,-7,-1,-1 shape:HA3+=0,-3,-1,6,-1,0 shape:HA4=5,4,-6,-5,2,-1 shape:HA4+=7,-4,-2,-' +
  '3,-2,0 shape:HC0=-1,5,-5,8,-6,-16 shape:HC0+=16,7,4,-29,-7,-3 shape:HC1+=-1,17,-2,1,-12,-9 shape:HC2=14,-15,-3,-16,4,16 shape:HC2+=-6,-11,-9,31,-9,1 shape:HC3+=' +
  '2,-15,-4,0,10,6 shape:HC4=-2,-5,3,-11,8,3 shape:HC4+=-15,-4,-3,-7,25,2 shape:HF0=-3,-2,15,-14,-9,-1 shape:HF0+=2,-15,23,-7,-17,-11 shape:HF1+=-4,3,-18,14,10,-5 ' +
  'shape:HF2=-6,5,0,1,2,-2 shape:HF2+=-6,-1,-7,10,3,-2 shape:HF3+=9,-4,-7,0,0,1 shape:HF4=-1,-1,-16,13,6,-2 shape:HF4+=7,4,-5,-7,2,-2 shape:HH0=14,-16,-11,-10,2,0 ' +
  'shape:HH0+=-5,-5,6,16,-7,-9 shape:HH1+=17,-24,-17,-10,-6,10 shape:HH2=-13,2,2,4,-16,12 shape:HH2+=-1,12,-1,-8,-27,0 shape:HH3+=-14,-7,-3,5,16,-5 shape:HH4=-3,14' +
  ',0,-10,-7,-9 shape:HH4+=-15,6,-2,5,2,-6 shape:HP0=2,-3,-4,-5,-1,12 shape:HP0+=-4,8,-5,7,-2,-6 shape:HP1+=-1,-1,-1,-7,0,9 shape:HP4=-2,-1,0,10,0,-5 shape:HT0=-11' +
  ',-4,4,7,-1,-4 shape:HT0+=-10,-19,15,8,-24,-23 shape:HT1+=6,15,-20,-11,-3,-4 shape:HT2=3,11,-8,8,-4,-11 shape:HT2+=-8,15,-14,-5,-3,1 shape:HT3+=2,-11,-9,20,-3,-7' +
  ' shape:HT4=7,14,6,-42,7,10 shape:HT4+=5,-1,-5,-16,15,1 shape:P=2,-6,3,-6,-2,8 shape:T=-11,-2,4,9,-8,-1 shape:TA0=9,-12,-5,-20,25,-3 shape:TA0+=2,6,-6,7,-10,-4 s' +
  'hape:TA1+=-3,-2,9,1,-3,-1 shape:TA2=-10,3,-2,10,-1,-1 shape:TA2+=6,-1,-1,-2,0,0 shape:TC0=15,3,-17,-25,4,-3 shape:TC0+=-3,-1,-12,5,8,-13 shape:TC1+=0,13,-7,-2,-' +
  '10,-2 shape:TC2=1,-8,8,-12,7,3 shape:TC2+=4,-8,8,-14,-4,12 shape:TC4=-10,-11,4,26,-11,0 shape:TF0=3,2,-3,-10,10,-10 shape:TF0+=9,-4,-12,-12,20,-1 shape:TF1+=7,-' +
  '16,-11,13,-9,4 shape:TF2=-6,-1,4,-5,-1,5 shape:TF2+=-10,5,5,-1,-5,-18 shape:TF3+=2,-9,13,3,-7,-3 shape:TF4=-6,3,1,4,-11,-1 shape:TF4+=0,8,18,-24,-3,1 shape:TH0=' +
  '16,0,-18,-15,-6,1 shape:TH0+=10,0,-13,-22,2,-22 shape:TH1+=-12,-5,-15,4,-5,13 shape:TH2=-12,-8,3,6,7,1 shape:TH2+=-18,-7,16,13,-15,4 shape:TH3+=11,-10,-8,10,-4,' +
  '-1 shape:TH4=-5,-3,9,2,-8,-2 shape:TH4+=-4,-4,6,7,-2,-3 shape:TP0=-4,-2,-3,-5,-1,15 shape:TP0+=-1,-2,-3,-9,-1,12 shape:TP1+=-2,7,-1,-5,0,0 shape:TP2=0,0,0,5,0,-' +
  '4 shape:TP4=4,-1,-1,5,-2,-5 shape:TP4+=-1,3,0,4,0,-6 shape:TT0=8,11,-11,-19,0,-7 shape:TT0+=12,15,-12,-15,10,-22 shape:TT1+=9,7,0,-18,-7,0 shape:TT2=-16,15,-9,6' +
  ',-4,2 shape:TT2+=-7,28,-21,0,-5,-28 shape:TT3+=-11,-45,11,20,-12,-6 shape:TT4=-7,-17,10,10,1,-7 shape:TT4+=-18,-19,15,6,-3,0'

/** For the part above, then for the part, as PARTS has them; the last six are of the first line. */
export const STEP_WEIGHTS =
  '106,4,-62,-171,-60,-58,-97,18,116,-215,78,-77,-34,6,-99,103,-32,-84,-70,-35,-153,81,-20,-55,-28,-8,87,-137,-82,-13,-70,-54,-93,-44,-34,135,62,4,-19,-33,-10,-8'
