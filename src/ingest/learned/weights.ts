/** Weights of the signs of lines, and of parts under parts, in hundredths: made by `npm run learn`. */

/** Rows of a sign and its weights for the parts A, H, F, T, C and P. */
export const SIGN_WEIGHTS =
  'again:A00=-17,11,11,8,5,-10 again:A01=1,-6,-1,6,-3,0 again:A02=14,-5,-4,-4,-3,0 again:A03=9,0,0,-8,0,0 again:A0_=-1,-8,1,19,0,-11 again:A11=0,5,-6,7,-4,-1 again' +
  ':A12=18,-5,-6,-7,-4,-1 again:A13=17,3,-2,-16,-3,0 again:A1_=22,13,-14,-11,-14,-2 again:A2_=21,-9,5,-17,-2,-2 again:A3_=-6,12,-6,-7,6,-1 again:A_0=2,12,-4,10,0,-' +
  '11 again:A_1=-1,3,6,1,-11,-2 again:A_2=19,-6,-11,-11,3,-1 again:A_3=27,-4,-5,-16,-2,0 again:C00=-25,-1,-17,10,11,2 again:C0_=-19,8,-6,10,-11,13 again:C11=18,-8,' +
  '9,-9,-7,-4 again:C12=23,-8,-1,0,-15,0 again:C1_=2,-19,-4,-13,33,-18 again:C2_=23,-4,-1,14,-27,-4 again:C3_=5,-9,-1,-11,16,-1 again:C_0=-13,6,-10,24,-8,-14 again' +
  ':C_1=24,-13,4,-12,-28,19 again:C_2=10,-12,-4,-7,12,-3 again:F00=-16,8,-10,5,-14,-6 again:F01=-7,-2,11,-2,-2,0 again:F0_=-30,25,-1,-4,-7,-9 again:F11=7,-5,-4,-1,' +
  '3,0 again:F12=16,-3,-11,-1,-2,-2 again:F1_=7,-22,-23,36,9,-13 again:F2_=26,-12,-9,4,-6,-6 again:F3_=16,2,-9,-5,-4,-2 again:F_0=-22,14,-10,13,-12,-20 again:F_1=8' +
  ',-13,-3,10,-1,-3 again:F_2=17,-5,-5,-19,10,-4 again:F_3=15,-2,-16,5,-2,-1 again:H00=-30,5,5,2,12,-9 again:H01=-18,-19,11,32,-5,-3 again:H02=18,-6,-4,-5,-3,-1 ag' +
  'ain:H03=48,-34,-1,-11,-3,-1 again:H0_=-24,15,-3,0,-31,5 again:H11=2,1,-5,-2,-9,8 again:H12=29,-9,-6,-7,-8,-1 again:H13=30,-4,-1,-12,-11,0 again:H1_=18,-31,-14,5' +
  ',15,-6 again:H2_=25,-8,0,-8,-4,-9 again:H3_=11,-11,0,-12,15,-7 again:H_0=-28,4,0,13,7,-9 again:H_1=13,-17,5,-3,0,-6 again:H_2=49,-31,-5,-5,-24,7 again:P00=-2,-3' +
  ',-9,1,-7,12 again:P0_=7,-8,-3,5,-5,3 again:P1_=-4,-1,-1,-11,0,19 again:P_0=-8,-6,-8,-2,-5,25 again:P_1=-4,-2,2,-9,0,15 again:T00=-21,19,3,-1,-11,1 again:T01=10,' +
  '-19,16,1,-6,-3 again:T02=3,-7,-1,5,-2,-1 again:T03=13,-9,8,-10,0,0 again:T0_=-15,18,-6,-5,-7,15 again:T11=6,12,-5,-13,0,-2 again:T12=22,-10,-4,-6,-3,-2 again:T1' +
  '3=1,-3,-2,5,0,0 again:T1_=-19,-8,15,3,7,-7 again:T2_=16,-35,-1,25,-7,-21 again:T3_=27,7,-8,-27,-4,-7 again:T_0=-24,15,-14,7,3,10 again:T_1=17,-13,7,-3,-6,-19 ag' +
  'ain:T_2=33,-7,5,-26,-6,-1 again:T_3=9,-9,16,-15,-2,-4 edges:"_=-16,19,-23,48,-15,-32 edges:(_=16,-34,16,-3,-11,1 edges:,_=39,-9,-3,-8,-5,-16 edges:-_=4,-37,9,-5' +
  '3,9,31 edges:0_=18,-45,5,0,-41,43 edges:A"_=7,-6,-4,0,-1,-1 edges:A(_=-47,27,1,18,0,1 edges:A,_=7,-1,-2,0,-1,-1 edges:A-_=10,-3,4,-2,-5,-2 edges:A0_=22,-1,0,-15' +
  ',-4,-2 edges:A_"=-12,17,3,-5,-2,0 edges:A_)=-9,7,-8,0,8,-2 edges:A_-=30,-8,-8,-11,-4,-1 edges:A_0=3,-10,-7,10,4,-1 edges:A_:=15,-8,-3,-2,0,0 edges:A_a=-1,-4,12,' +
  '-4,-1,0 edges:A_。=6,-17,-1,10,-2,2 edges:A_字=0,16,5,-19,-14,-8 edges:Aa_=6,-1,6,-6,-5,0 edges:A字_=12,-7,-12,-8,5,-8 edges:C(_=-8,-11,9,10,-16,7 edges:C-_=-11,-8' +
  ',-4,-2,30,-3 edges:C_)=-17,-13,3,10,-1,2 edges:C_,=-4,0,13,4,-13,0 edges:C_0=10,0,-7,-3,1,0 edges:C_:=9,-5,16,-4,-10,-1 edges:C_。=1,-3,2,6,-7,-1 edges:C_字=5,4,-' +
  '42,-5,6,-8 edges:C字_=7,8,-11,-11,-7,-12 edges:F"_=0,3,-16,16,-1,-4 edges:F(_=13,-6,14,-13,-2,-7 edges:F-_=-3,5,-5,-13,5,10 edges:F0_=-1,2,-10,-4,-4,17 edges:F_!' +
  '=1,10,-2,-7,-1,-2 edges:F_"=-4,4,-12,2,-4,13 edges:F_)=4,-10,15,-27,7,8 edges:F_,=-7,-5,20,-2,-2,-4 edges:F_-=2,0,-9,11,2,-7 edges:F_0=10,0,-16,0,7,-1 edges:F_:' +
  '=4,-4,11,-3,-6,-2 edges:F_。=-12,12,-3,9,-10,-11 edges:F_字=-9,-6,-6,5,-5,-4 edges:F字_=-12,-4,-1,15,-16,-28 edges:H"_=-16,31,-6,6,-8,-7 edges:H(_=30,-57,7,5,1,5 e' +
  'dges:H-_=13,0,4,-18,-18,8 edges:H0_=-13,-17,10,37,-14,-3 edges:H_!=-14,28,-6,-2,-6,-3 edges:H_"=-17,22,-6,14,-7,-10 edges:H_)=-2,-4,2,0,8,-11 edges:H_,=-1,-4,7,' +
  '-4,-1,5 edges:H_-=-1,15,-2,-12,-6,5 edges:H_0=23,-26,0,13,-9,-5 edges:H_:=13,-12,5,-2,-2,0 edges:H_a=11,-6,2,1,-1,-2 edges:H_。=-15,-37,9,33,-7,18 edges:H_字=-1,6' +
  ',-12,-7,7,-12 edges:Ha_=5,-19,5,12,-1,-1 edges:H字_=-7,8,-13,-2,12,-22 edges:P-_=-2,-2,-3,5,-1,2 edges:P0_=2,-2,-5,-6,0,10 edges:P_)=3,1,7,-11,-2,2 edges:P_。=-2,' +
  '-1,0,-7,0,9 edges:P_字=-6,-2,-15,16,-4,6 edges:P字_=-6,1,0,-8,-5,15 edges:T"_=-6,-5,0,23,-5,-13 edges:T(_=30,12,-12,-29,1,-5 edges:T,_=26,-8,0,-6,-3,-11 edges:T-_' +
  '=-6,-27,24,-39,-2,32 edges:T0_=-6,-25,10,-4,-10,25 edges:T_!=3,12,9,-7,-2,-16 edges:T_"=-21,5,1,28,-1,-23 edges:T_)=-11,1,-9,5,12,-7 edges:T_,=-7,-15,9,16,0,-9 ' +
  'edges:T_-=40,-12,-33,1,-6,-17 edges:T_0=8,1,8,-3,-6,-9 edges:T_:=10,19,-8,-30,-1,8 edges:T_a=7,-2,-6,3,-2,-2 edges:T_。=-29,7,15,6,-16,1 edges:T_字=-3,-8,-4,-7,3,' +
  '32 edges:Ta_=3,-17,1,19,-1,-2 edges:T字_=-26,26,-4,9,-10,-35 edges:_!=-9,48,-1,-12,-9,-21 edges:_"=-58,42,-12,33,1,-21 edges:_)=-12,-20,7,1,17,-12 edges:_,=-21,-' +
  '25,45,16,-17,-10 edges:_-=51,5,-43,-6,-22,-19 edges:_0=45,-35,-23,11,-7,-17 edges:_:=47,-12,19,-43,-23,1 edges:_a=25,-18,5,2,-4,-6 edges:_。=-48,-21,15,29,-46,8 ' +
  'edges:_字=6,5,-27,-7,4,18 edges:a_=13,-34,8,20,-7,-4 edges:endsA0=6,15,-6,-9,-7,-15 edges:endsA1=10,-16,2,3,-2,2 edges:endsC0=7,-8,-13,6,-5,-1 edges:endsC1=-1,-3' +
  ',4,-6,8,-3 edges:endsF0=4,5,-29,-3,2,-2 edges:endsF1=-4,-7,12,2,-18,-11 edges:endsH0=11,-13,-14,2,2,-9 edges:endsH1=-15,-17,19,20,-11,5 edges:endsP0=8,-4,-12,11' +
  ',-5,-2 edges:endsP1=-13,2,3,-13,-2,21 edges:endsT0=21,-2,-5,-8,2,-14 edges:endsT1=-34,0,12,9,-20,5 edges:newsA0=6,10,-8,0,-9,-12 edges:newsC0=7,-9,-10,6,-3,-3 e' +
  'dges:newsF0=11,21,-45,13,-10,1 edges:newsF1=-9,-32,79,-23,-7,-9 edges:newsH0=7,-15,-10,7,0,-7 edges:newsH1=-3,-15,24,-3,-4,0 edges:newsP0=-2,-3,-9,1,-7,13 edges' +
  ':newsT0=8,8,-11,4,-19,-1 edges:newsT1=-1,-7,58,-47,-1,-2 edges:字_=-10,23,-7,7,-19,-42 length:0=3,1,-38,-27,-10,13 length:1=41,35,-82,-9,-38,-18 length:10=-11,-3' +
  '8,29,7,-22,-6 length:11=-22,28,4,-10,-4,-13 length:2=-17,-2,-19,20,14,-13 length:3=-20,5,-44,9,23,-22 length:4=-14,19,-65,16,1,10 length:5=18,-26,-13,2,-17,5 le' +
  'ngth:6=10,-36,4,12,-2,5 length:7=11,-58,28,17,-12,-10 length:8=-4,-36,36,0,-2,-26 length:9=-24,-25,48,-1,-24,-16 length:A0=-27,1,17,21,-3,-1 length:A1=27,-13,-8' +
  ',0,-8,-1 length:A10=5,-7,5,-3,-3,3 length:A2=-25,12,-7,6,14,-3 length:A3=29,-5,-8,-1,-13,-2 length:A4=32,7,-13,-18,-12,-3 length:A5=16,-11,7,-12,1,-1 length:A6=' +
  '5,-8,-5,0,10,-1 length:A7=-4,0,-1,0,7,-1 length:A8=-1,-8,12,-2,-2,0 length:A9=-12,31,-4,-10,-3,-1 length:C0=16,9,13,-22,-40,17 length:C1=-18,46,-15,1,-32,5 leng' +
  'th:C2=-11,-34,5,-8,2,22 length:C3=6,-39,15,-6,38,-35 length:C4=-18,-1,-9,5,32,-19 length:C5=-1,-10,-8,10,7,0 length:C6=0,-1,-1,-2,7,-1 length:C8=5,-1,-5,-2,3,0 ' +
  'length:F0=6,-4,-11,7,0,2 length:F1=20,7,-22,-4,1,-4 length:F10=1,-19,16,-5,-9,6 length:F11=-10,15,6,-20,-3,8 length:F2=-12,13,-8,-8,11,2 length:F3=-8,24,-11,-4,' +
  '0,-8 length:F4=-2,10,-19,10,-6,3 length:F5=10,0,-26,18,-7,-1 length:F6=6,-7,3,14,-4,-16 length:F7=-5,-10,9,-7,0,9 length:F8=-4,-9,22,-15,10,-8 length:F9=-6,-28,' +
  '31,-5,-9,-6 length:H0=21,-9,-30,-36,22,6 length:H1=26,-1,-16,-17,4,-7 length:H10=0,-7,8,1,0,0 length:H2=-5,16,-18,5,-18,-11 length:H3=-40,17,-19,14,-7,-5 length' +
  ':H4=-1,4,-15,12,-20,-5 length:H5=-7,1,18,0,-20,-4 length:H6=-17,-2,13,-6,3,7 length:H7=5,-32,23,12,-7,-6 length:H8=-8,-7,9,0,-3,6 length:H9=8,-19,10,4,-5,-1 len' +
  'gth:P10=-5,3,0,11,-2,-10 length:P11=0,6,-3,13,0,-15 length:P3=-6,-4,-1,-2,-2,14 length:P4=-3,-2,-1,-12,0,20 length:P5=-5,-2,-3,-7,0,18 length:P6=3,-2,-2,-11,-1,' +
  '14 length:P7=3,-2,12,-13,0,2 length:P9=-4,-4,-4,21,-1,-8 length:T0=3,19,-27,1,1,-6 length:T1=-1,12,-24,-1,1,-9 length:T10=-8,-17,14,4,-7,-6 length:T11=-11,11,7,' +
  '-6,-1,-6 length:T2=1,-4,-8,17,-4,-16 length:T3=-11,3,-26,-5,10,14 length:T4=-18,15,-21,-1,2,9 length:T5=5,-6,-2,-7,4,-4 length:T6=14,-20,-3,8,-15,8 length:T7=8,' +
  '-16,-1,20,-6,-13 length:T8=-5,-14,14,16,-9,-22 length:T9=-19,-17,20,-11,-6,1 length:printedA0=-24,14,11,-2,1,-1 length:printedA1=5,-14,4,8,-2,-1 length:printedA' +
  '2=9,-6,-6,7,-4,-1 length:printedA3=18,-12,-6,-7,4,0 length:printedA5=-53,51,1,2,-3,3 length:printedC0=-22,22,-8,-15,3,15 length:printedC1=13,-7,-15,6,-27,22 len' +
  'gth:printedC2=-25,-3,-7,11,-6,27 length:printedC3=2,-3,-1,-8,16,-5 length:printedC4=6,-2,21,1,-23,-4 length:printedF0=14,-9,-10,-1,1,3 length:printedF1=-5,5,4,0' +
  ',-1,-2 length:printedF2=-1,-14,9,0,-4,6 length:printedF3=6,-13,25,-2,-12,-5 length:printedF4=1,-5,-2,11,-2,-3 length:printedF5=-21,28,-31,30,-6,-8 length:printe' +
  'dH0=11,-2,-18,9,-13,4 length:printedH1=-22,8,-15,19,-3,-3 length:printedH2=-39,14,6,-2,-6,14 length:printedH3=-4,-31,38,13,-9,-9 length:printedH4=-14,-1,11,-5,0' +
  ',7 length:printedH5=-1,15,-12,-11,-8,17 length:printedP2=-1,-1,0,6,0,-3 length:printedP3=-1,-1,0,-8,0,11 length:printedP4=-2,-2,-1,-3,0,7 length:printedP5=-10,1' +
  '1,4,33,-2,-35 length:printedT0=3,1,-17,-6,19,-1 length:printedT1=-12,3,-15,19,3,-1 length:printedT2=-14,-14,6,17,-16,10 length:printedT3=6,-47,44,-2,-5,-4 lengt' +
  'h:printedT4=4,-11,0,21,-4,-12 length:printedT5=-32,37,4,-23,-10,20 matter:00=14,17,-43,-35,54,-13 matter:01=9,-1,30,-13,-18,-16 matter:02=1,34,-10,-20,-11,-18 m' +
  'atter:03=-19,51,-11,-15,-8,-25 matter:04=6,26,-21,19,-43,-27 matter:10=26,-12,25,-32,-5,-2 matter:11=10,19,-11,-12,4,-9 matter:12=0,17,-3,-8,-2,-3 matter:13=-1,' +
  '-6,-31,41,0,-2 matter:20=30,-21,-17,-9,5,-19 matter:21=-14,43,-7,-17,-15,10 matter:22=-21,-9,-6,-7,-14,51 matter:23=-2,-30,19,8,-10,5 matter:24=-15,-15,2,20,-1,' +
  '8 matter:30=14,-40,1,22,-1,-33 matter:31=-11,-10,12,7,-14,1 matter:32=-18,-31,5,18,-14,9 matter:33=-15,-48,-9,31,-13,22 matter:34=2,5,-1,8,-13,7 matter:40=32,-3' +
  '3,-2,15,-31,5 matter:41=4,-8,-5,16,-1,-6 matter:42=-14,-5,11,9,6,-10 matter:43=-11,-23,10,18,1,4 matter:44=12,-16,1,20,-4,-13 matter:figuresA0=-12,8,-11,8,-10,-' +
  '6 matter:figuresA1=-15,-2,16,2,-2,-1 matter:figuresA2=34,-4,1,-26,-4,-4 matter:figuresA3=1,-1,-9,4,5,-2 matter:figuresC0=-27,-4,2,5,13,0 matter:figuresC1=6,-2,-' +
  '2,12,-12,0 matter:figuresC2=31,-4,-10,-10,-7,-1 matter:figuresF0=-27,-6,2,7,-11,-11 matter:figuresF1=14,20,-45,-6,-4,19 matter:figuresF2=8,-11,10,-7,1,-14 matte' +
  'r:figuresF3=11,-7,-6,6,-3,-3 matter:figuresH0=-22,17,-11,-5,-2,8 matter:figuresH1=26,-17,2,-16,10,-6 matter:figuresH2=6,-22,11,11,-1,-11 matter:figuresH3=45,-66' +
  ',1,28,-14,-7 matter:figuresP0=-13,-5,2,3,-5,13 matter:figuresP1=10,4,-8,-17,-1,12 matter:figuresP2=1,-3,-2,13,-1,-10 matter:figuresT0=-34,11,8,-9,6,14 matter:fi' +
  'guresT1=28,-3,-23,0,-6,-5 matter:figuresT2=13,2,16,-8,-19,-35 matter:figuresT3=22,-15,10,0,-12,-13 matter:hanA0=19,2,2,-12,-7,-2 matter:hanA1=35,-12,-7,-13,-6,-' +
  '1 matter:hanA2=24,-40,-15,17,8,-4 matter:hanA3=-11,-13,23,-3,6,-4 matter:hanA4=-25,42,-6,-8,-14,-1 matter:hanC2=35,-11,-20,-7,-14,1 matter:hanC3=-10,-65,19,18,1' +
  '6,-2 matter:hanC4=-32,47,-13,-22,-4,-8 matter:hanF0=25,-5,-14,2,-6,-4 matter:hanF1=16,-10,-3,0,0,0 matter:hanF2=10,-7,-1,-12,11,-3 matter:hanF3=-21,2,-7,1,5,-10' +
  ' matter:hanF4=-29,16,-1,0,-30,0 matter:hanH0=17,-15,-6,9,-7,-1 matter:hanH1=44,-17,-4,-8,-19,-5 matter:hanH2=55,-66,8,10,-24,-9 matter:hanH3=-6,-21,-9,-22,18,12' +
  ' matter:hanH4=-56,31,2,5,-4,-7 matter:hanP3=-19,4,-1,6,-5,14 matter:hanP4=2,-6,-7,-6,-2,18 matter:hanT0=64,2,-32,-36,-7,-10 matter:hanT1=25,-19,-1,-1,-6,-4 matt' +
  'er:hanT2=-17,-25,13,32,-10,-23 matter:hanT3=-3,-7,5,-10,21,0 matter:hanT4=-64,24,14,-9,-22,3 matter:particlesA0=23,-24,-2,-9,3,-11 matter:particlesA1=9,13,-11,-' +
  '10,-7,2 matter:particlesA2=-15,15,-3,9,-5,-2 matter:particlesA3=-12,-6,12,8,-4,-2 matter:particlesA4=7,16,-3,-20,-1,-1 matter:particlesC0=0,-11,-2,-17,7,11 matt' +
  'er:particlesC1=-1,-3,0,11,-6,-1 matter:particlesC2=18,3,-4,-13,4,-4 matter:particlesC3=0,-6,-3,3,6,-4 matter:particlesC4=-6,6,-2,26,-18,-7 matter:particlesF0=19' +
  ',-10,-25,-4,18,-17 matter:particlesF1=-1,14,10,-15,-9,-6 matter:particlesF2=-11,-11,11,-10,-10,10 matter:particlesF3=-6,0,-2,7,-12,6 matter:particlesF4=-8,2,3,7' +
  ',-4,-7 matter:particlesH0=16,-7,-11,-28,26,-28 matter:particlesH1=3,-16,8,-3,-10,12 matter:particlesH2=-24,11,10,-3,-15,4 matter:particlesH3=-5,-8,-15,23,-5,0 m' +
  'atter:particlesH4=-7,-3,-4,21,-24,-7 matter:particlesP0=0,-4,-1,1,-2,6 matter:particlesP1=5,1,-6,4,-1,-2 matter:particlesP2=-9,3,0,-12,-3,18 matter:particlesP3=' +
  '-12,0,1,13,-1,-1 matter:particlesP4=13,-2,-2,-7,0,-1 matter:particlesT0=16,3,-9,-17,21,-29 matter:particlesT1=-10,15,13,-11,-12,-20 matter:particlesT2=-7,-10,0,' +
  '-4,-10,10 matter:particlesT3=-23,-11,-4,8,-7,11 matter:particlesT4=14,-15,-14,23,-12,-4 matter:stopsA0=16,-15,-7,18,-17,-9 matter:stopsA1=6,-2,2,-2,-3,-1 matter' +
  ':stopsA2=15,22,1,-33,-6,-3 matter:stopsA3=-23,15,7,-1,1,1 matter:stopsA4=0,-4,-7,0,13,-1 matter:stopsC0=-31,4,-23,4,15,9 matter:stopsC2=13,-2,-7,-14,9,-2 matter' +
  ':stopsC3=29,-10,-13,3,-8,-5 matter:stopsC4=9,-13,28,11,-31,-7 matter:stopsF0=6,19,-11,-24,17,-22 matter:stopsF1=-5,23,-14,1,-2,-2 matter:stopsF2=3,0,-5,-11,-14,' +
  '22 matter:stopsF3=-18,-22,9,8,-12,-1 matter:stopsF4=4,-21,13,11,-5,-9 matter:stopsH0=-6,20,-17,-5,-4,-31 matter:stopsH1=4,-4,6,-6,2,-1 matter:stopsH2=-10,-35,8,' +
  '10,-6,19 matter:stopsH3=21,-40,3,-2,-10,6 matter:stopsH4=-1,1,-10,3,5,-5 matter:stopsP0=9,-5,-3,1,-2,-2 matter:stopsP1=7,2,-1,-5,0,-1 matter:stopsP2=-7,0,0,-3,-' +
  '3,13 matter:stopsP3=-11,2,-5,-3,-2,16 matter:stopsT0=3,42,-11,-32,25,-45 matter:stopsT1=23,0,-12,0,-2,-10 matter:stopsT2=-14,-11,-3,3,-17,0 matter:stopsT3=-23,-' +
  '44,8,21,-20,7 matter:stopsT4=10,-52,-3,25,-10,8 page:A=-4,0,-22,14,-8,-13 page:A-0=19,-3,3,-13,-4,-1 page:A-1=12,-17,14,-8,-5,3 page:A0=17,1,-3,-10,-2,-1 page:A' +
  '1=16,-9,11,-13,-4,-1 page:A2=-10,13,7,-12,3,-2 page:Acomma=6,-12,0,8,0,0 page:Am=33,-9,-3,-19,-3,-2 page:Anone=6,-5,0,-1,0,0 page:Ap=-45,34,8,14,-7,-3 page:As=2' +
  '5,-15,-19,-1,4,-3 page:Asm=10,-3,-3,-8,4,0 page:C=8,-21,5,1,2,-34 page:C-0=13,-8,-1,-11,3,5 page:C-1=-7,4,-5,-7,16,-9 page:C0=8,-1,0,-1,-3,-2 page:C1=18,-9,-6,-' +
  '5,3,-5 page:C2=8,3,2,-18,5,-12 page:Ccomma=-12,21,-3,-14,7,-4 page:Cm=-29,-1,2,-12,43,-7 page:Cnone=-7,33,-2,1,-26,-4 page:Cp=-20,6,-10,6,-29,46 page:Cs=22,-42,' +
  '-5,22,-6,4 page:Csm=-4,0,-4,27,-18,0 page:F=-40,-28,-3,5,-13,10 page:F-0=7,-1,0,2,-3,-5 page:F-1=-11,-9,32,-11,-9,1 page:F0=19,13,-14,-12,-1,-3 page:F1=31,16,-3' +
  '4,-21,0,5 page:F2=-29,11,-5,9,6,-6 page:Fcomma=-8,4,16,-9,-1,-1 page:Fm=3,6,3,4,-10,-9 page:Fnone=4,-18,34,-13,-6,-6 page:Fp=-12,14,-26,30,-22,-9 page:Fs=16,-4,' +
  '-7,-17,14,-6 page:Fsm=1,-2,-5,-5,11,0 page:H=-25,-12,-6,6,-6,-8 page:H-0=39,-33,-2,-2,1,-6 page:H-1=-11,-6,2,-1,-9,11 page:H0=23,-5,-2,-8,-3,-1 page:H1=13,6,2,-' +
  '24,5,-10 page:H2=-2,12,-7,-9,10,-23 page:Hcomma=-21,16,-11,-3,10,-8 page:Hm=-11,-7,0,10,9,-15 page:Hnone=-11,11,49,-13,-39,-8 page:Hp=-47,-4,10,23,-23,26 page:H' +
  's=48,2,-47,-40,-11,7 page:Hsm=21,-9,-6,-4,-2,-3 page:P=-6,-6,-6,-23,-6,42 page:P-0=-3,0,-1,-3,0,10 page:P-1=-3,-4,-4,18,-1,-6 page:P2=6,1,3,-7,0,-1 page:Pm=-7,-' +
  '2,-3,3,-2,12 page:Pp=-15,7,1,26,-3,-19 page:Ps=27,-3,-2,-12,0,-9 page:T=-22,-17,-6,13,3,4 page:T-0=28,-4,-9,-6,-5,-13 page:T-1=5,3,9,-13,-8,-9 page:T1=4,12,-11,' +
  '-6,6,-5 page:T2=-7,19,-2,1,3,-21 page:Tcomma=-16,29,15,-11,-5,-10 page:Tm=2,-8,11,0,-14,2 page:Tnone=-7,18,28,-24,-10,-10 page:Tp=-39,5,5,0,-7,16 page:Ts=40,-6,' +
  '-36,-5,-16,-10 page:Tsm=3,-7,8,4,-1,-5 place:0$=30,-35,-8,-2,4,1 place:00=-11,-2,11,5,-19,-1 place:01=2,-47,-13,24,7,8 place:1$=56,-10,2,-31,-12,-10 place:10=-1' +
  '0,33,46,-40,-37,-10 place:11=5,22,-42,5,-9,-16 place:12=-1,17,-9,5,-2,-9 place:21=-3,-2,-7,5,2,6 place:A0$=14,-5,-3,-1,-2,-1 place:A00=-3,6,-23,20,-6,-8 place:A' +
  '01=17,4,-8,-14,-7,2 place:A1$=3,1,6,-8,-1,-1 place:A10=-9,-1,37,-28,2,-2 place:A11=7,-4,-14,7,2,-3 place:C0$=-3,-5,-1,-13,8,15 place:C00=8,-15,-5,3,-2,0 place:C' +
  '01=-1,-10,-9,1,2,8 place:C1$=17,-3,0,3,-6,-9 place:C10=-9,23,8,-15,0,-11 place:C11=-8,3,-4,30,-18,-9 place:F0$=4,-5,4,7,-3,-7 place:F00=2,-2,-6,-14,-11,-2 place' +
  ':F01=4,5,-10,3,-1,-4 place:F1$=0,6,-2,-9,0,2 place:F10=-9,-12,2,19,-8,2 place:F11=-7,8,-6,-5,5,-6 place:H0$=10,-23,2,6,8,-1 place:H00=-10,-14,5,1,-8,0 place:H01' +
  '=7,-31,-21,21,-1,19 place:H1$=29,-10,-4,-6,-6,-4 place:H10=0,16,19,-22,-17,-6 place:H11=-1,13,-13,-5,3,-17 place:P0$=-2,0,-1,-2,0,7 place:P00=3,0,-1,18,-3,-14 p' +
  'lace:P10=10,-1,1,-5,0,-5 place:P11=-7,4,-3,-11,-2,20 place:T0$=9,3,-5,2,-6,-9 place:T00=-18,-3,12,-9,-5,0 place:T01=-28,-20,23,13,14,-23 place:T1$=10,-5,6,-9,0,' +
  '-2 place:T10=4,13,-8,-10,-18,9 place:T11=12,2,-19,-9,-11,-6 place:bold=13,-46,-4,31,7,-1 place:centred=-18,11,-3,-17,-3,31 place:indentA-1=22,16,-2,-50,9,-4 pla' +
  'ce:indentA0=6,-4,2,0,-17,-8 place:indentA1=-21,-11,-4,37,-3,0 place:indentC-1=8,-15,-13,-42,48,-15 place:indentC0=10,6,3,-10,-14,-3 place:indentC1=-18,-11,-3,58' +
  ',-43,14 place:indentF-1=21,9,-40,13,0,-8 place:indentF0=-10,-11,12,1,-18,0 place:indentF1=-5,6,0,1,1,-5 place:indentH-1=4,-13,-36,-33,31,-17 place:indentH0=0,-6' +
  ',15,-2,-42,-8 place:indentH1=-31,-32,17,50,-24,13 place:indentP-1=9,-2,-5,-19,-1,20 place:indentP0=-11,-1,-1,18,-6,-2 place:indentT-1=5,24,-41,1,-5,-12 place:in' +
  'dentT0=5,-16,17,9,-17,-3 place:indentT1=-17,-19,11,7,-1,18 place:markA0=1,9,-2,4,-9,-12 place:markA1=11,-2,-2,-8,0,0 place:markC0=10,-18,-8,12,-4,0 place:markC1' +
  '=2,9,-1,-7,-2,-1 place:markC2=-1,11,0,-1,-7,0 place:markF0=1,-1,-12,5,-15,-7 place:markH0=6,-23,-4,-6,-6,-3 place:markH1=17,8,-8,-5,-8,-8 place:markH2=-8,19,-2,' +
  '5,-13,-1 place:markH7=-6,-12,0,11,7,0 place:markP0=-2,-3,-9,1,-7,13 place:markT0=11,-1,9,-6,-15,1 place:markT1=2,20,-1,-15,-1,-3 place:markT2=-8,17,-2,-4,-4,-2 ' +
  'place:markT3=0,-12,-1,15,0,-1 place:markT7=0,-6,0,8,-1,0 place:markfalsefalse=7,10,3,-5,-42,4 place:markfalsetrue=7,-68,16,13,37,-4 place:marktruetrue=2,40,-21,' +
  '-9,-17,-18 place:usualA-1-1=-11,21,2,-8,-2,0 place:usualA-10=-4,19,-5,-12,-4,3 place:usualA0$=9,-8,4,-1,-3,-1 place:usualA0-1=-14,11,12,-14,5,0 place:usualA00=0' +
  ',-11,-35,31,0,-10 place:usualA01=25,-15,-3,-2,-2,-1 place:usualA1$=5,3,-1,-7,0,0 place:usualA10=4,-11,25,-13,-3,-2 place:usualA11=5,-1,-6,-1,-2,-1 place:usualC-' +
  '1-1=13,-10,-2,-8,8,-2 place:usualC-10=12,1,-7,10,-19,-2 place:usualC0$=-2,-5,-1,-6,16,-2 place:usualC0-1=-16,5,0,-10,27,-7 place:usualC00=-2,-11,-6,21,-6,-6 pla' +
  'ce:usualC01=-12,-11,-3,-8,21,11 place:usualC10=4,21,8,-6,-24,-4 place:usualC11=-1,-1,0,13,-10,-1 place:usualF-1-1=5,-15,-7,25,-3,-6 place:usualF-10=8,-2,-25,20,' +
  '-2,0 place:usualF0$=4,-1,6,-1,-2,-5 place:usualF0-1=-7,-1,16,-12,-2,4 place:usualF00=-7,4,6,-15,-1,-4 place:usualF01=-5,11,14,-18,1,-4 place:usualF10=-5,-8,-19,' +
  '31,-4,2 place:usualF11=3,5,-3,-7,-2,4 place:usualH-1$=-6,-2,0,11,-4,2 place:usualH-1-1=9,-44,-9,45,-14,0 place:usualH-10=-17,8,-13,21,-5,2 place:usualH0$=25,-23' +
  ',-1,-5,8,-3 place:usualH0-1=-21,2,33,-18,6,-1 place:usualH00=-11,-3,11,-7,9,-6 place:usualH01=19,-24,-11,-5,3,12 place:usualH1$=24,-8,-1,-9,-2,-6 place:usualH10' +
  '=1,28,-12,-6,-24,-5 place:usualH11=-7,27,-4,-8,-8,-5 place:usualP0$=-2,0,-1,-3,0,8 place:usualP00=-4,-3,-4,15,-5,-3 place:usualP10=13,-1,-1,-9,0,-1 place:usualP' +
  '11=0,6,-1,-11,0,5 place:usualT-1$=1,-3,-8,12,-1,-1 place:usualT-1-1=5,-31,9,13,-5,-9 place:usualT-10=-20,-9,7,20,10,-13 place:usualT0$=4,1,5,1,-4,-15 place:usua' +
  'lT0-1=-4,-12,3,15,-10,5 place:usualT00=-18,5,-1,2,-9,-7 place:usualT01=8,-10,13,-5,3,-16 place:usualT1$=22,1,1,-26,-1,3 place:usualT10=7,20,-21,-19,-8,13 place:' +
  'usualT11=-1,4,-3,-17,-3,20 returns:A0_=16,0,-1,2,-17,-10 returns:A1_=-5,3,-6,14,-9,-2 returns:A2_=18,-7,-1,-16,5,-1 returns:A3_=10,-10,-3,0,5,-2 returns:A4_=-1,' +
  '-2,-8,9,4,0 returns:A5_=-13,24,4,-23,0,-1 returns:A>0=-13,13,-5,3,-2,-1 returns:A>1=4,-16,6,-2,10,-1 returns:A>2=7,-2,1,-12,5,-1 returns:A>3=20,-13,-2,9,-15,-10' +
  ' returns:A>4=4,8,-5,-8,0,-1 returns:A>5=3,7,-4,-3,-3,0 returns:A>6=8,2,-7,2,-6,-1 returns:A_0=34,-44,-6,10,5,-10 returns:A_1=-11,11,2,-1,2,-2 returns:A_2=-9,28,' +
  '-5,-8,-9,-1 returns:A_3=6,7,-5,-5,-2,-1 returns:A_4=-22,27,4,-7,-4,-1 returns:A_5=23,-11,-2,-6,-4,-1 returns:C0_=8,23,-11,-9,-22,-10 returns:C1_=-1,-4,8,-5,-8,1' +
  '1 returns:C2_=-17,-19,-7,32,11,-10 returns:C3_=10,-10,0,1,1,-6 returns:C4_=2,-9,-2,-19,21,7 returns:C5_=5,-9,-1,1,12,-9 returns:C>0=2,-9,0,-6,25,-14 returns:C>1' +
  '=12,-13,2,6,-15,5 returns:C>2=-19,-12,-3,23,5,1 returns:C>3=14,-12,-16,-13,0,14 returns:C>4=2,-22,10,4,13,-9 returns:C>5=-11,30,-4,1,-15,-4 returns:C>6=-2,29,-4' +
  ',-7,-17,-3 returns:C_0=21,-21,-9,9,-19,15 returns:C_1=-10,-11,6,-5,16,1 returns:C_2=-4,0,-2,12,10,-18 returns:C_3=-12,10,-1,-6,10,-3 returns:C_4=-13,25,-6,-16,9' +
  ',-1 returns:C_5=14,-2,-2,6,-15,-4 returns:F0_=22,13,-16,-32,4,-13 returns:F1_=-7,-7,-2,20,-18,-4 returns:F2_=-11,-10,15,8,0,-12 returns:F3_=0,-1,-7,9,0,-1 retur' +
  'ns:F4_=-3,5,-11,3,3,2 returns:F5_=9,1,-12,-1,2,-4 returns:F>1=0,-9,-4,12,2,-2 returns:F>2=-4,-10,22,5,-4,-13 returns:F>3=39,-50,-1,1,2,-7 returns:F>4=-13,4,7,-1' +
  '2,14,-1 returns:F>5=-2,41,-29,-3,-4,-4 returns:F>6=-3,25,0,-3,-16,-7 returns:F_0=28,-38,-10,20,2,-7 returns:F_1=-13,-36,26,5,4,-4 returns:F_2=-4,7,7,-3,-4,-7 re' +
  'turns:F_3=-1,28,-21,-9,3,-3 returns:F_4=-9,42,-20,-1,-8,-7 returns:F_5=10,1,-2,-4,-5,-4 returns:H0_=16,21,-13,-19,-24,-26 returns:H1_=-9,-5,15,35,-32,-14 return' +
  's:H2_=-12,-30,3,18,13,1 returns:H3_=-3,-13,4,-14,7,18 returns:H4_=2,-29,-19,7,21,14 returns:H5_=-19,3,-5,19,3,-7 returns:H>0=-8,-8,-13,17,5,0 returns:H>1=-19,-3' +
  '7,-7,15,23,23 returns:H>2=7,-35,12,5,8,-4 returns:H>3=23,-37,19,-7,-22,2 returns:H>4=-24,20,-2,4,-1,-12 returns:H>5=-4,60,-23,-21,-29,-12 returns:H>6=-10,40,-17' +
  ',0,-29,-16 returns:H_0=18,-55,-12,-1,24,19 returns:H_1=3,-12,25,-5,-20,-1 returns:H_2=-16,22,-6,-7,-4,-2 returns:H_3=8,22,-6,-14,-13,-10 returns:H_4=-53,48,-13,' +
  '6,7,-12 returns:H_5=13,20,-20,7,-38,-9 returns:P0_=11,-3,5,-2,-3,-8 returns:P1_=-5,-4,-4,10,-1,7 returns:P2_=-4,-1,-3,-14,0,23 returns:P3_=-1,-1,-1,-8,0,11 retu' +
  'rns:P>0=-1,0,0,-7,0,10 returns:P>2=-4,-2,-2,-10,-1,18 returns:P>3=-3,-4,2,10,-4,-2 returns:P>4=13,-1,-2,0,-1,-9 returns:P>6=-1,-1,0,-6,0,8 returns:P_0=-9,-3,2,-' +
  '5,-4,19 returns:P_1=-5,-3,-3,1,0,12 returns:P_2=14,-2,-1,-3,0,-6 returns:P_5=-1,-1,0,-5,0,8 returns:T0_=16,32,10,-21,1,-46 returns:T1_=-12,-4,0,24,-21,-2 return' +
  's:T2_=-10,-34,-3,11,10,4 returns:T3_=-17,-6,4,5,-7,21 returns:T4_=16,-29,-32,-3,7,35 returns:T5_=14,0,2,-8,-2,-12 returns:T>0=-6,-6,-14,5,13,6 returns:T>1=-11,-' +
  '28,-14,3,3,39 returns:T>2=14,-26,-12,23,-15,-9 returns:T>3=27,-36,13,5,4,-14 returns:T>4=15,28,-11,-29,3,-11 returns:T>5=-4,47,-13,-14,-7,-22 returns:T>6=-27,31' +
  ',13,-9,-17,-12 returns:T_0=27,-26,0,-12,17,13 returns:T_1=-20,-21,-2,10,-8,6 returns:T_2=-19,24,-5,1,-1,-17 returns:T_3=8,-9,5,8,-8,-12 returns:T_4=-16,32,-2,-1' +
  '3,-3,-13 returns:T_5=10,6,-2,-9,-14,-7 rules:=18,-7,0,4,-32,-2 rules:A=206,8,-3,-1,-10,-12 rules:A$$=16,-4,3,-10,-4,-1 rules:AA=-12,25,-9,-3,-3,-3 rules:AA$=0,-' +
  '3,-5,-2,13,-3 rules:AAA=-4,2,-5,13,3,-1 rules:AAA_=-3,22,-7,-4,-5,-2 rules:AAC=-10,10,0,0,0,0 rules:AAC_=36,-11,-2,-3,-17,-4 rules:AAF_=-7,11,5,-4,-4,-6 rules:A' +
  'AH=5,11,1,-12,-3,-2 rules:AAH_=5,16,-6,5,-19,-9 rules:AAT=-2,5,0,-1,0,0 rules:AAT_=11,5,13,-23,-3,-4 rules:AC=-11,-7,7,12,5,-13 rules:AC$=-4,13,-6,2,-9,-2 rules' +
  ':ACA=-21,-1,-2,17,11,-4 rules:ACA_=-21,-3,9,15,0,0 rules:ACC=-6,6,-1,-1,4,-3 rules:ACC_=9,-4,0,-5,3,-3 rules:ACF=-5,-19,11,0,12,-2 rules:ACF_=-2,4,-18,9,0,6 rul' +
  'es:ACH=16,8,0,-3,-15,-5 rules:AF=-14,12,12,-1,-8,-15 rules:AF$=2,-9,14,-7,-4,-2 rules:AFA=2,3,4,-6,-1,-3 rules:AFC_=9,-3,0,-2,-3,-2 rules:AFH=2,15,-1,-11,-2,-2 ' +
  'rules:AFH_=16,-10,-2,-3,-1,-2 rules:AFT=-7,0,13,-1,-4,-6 rules:AFT_=15,2,-11,5,-4,-12 rules:AH=16,-10,5,-3,-12,-6 rules:AH$=0,8,-10,8,-7,-3 rules:AHA=1,5,1,-6,3' +
  ',-2 rules:AHA_=7,3,9,-8,-9,-1 rules:AHC=1,13,-2,-7,-3,-2 rules:AHC_=46,-16,-11,-6,-15,-4 rules:AHF=-6,-7,1,10,0,5 rules:AHF_=9,18,-12,-28,3,5 rules:AHH=10,-3,8,' +
  '-2,-11,-4 rules:AHH_=6,23,-17,-7,-8,-9 rules:AHP_=-1,2,5,4,0,-10 rules:AP=-5,0,-3,2,-2,7 rules:AP$=9,-1,0,-3,-2,-1 rules:APA=-6,-1,0,-1,-1,8 rules:APH_=-5,-8,0,' +
  '11,-1,2 rules:APT_=0,9,-6,3,0,-5 rules:AT=-12,-12,-4,2,1,12 rules:AT$=18,-12,-7,2,-2,-1 rules:ATA=-19,18,-9,7,-3,4 rules:ATC=-1,2,6,-5,-1,0 rules:ATC_=4,-3,-3,1' +
  '7,-15,-3 rules:ATH=9,-3,-9,-4,5,0 rules:ATH_=1,-7,-1,4,2,3 rules:ATT=-11,-25,19,2,-5,11 rules:ATT_=9,4,-2,-6,-4,-3 rules:A_=-2,12,10,-6,-11,-21 rules:C=7,-9,-10' +
  ',6,197,-3 rules:C$$=13,-8,-1,-11,3,5 rules:CA=-3,-10,8,8,-2,-1 rules:CA$=-20,-8,-5,27,-6,7 rules:CAA=-8,-3,-1,14,0,0 rules:CAA_=-17,-2,0,19,0,0 rules:CAC_=-4,-5' +
  ',8,5,-4,0 rules:CAF=3,-7,6,-2,-1,0 rules:CAF_=-13,1,22,-6,-1,-1 rules:CAH_=-11,6,4,2,-1,0 rules:CC=22,-6,-1,8,-21,-5 rules:CC$=6,0,2,0,-4,-8 rules:CCA=12,-4,-1,' +
  '-5,-3,-2 rules:CCC=11,-3,4,1,-9,-3 rules:CCC_=7,-10,3,5,-4,-2 rules:CCF=-7,-2,2,-3,12,-2 rules:CCH=7,-1,-6,18,-24,3 rules:CCH_=-7,7,-3,5,-1,-1 rules:CF=5,-1,-7,' +
  '-1,-8,7 rules:CF$=3,3,-8,-10,-4,-20 rules:CFA=-4,-3,15,-7,-1,-1 rules:CFA_=11,-1,0,-9,0,0 rules:CFC=-2,-9,9,-2,0,5 rules:CFC_=-2,10,-2,-1,-4,-4 rules:CFH=9,-3,-' +
  '19,13,0,1 rules:CFH_=10,-13,-1,6,-4,0 rules:CFP=0,-2,10,-7,0,-1 rules:CFT=0,12,-2,-8,-4,2 rules:CFT_=4,-7,-2,13,-8,1 rules:CH=-5,-6,22,3,-10,-4 rules:CH$=0,5,-5' +
  ',0,-9,-6 rules:CHA_=-5,7,-3,-1,-1,0 rules:CHC=3,-26,16,-2,7,2 rules:CHC_=-3,-8,8,16,-14,1 rules:CHF=-6,14,4,-3,-6,-3 rules:CHF_=-7,-13,13,19,-6,-10 rules:CHH=-9' +
  ',4,2,14,-8,-8 rules:CHH_=-10,-15,1,24,0,-3 rules:CP$=-1,3,-1,8,8,-17 rules:CPH_=8,-3,0,-2,-2,-4 rules:CT=-8,6,8,1,-5,-9 rules:CT$=6,-10,-5,-25,0,29 rules:CTA=-3' +
  ',-1,3,6,-2,-3 rules:CTA_=7,-2,-2,-4,-1,0 rules:CTC=0,-4,8,0,0,-4 rules:CTC_=-1,6,0,-1,1,-3 rules:CTH=-1,8,-17,6,0,3 rules:CTH_=-5,-4,0,2,-1,7 rules:CTT=0,5,9,-6' +
  ',-2,-7 rules:CTT_=-2,3,5,-7,-2,4 rules:C_=12,-11,28,3,-46,-7 rules:F=3,1,186,5,-16,-7 rules:F$$=5,2,1,1,-3,-5 rules:FA=21,-7,-7,-8,1,0 rules:FA$=-5,-2,15,1,-5,-' +
  '8 rules:FAH_=2,-9,-1,-3,13,0 rules:FAP_=-1,0,-2,5,0,-2 rules:FAT=11,-2,-5,-4,0,0 rules:FAT_=-17,-16,-12,29,7,7 rules:FC=-12,16,-4,0,0,-5 rules:FC$=-12,-16,-4,1,' +
  '8,19 rules:FCA=-7,-5,0,8,5,-2 rules:FCC=0,-7,0,8,-9,8 rules:FCC_=-5,2,-1,6,-7,6 rules:FCF=-3,35,-1,-2,-31,2 rules:FCF_=0,10,3,-12,-1,2 rules:FCH=3,-8,-1,-8,17,-' +
  '5 rules:FCH_=5,6,-5,-1,-4,-2 rules:FCT=2,1,-1,-9,7,-2 rules:FCT_=-3,10,7,-15,0,0 rules:FF=-5,-1,5,12,-2,-8 rules:FF$=-6,-12,-4,24,0,-3 rules:FFF=-1,-4,-5,12,-1,' +
  '-1 rules:FFF_=-3,-1,8,-1,0,-3 rules:FFH=-2,4,6,-3,-1,-2 rules:FFH_=-1,5,7,-9,-1,0 rules:FFT_=3,20,25,-45,0,-1 rules:FH=1,-17,3,-1,1,0 rules:FH$=10,-6,-12,-3,-3,' +
  '11 rules:FHA=-10,1,-2,4,2,4 rules:FHA_=-10,-5,14,-2,5,0 rules:FHC=-6,-1,-3,11,-1,-1 rules:FHF=-5,8,18,9,-29,-4 rules:FHF_=-3,-1,-4,14,-4,-6 rules:FHH=17,-13,-8,' +
  '-9,6,-1 rules:FHH_=-9,14,11,4,-23,-1 rules:FHP=1,-6,0,-3,8,0 rules:FP=-2,2,-5,-3,-1,11 rules:FP$=-5,4,8,0,-1,-5 rules:FPT=0,3,-4,-9,0,12 rules:FPT_=-1,-5,1,18,0' +
  ',-12 rules:FT=11,-3,-6,-11,-3,-7 rules:FT$=10,20,-8,-11,4,-34 rules:FTA=0,4,1,-9,4,-2 rules:FTA_=1,-4,1,8,-4,-2 rules:FTC=-1,-3,-8,7,0,5 rules:FTC_=-12,14,-3,-1' +
  '6,28,-15 rules:FTF=0,-3,10,-8,0,1 rules:FTF_=-1,0,12,-10,0,-1 rules:FTH=-5,-2,-1,14,-8,1 rules:FTH_=-17,-4,-10,16,7,-11 rules:FTP=5,-8,2,2,3,-4 rules:FTT=4,0,-1' +
  '7,-6,3,-2 rules:FTT_=-7,-7,3,8,-6,-16 rules:F_=9,-14,-6,-7,4,-9 rules:H=7,182,2,7,-2,-8 rules:H$$=39,-33,-2,-2,1,-6 rules:HA=-14,11,11,-8,6,-3 rules:HA$=0,12,-8' +
  ',-8,-11,6 rules:HAA=-17,9,4,-5,10,0 rules:HAA_=-12,8,-1,-3,8,-1 rules:HAC_=-22,-6,4,-9,33,-3 rules:HAF=9,-15,12,-9,-1,-1 rules:HAF_=-10,-14,16,13,-1,-5 rules:HA' +
  'H=-21,18,-6,12,-1,-1 rules:HAH_=7,-17,10,-10,-2,9 rules:HC=32,-22,0,-9,-1,-12 rules:HC$=4,5,-2,-3,-9,-5 rules:HCC=5,2,0,-12,1,1 rules:HCC_=0,-8,3,0,5,1 rules:HC' +
  'F=19,-36,-3,-9,10,-3 rules:HCF_=4,-24,45,-20,-2,-9 rules:HCH=-4,12,5,9,-19,-3 rules:HCH_=-7,-50,54,5,0,1 rules:HCT_=-5,-13,-5,25,0,0 rules:HF=-9,-22,-5,0,0,13 r' +
  'ules:HF$=-10,-16,20,8,-14,-2 rules:HFA=-11,1,-1,16,-2,-4 rules:HFA_=3,-5,-1,3,2,0 rules:HFC=3,-13,-10,0,-3,23 rules:HFC_=-18,5,-3,-1,11,0 rules:HFF_=-2,0,-14,24' +
  ',-1,-5 rules:HFH=-6,-13,-1,3,-9,11 rules:HFH_=-23,2,-1,1,6,-1 rules:HFP=0,5,-9,1,-1,4 rules:HFP_=-2,3,-3,-14,-1,17 rules:HFT=4,-2,-6,-10,19,-16 rules:HFT_=-6,-1' +
  '1,-13,12,10,8 rules:HH=-5,-8,-16,11,-10,-23 rules:HH$=4,-10,7,-13,-22,-22 rules:HHA=3,13,-6,1,-6,-6 rules:HHA_=-10,17,-6,1,-2,-1 rules:HHC=-6,9,-5,9,-10,1 rules' +
  ':HHC_=-1,-14,-1,3,18,-1 rules:HHF=1,-16,-19,-20,39,-3 rules:HHF_=-15,-37,13,-12,30,12 rules:HHH=-7,-5,15,14,-46,-12 rules:HHH_=-33,-26,-16,40,10,-17 rules:HHP=-' +
  '6,0,-3,7,-6,5 rules:HHP_=-1,-1,-3,-6,0,10 rules:HHT_=-7,0,6,6,-1,0 rules:HP$=-9,12,-6,-6,3,8 rules:HPC_=-6,0,-1,-5,10,0 rules:HPH=-2,-2,-4,6,-1,3 rules:HPH_=-4,' +
  '12,-1,-5,-2,0 rules:HT=-7,3,2,8,-2,-1 rules:HT$=-1,-1,-4,-7,16,-4 rules:HTF=-5,6,5,-1,-2,0 rules:HTF_=0,-1,-6,8,0,0 rules:H_=1,-28,-5,14,-8,-20 rules:P=-2,-3,-9' +
  ',1,-7,213 rules:P$$=-3,0,-1,-3,0,11 rules:PA=6,-5,-2,-1,0,2 rules:PA$=-2,-2,1,-2,-1,6 rules:PAT_=-3,-3,-6,5,-2,4 rules:PC=-19,-4,-1,-10,-4,34 rules:PC$=-5,-3,0,' +
  '16,-6,-1 rules:PCF=-2,1,0,0,8,-7 rules:PCF_=2,-4,3,-5,-1,1 rules:PCH=-7,-1,0,-4,-7,17 rules:PCH_=-3,9,-3,0,-1,-1 rules:PCT=-1,-1,0,-3,-1,6 rules:PH=-2,21,-5,-2,' +
  '-9,-2 rules:PH$=13,-14,-7,-6,-2,16 rules:PHA=-6,5,0,-4,0,6 rules:PHA_=6,-1,-1,-3,-2,0 rules:PHC_=11,-2,-3,-1,-6,0 rules:PHF=-1,-7,0,16,-3,-3 rules:PHF_=0,2,-6,9' +
  ',-1,-2 rules:PHH=5,4,-3,-7,-4,6 rules:PHH_=1,15,3,-11,-11,4 rules:PP=-1,-1,0,16,0,-14 rules:PPH_=-1,8,0,-3,-1,-3 rules:PPT_=4,5,-2,-12,-2,5 rules:PT=9,4,-9,17,-' +
  '1,-25 rules:PT$=-4,9,-1,-7,-2,5 rules:PTC=0,0,-3,8,0,-6 rules:PTC_=-2,-5,0,7,-9,9 rules:PTH=4,-5,-2,1,-1,3 rules:PTH_=4,2,-1,-9,-2,6 rules:PTT=3,-2,-1,15,1,-20 ' +
  'rules:PTT_=-3,-1,8,7,-4,-12 rules:P_=-7,17,-21,10,-16,4 rules:T=8,6,7,195,-20,-2 rules:T$$=26,-2,-1,-12,-5,-13 rules:TA=19,-19,-2,9,-10,-4 rules:TA$=-18,17,-3,2' +
  ',-2,-11 rules:TAA=15,2,-1,-14,-1,0 rules:TAA_=11,-3,-1,-5,0,0 rules:TAC=-2,-4,0,7,0,0 rules:TAC_=-29,4,-2,24,4,-3 rules:TAH=-3,-7,-1,13,0,0 rules:TAH_=-16,5,3,7' +
  ',6,-2 rules:TAP_=-5,-1,0,-1,0,9 rules:TAT=10,-10,2,2,-5,-1 rules:TAT_=-8,-3,4,-7,-4,9 rules:TC=-20,8,-11,-2,9,-4 rules:TC$=-2,-15,-6,-5,3,20 rules:TCA=-5,0,-1,2' +
  '0,-21,9 rules:TCA_=9,-2,0,-5,-1,0 rules:TCC=-2,0,0,1,8,-5 rules:TCC_=16,10,-6,4,-19,-5 rules:TCF=-12,29,-3,1,-14,-6 rules:TCF_=-2,20,-40,17,-3,6 rules:TCH=-17,-' +
  '11,-3,-6,38,-10 rules:TCH_=1,28,-22,-7,-1,0 rules:TCP=-2,1,0,12,6,-13 rules:TCT=10,-6,-2,-19,-10,22 rules:TCT_=-4,11,5,-6,-4,-4 rules:TF=-4,0,9,-4,3,-4 rules:TF' +
  '$=-1,-7,23,-8,-9,3 rules:TFT=-3,6,0,0,-3,-1 rules:TFT_=-5,-6,12,1,-1,-1 rules:TH=-13,-4,-12,-18,11,19 rules:TH$=8,-14,-5,-3,7,-9 rules:THA=-10,6,-3,4,-7,8 rules' +
  ':THA_=-10,-4,-4,5,14,-1 rules:THC=8,3,-6,-12,5,0 rules:THC_=-23,18,7,-19,15,-3 rules:THF=-15,17,4,17,-48,13 rules:THF_=2,6,-4,-3,-24,14 rules:THH=-16,-3,-5,-26,' +
  '43,-2 rules:THH_=-2,5,-3,-30,12,7 rules:THP=-2,-6,0,-5,2,11 rules:THP_=-2,-1,-2,10,-1,-5 rules:THT=0,5,-2,-7,6,-2 rules:THT_=0,-2,6,-2,0,0 rules:TP=9,-2,0,-14,-' +
  '3,9 rules:TP$=12,3,0,7,-3,-21 rules:TPA=4,0,-1,3,-1,-5 rules:TPC=0,0,0,-7,0,8 rules:TPC_=-6,4,0,-6,-22,29 rules:TPH=8,-3,-2,-8,-1,5 rules:TPH_=2,10,-2,-3,-5,-2 ' +
  'rules:TPP_=-1,-1,0,9,0,-8 rules:TPT=-1,4,3,1,-1,-7 rules:TPT_=6,-2,-1,5,0,-9 rules:TT=8,4,5,-8,-9,4 rules:TT$=12,1,0,-2,-11,-12 rules:TTA=-14,0,2,6,0,-6 rules:T' +
  'TA_=17,-18,-1,8,-5,-2 rules:TTC=-7,-7,-8,-5,-1,26 rules:TTC_=-9,-1,-5,-13,0,7 rules:TTF=7,-7,6,-5,-6,3 rules:TTF_=-2,2,11,-13,3,-1 rules:TTH=-14,-3,17,-13,5,-10' +
  ' rules:TTH_=-4,12,2,-40,2,13 rules:TTP=11,0,1,14,-3,-22 rules:TTP_=10,1,4,-16,-2,3 rules:TTT=-2,6,-4,-3,-2,-4 rules:TTT_=2,5,-1,-14,1,15 rules:T_=4,0,1,-12,5,11' +
  ' rules:^A=17,1,-3,-10,-2,-1 rules:^AA=16,-9,-1,-5,-1,0 rules:^AA_=17,-6,2,-7,-1,0 rules:^AC=-7,8,0,0,0,0 rules:^AC_=8,7,0,-3,-12,-2 rules:^AF=-5,9,-1,-1,0,0 rul' +
  'es:^AF_=16,15,-26,-2,-2,-4 rules:^AH=12,-5,-1,-4,-1,0 rules:^AH_=25,-11,0,-6,-7,-2 rules:^C=8,-1,0,-1,-3,-2 rules:^F=19,13,-14,-12,-1,-3 rules:^FA=6,0,-1,-4,0,0' +
  ' rules:^FA_=5,-2,-3,-1,0,0 rules:^FH=9,-2,-5,-5,0,-1 rules:^FH_=8,-9,-1,-3,2,0 rules:^FT=7,9,-10,-3,-1,-1 rules:^FT_=2,0,-13,9,4,-1 rules:^H=23,-5,-2,-8,-3,-1 r' +
  'ules:^HA=19,-15,-1,-1,-1,0 rules:^HF=10,-7,0,-1,0,0 rules:^HF_=9,0,-5,-1,-1,0 rules:^HH=6,4,-1,-5,-1,-1 rules:^HH_=26,-8,-7,-4,-5,-1 rules:^^A_=17,1,-3,-10,-2,-' +
  '1 rules:^^C_=8,-1,0,-1,-3,-2 rules:^^F_=19,13,-14,-12,-1,-3 rules:^^H_=23,-5,-2,-8,-3,-1 rules:^_=62,5,-19,-33,-10,-7 rules:_$=79,-46,-10,-31,-9,-11 rules:_A=-2' +
  '1,0,-6,20,-10,-3 rules:_A$$=16,-4,3,-10,-4,-1 rules:_AA$=-7,-2,-1,12,-1,0 rules:_AAA=-3,7,2,6,-5,-2 rules:_AAF=-5,0,-2,-1,10,0 rules:_AAH=34,-16,-3,-20,5,-1 rul' +
  'es:_AAT=-6,6,0,-3,4,0 rules:_ACC=7,-2,0,-4,0,0 rules:_ACF=-14,20,-3,-2,-1,0 rules:_AFA=8,-4,0,0,-2,0 rules:_AFH=-8,3,8,-3,-2,0 rules:_AFT=3,3,0,-9,0,-1 rules:_A' +
  'H$=8,-1,0,-7,0,0 rules:_AHA=-6,7,-1,3,-1,0 rules:_AHC=-25,28,-4,3,-3,-1 rules:_AHF=-7,-2,-5,15,2,-1 rules:_AHH=26,-18,0,-1,-3,-1 rules:_APT=7,0,0,-5,-1,0 rules:' +
  '_AT$=6,-1,4,-8,0,0 rules:_ATT=12,-11,1,-1,-5,2 rules:_C=-17,0,-14,17,-15,22 rules:_C$$=13,-8,-1,-11,3,5 rules:_CA$=-11,-9,0,0,18,-1 rules:_CAA=-12,-9,-2,14,-3,1' +
  '2 rules:_CAC=6,-5,0,-2,-2,2 rules:_CAF=-8,13,-5,2,-1,-3 rules:_CAH=3,-3,3,16,-20,-1 rules:_CCA=14,-4,0,-6,-6,-3 rules:_CCC=5,-6,-1,0,4,-2 rules:_CCF=6,2,-2,-7,6' +
  ',-5 rules:_CCH=-17,5,6,6,-7,5 rules:_CF$=4,-12,1,-1,7,-1 rules:_CFA=-4,17,-1,-4,-6,-2 rules:_CFC=-10,28,2,-10,-15,2 rules:_CFH=33,-17,-3,-7,-9,-1 rules:_CFP=-4,' +
  '6,-2,-3,3,-4 rules:_CFT=-19,-16,7,8,10,-16 rules:_CH$=11,-6,0,0,-4,-4 rules:_CHA=9,-3,0,-2,-2,-1 rules:_CHC=-15,19,-1,16,-15,-3 rules:_CHF=-11,-1,-7,-4,1,8 rule' +
  's:_CHH=0,-8,5,-10,9,-1 rules:_CPC=2,0,0,-3,9,-6 rules:_CT$=-4,2,0,12,-12,1 rules:_CTC=0,6,0,-1,-3,1 rules:_CTH=-2,0,-1,-9,-1,13 rules:_CTT=16,-15,-5,-26,15,9 ru' +
  'les:_F=1,-16,37,4,-28,-22 rules:_F$$=5,2,1,1,-3,-5 rules:_FA$=-11,3,19,-11,-2,-1 rules:_FAA=14,-3,2,-8,-4,-1 rules:_FAH=4,-2,-13,15,0,-1 rules:_FAP=-1,0,6,-2,-1' +
  ',0 rules:_FAT=-15,3,5,6,3,-3 rules:_FC$=0,-5,7,1,0,-2 rules:_FCC=0,-1,3,-10,0,9 rules:_FCF=-3,-6,-3,7,-2,4 rules:_FCH=3,-5,0,5,-1,-1 rules:_FCT=-3,4,-16,0,-1,15' +
  ' rules:_FFT=-5,-8,3,7,2,-1 rules:_FH$=-6,-1,-1,2,0,5 rules:_FHA=6,-1,-5,-7,0,8 rules:_FHC=0,8,7,-12,0,-3 rules:_FHF=14,2,-12,7,-9,-14 rules:_FHH=-4,-10,8,3,-1,3' +
  ' rules:_FHP=0,0,-5,-1,0,7 rules:_FPA=0,-1,0,-5,0,4 rules:_FPH=-1,4,6,-8,-1,0 rules:_FPT=-4,1,5,8,0,-11 rules:_FT$=-5,4,10,-4,-3,-2 rules:_FTA=5,0,-6,4,-1,-3 rul' +
  'es:_FTC=-7,-3,22,-6,-3,-3 rules:_FTH=8,-7,-16,23,-11,1 rules:_FTP=-3,5,-6,1,1,3 rules:_FTT=5,21,-8,-30,21,-20 rules:_H=1,-13,-15,12,-22,-2 rules:_H$$=39,-33,-2,' +
  '-2,1,-6 rules:_HA$=-6,-11,-3,3,7,9 rules:_HAA=4,-6,2,-1,-5,5 rules:_HAC=-14,17,-3,4,-5,2 rules:_HAF=-33,47,-3,-6,1,-3 rules:_HAH=43,-28,-8,-1,-5,-4 rules:_HCA=9' +
  ',1,-1,-9,-2,4 rules:_HCC=-5,10,-2,-2,-4,2 rules:_HCF=0,32,-4,-30,8,-9 rules:_HCH=-13,-26,10,28,-5,1 rules:_HCP=-4,-4,-1,8,0,-3 rules:_HF$=4,22,-5,-15,-3,-2 rule' +
  's:_HFA=3,-2,-2,20,-18,-3 rules:_HFC=0,1,10,-10,-9,10 rules:_HFF=-4,4,-1,7,-5,-1 rules:_HFH=3,-15,10,18,-29,0 rules:_HFP=-1,-7,4,-3,7,0 rules:_HFT=-18,-12,-12,6,' +
  '21,-1 rules:_HH$=17,-47,7,13,8,2 rules:_HHA=19,-6,-8,-1,-11,4 rules:_HHC=-6,31,-5,-19,-15,1 rules:_HHF=-19,21,-30,-11,23,-12 rules:_HHH=13,-41,42,0,-27,-20 rule' +
  's:_HHP=-10,2,-1,-1,6,5 rules:_HHT=-10,13,-3,-2,-1,0 rules:_HPC=-4,2,-1,-3,-2,7 rules:_HPH=-3,10,-3,2,7,-11 rules:_P=9,15,-1,5,0,-32 rules:_P$$=-3,0,-1,-3,0,11 r' +
  'ules:_PA$=-3,0,0,7,0,-1 rules:_PAH=-4,0,0,-3,0,8 rules:_PAT=1,0,0,-5,0,5 rules:_PCF=0,-1,2,15,0,-17 rules:_PCH=0,-1,-3,6,0,-2 rules:_PHF=-3,-2,-1,-4,0,14 rules:' +
  '_PHH=9,-3,-3,0,-1,-3 rules:_PTC=0,0,6,16,0,-21 rules:_PTT=-2,3,0,-18,-1,17 rules:_T=2,6,-3,-9,5,-3 rules:_T$$=26,-2,-1,-12,-5,-13 rules:_TA$=4,12,15,-23,7,-16 r' +
  'ules:_TAA=-3,4,-5,11,-8,-3 rules:_TAC=-3,-2,-9,16,-1,-3 rules:_TAH=-9,-5,-5,6,-1,16 rules:_TAP=-5,1,1,6,-2,-1 rules:_TAT=-17,11,-2,4,3,0 rules:_TC$=-1,-12,-2,-1' +
  '0,0,23 rules:_TCA=0,1,-1,-12,-1,12 rules:_TCC=-3,-1,-2,8,-1,-4 rules:_TCF=0,-9,18,7,-1,-16 rules:_TCH=-1,-5,-13,32,0,-11 rules:_TCP=0,-2,-1,7,0,-3 rules:_TCT=-6' +
  ',14,-7,-25,-1,19 rules:_TFH=-1,1,10,-11,0,1 rules:_TFT=0,-4,7,4,-9,2 rules:_TH$=-4,-8,-2,13,-2,1 rules:_THA=15,5,-19,-12,4,9 rules:_THC=-8,23,-7,2,-2,-8 rules:_' +
  'THF=-10,2,6,9,-7,-11 rules:_THH=0,-29,9,7,9,-4 rules:_THP=0,-1,2,-13,0,11 rules:_TP$=0,-1,-5,13,0,-6 rules:_TPA=3,-1,14,-11,-2,-4 rules:_TPC=0,-2,-2,8,0,-2 rule' +
  's:_TPH=3,-3,0,10,3,-13 rules:_TPT=10,17,-6,-3,-3,-10 rules:_TT$=24,-3,-19,3,-2,-10 rules:_TTA=20,4,7,-10,-16,-18 rules:_TTC=-6,11,-14,5,-1,3 rules:_TTF=-7,2,-13' +
  ',16,1,2 rules:_TTH=-4,-9,4,5,-6,7 rules:_TTP=-7,-18,16,10,4,-8 rules:_TTT=-25,9,4,-7,10,3 rules:caption=-2,-3,-9,1,-7,13 rules:credit=7,-9,-10,6,-3,-3 rules:fur' +
  'niture=6,8,-3,-1,-10,-12 rules:heading=-3,-3,-11,-7,-3,-8 rules:inner=13,-33,17,8,-8,0 rules:label=15,-32,-14,42,-5,-6 rules:prose=11,29,-6,-22,4,7 rules:row=-1' +
  '2,-44,36,42,-33,-24 said:agency-bulletin=-4,-4,12,-7,2,-2 said:air-around-headings=2,-12,-11,13,-4,10 said:any-line=23,19,-21,-28,13,4 said:asks-or-exclaims=6,7' +
  ',5,-4,-8,-14 said:author-closes-above=-2,8,-4,-9,-1,7 said:author-in-labels=33,-1,-11,-5,-17,0 said:author-with-office=-3,-3,-1,-3,10,0 said:begins-inside-sente' +
  'nce=12,-7,-7,16,-2,-14 said:begins-with-day=-4,-8,6,-16,-1,23 said:brief=-5,-6,20,2,-3,-11 said:bulletin=-6,-10,31,-11,2,-5 said:bulletin-of-a-paper=-3,-7,31,-1' +
  '8,-3,-1 said:buttons=20,-10,-2,-7,-3,0 said:caption-under-story=23,-2,0,1,0,-23 said:close-under-picture=3,0,0,11,-1,-11 said:colon-at-end=24,2,5,-27,-7,-1 said' +
  ':column-name=32,24,-6,-33,-29,0 said:column-name-above=8,51,1,-23,-38,-4 said:column-not-bulletin=40,55,-7,-52,-47,-17 said:column-or-series=6,7,-8,-4,2,-4 said' +
  ':comma-at-end=-18,-17,-4,45,-3,-9 said:contact-line=14,0,-2,-11,0,0 said:credit-above=-13,-5,1,17,-3,-7 said:credit-below=-11,-10,-18,23,-6,3 said:editors=7,4,-' +
  '7,-6,-4,3 said:end-of-question=-4,0,-2,9,-1,-3 said:ends-with-author=-3,-2,10,-3,-1,-1 said:field-above=10,-1,13,-25,5,-2 said:field-of-author=28,-32,-6,-17,20,' +
  '-4 said:field-of-record=-17,37,4,-44,8,-2 said:field-over-story=10,17,8,-22,-17,-3 said:first-prose=31,8,-21,-26,13,-15 said:flush-line=5,8,-13,-24,-3,14 said:f' +
  'oot-of-page=40,-27,-2,-31,6,7 said:free-verse=-3,13,-19,-6,4,4 said:full-line-of-clauses=-31,32,9,2,-14,-2 said:gap-over-headings=-1,-2,13,-14,0,4 said:gap-over' +
  '-line-alone=-30,44,6,-26,-11,14 said:head-behind-sign=-5,3,-9,-4,15,-1 said:heading-asks=-1,-3,5,-1,0,-1 said:heading-over-credit=19,-15,16,-11,7,-30 said:headi' +
  'ng-set-in=-2,-1,-22,26,0,-1 said:heading-told-above=-4,-13,-11,11,2,13 said:heading-told-below=-5,4,-23,20,-4,0 said:heading-touched-below=-8,-4,11,6,-5,-3 said' +
  ':hotline=-12,11,-1,3,0,0 said:imprint=-1,-7,3,7,-1,-1 said:in-short-news=-2,-2,10,1,-1,-4 said:indented-line=-9,-11,36,7,-7,-16 said:item-among-items=-45,-32,68' +
  ',21,-14,-69 said:item-begins=-44,-33,11,25,-2,-11 said:label-alone=14,-29,-14,41,-6,-6 said:label-and-text=-1,-2,-15,17,0,0 said:lead-over-writer=22,1,1,-18,-1,' +
  '-5 said:letter-under-heading=-7,-9,32,-15,-3,-2 said:letter-writer=-8,-6,0,-3,15,-4 said:line-of-account=23,-9,-2,-8,-1,0 said:line-of-site=48,-20,-7,-20,0,-1 s' +
  'aid:list-below-heading=-7,-5,14,-15,2,12 said:list-over-story=-13,18,-1,-2,-1,0 said:list-under-story=10,-7,0,-2,0,0 said:lone-heading=11,-1,-5,-4,-13,7 said:lo' +
  'ne-sign=-29,10,8,13,-1,0 said:long-heading=-12,5,-32,16,-4,24 said:long-line=-25,-4,17,1,-12,-19 said:long-name=4,28,-5,-4,-26,-7 said:loose-page=-8,5,35,-28,-2' +
  ',-2 said:many-commas=-39,-28,9,18,-19,-1 said:many-names=-5,-8,-3,17,-1,0 said:mark-as-high=16,-5,-7,1,-6,-2 said:mark-deeper=2,-2,-11,13,-2,-1 said:mark-that-c' +
  'loses=3,-4,-4,10,0,-4 said:marked-line=-2,3,-11,22,-14,-10 said:marked-name=11,12,-2,-18,-6,-1 said:marked-row=-18,-15,47,2,-11,-4 said:markup-alone=20,-4,-7,-6' +
  ',-2,-1 said:meets-line-above=-7,6,-4,6,-1,-4 said:meets-line-below=-5,-1,-5,5,-3,5 said:name-after-bullet=-5,-16,-4,11,16,-4 said:name-after-sentence=-44,4,-2,5' +
  ',38,-4 said:name-over-prose=-14,3,2,-7,15,-1 said:name-over-sentence=11,-3,1,11,-16,-2 said:name-over-verse=-9,-3,5,18,-10,-4 said:name-returns=-5,-3,-35,24,7,-' +
  '3 said:name-under-prose=-19,4,-1,6,12,-3 said:names-and-parts=-11,28,-3,-27,-22,32 said:names-of-a-site=-16,-3,6,-1,14,0 said:names-return=-2,-10,3,-2,8,-2 said' +
  ':names-without-part=-11,-6,-37,3,52,-59 said:news-begins=-4,-19,37,-5,-4,-3 said:news-below=-8,54,7,-28,-47,12 said:no-bracketed-bulletin=0,-1,-12,14,0,0 said:n' +
  'o-gap-above=0,0,-10,2,3,6 said:no-heading=14,-4,-15,5,-9,11 said:no-headline-above=3,-20,-6,21,1,-1 said:no-mark=-9,-1,-3,10,-2,4 said:no-story-above=19,3,-3,-4' +
  ',-9,-7 said:no-surname=7,12,-3,-15,-19,-29 said:no-title-of-list=-3,0,0,7,0,-1 said:no-word=-6,-5,-4,24,-1,-3 said:nothing-chinese=49,-5,-15,-28,-6,-4 said:noth' +
  'ing-of-site-between=5,0,-4,-1,0,0 said:notice=-12,76,-7,-28,-27,-3 said:notice-heading=-6,-1,39,-25,-4,-4 said:notice-not-name=-9,46,-4,-19,-15,-2 said:office-a' +
  'nd-day=-3,-6,-9,29,-6,-6 said:office-and-writer-sign=-3,-1,0,-2,7,-1 said:official-paper-below=0,-1,10,-6,0,0 said:one-comma=-25,-17,20,13,-30,7 said:one-of-sib' +
  'lings=-2,-1,-25,31,-1,-6 said:open-brackets=-16,-21,-12,58,7,-23 said:open-prose-above=-22,2,-8,-15,26,-5 said:over-salutation=5,21,-10,-12,-2,-2 said:own-bulle' +
  'tin=-4,-27,86,-40,-15,-5 said:page-without-bulletins=9,6,5,-16,-11,-2 said:part-not-name=1,15,0,-11,-3,-1 said:part-of-a-notice=6,0,-1,-5,0,0 said:pen-name-far-' +
  'in=-3,0,0,17,-7,-7 said:pen-name-under-headline=1,12,8,2,-19,-6 said:photographer-at-end=-23,3,1,-17,-4,36 said:picture-here=18,-1,0,-12,-2,-1 said:place-and-wi' +
  're=-2,-1,10,-6,0,-1 said:pupil-signs=5,-3,0,-8,5,0 said:question-below=0,-1,16,-13,0,0 said:report-in-brackets=0,-6,17,-5,-2,0 said:reporter-in-brackets=0,-6,2,' +
  '1,4,0 said:reports-event=-8,24,-3,-2,-5,-6 said:row-below-heading=-3,-12,66,-39,-7,-4 said:salutation=-12,-14,47,-17,-3,-3 said:section-over-signs=-14,24,-1,-4,' +
  '-4,0 said:sentence-ends=4,-28,-4,4,-21,8 said:sentence-not-furniture=-26,-39,15,34,-27,-6 said:short-as-headlines=-3,-10,-10,18,3,-2 said:short-heading=-15,3,16' +
  ',11,-19,-4 said:short-line=-2,-27,-29,8,18,27 said:short-line-above=-1,-31,33,-2,12,-24 said:short-line-below=19,-9,-14,-5,-28,12 said:short-news-above=-19,-7,1' +
  '7,11,-8,2 said:short-numbered-line=13,-33,17,8,-8,0 said:signed-below-too=0,-4,6,-5,0,3 said:signed-story-above=-10,-5,-6,23,1,-11 said:signed-verse=0,-11,6,9,-' +
  '1,-1 said:source-in-brackets=-19,-3,-1,-2,28,-8 said:spaced-name=19,-6,-1,-8,-5,0 said:stop-inside=-69,-55,-7,33,-17,47 said:story-above-open=0,-5,19,-18,-10,2 ' +
  'said:story-closed=-10,26,4,-13,-8,-1 said:story-has-credit=4,5,-2,5,-8,-4 said:story-names-reporter=-3,-2,0,-1,6,0 said:story-of-account=1,6,14,-12,-1,-6 said:t' +
  'able=16,-28,20,-4,-12,-12 said:telephone=-43,-2,20,27,-2,0 said:title-author-shot=-2,-3,0,7,-1,-3 said:title-in-list=-51,69,-2,-4,-5,-4 said:titles-in-a-row=-9,' +
  '12,-3,-2,-3,0 said:to-be-continued=-32,-1,0,34,-1,0 said:too-long-for-furniture=-29,-6,6,7,-19,-6 said:top-of-page=17,11,-20,13,-20,-14 said:turn-to-page=-6,-7,' +
  '7,7,-2,-1 said:two-headings=-8,-12,3,-13,15,18 said:under-picture=-2,5,-16,4,1,7 said:unmarked-line=10,-13,-24,0,18,12 said:verse=-1,0,11,-1,-1,-2 said:verse-he' +
  'ading=-2,-2,11,-10,-1,0 said:verse-writer=0,-3,0,-5,8,-1 said:very-long-line=-20,-25,21,7,-18,1 said:who-and-what=0,-1,-11,12,0,0 shape:A=28,6,-2,-15,-16,-3 sha' +
  'pe:AA0=-21,11,-4,-9,24,-3 shape:AA0+=10,-1,0,-6,-3,-1 shape:AA1+=-6,7,-4,10,-2,0 shape:AA2=-7,-12,10,13,-3,0 shape:AA2+=-4,-7,19,-6,-1,-1 shape:AA3+=13,9,-6,-21' +
  ',0,-1 shape:AA4=34,-8,-9,-13,-2,-1 shape:AA4+=-5,-7,-10,26,-8,-2 shape:AC0=-16,-6,-3,-24,11,8 shape:AC0+=-7,-11,3,-7,14,-11 shape:AC1+=-10,-5,-12,-24,22,11 shap' +
  'e:AC2=29,-6,-3,-11,-10,3 shape:AC2+=8,10,-3,1,-21,5 shape:AC3+=-3,6,-1,4,-3,-1 shape:AC4=4,1,-5,12,-2,-15 shape:AC4+=1,-1,-1,20,-19,-1 shape:AF0=-7,4,3,-1,-16,-' +
  '6 shape:AF0+=-9,-8,14,-14,-7,-3 shape:AF1+=12,-13,-17,19,0,-6 shape:AF2=-4,-4,-8,0,14,2 shape:AF2+=2,7,-16,13,-1,-5 shape:AF3+=5,-2,-3,-5,9,-1 shape:AF4=2,8,-5,' +
  '-3,0,-4 shape:AH0=-5,-2,7,0,-6,-16 shape:AH0+=-26,-16,10,13,-3,3 shape:AH1+=-13,-12,3,3,3,5 shape:AH2=9,-6,-7,-5,-4,9 shape:AH2+=34,7,-22,-20,-4,-9 shape:AH3+=1' +
  '1,6,-3,0,-12,-3 shape:AH4=5,-2,-7,-7,-1,7 shape:AH4+=-7,11,-1,7,-8,-2 shape:AP0=-1,-5,-1,10,-1,-2 shape:AP0+=-4,8,-8,-7,-2,11 shape:AP1+=-3,-2,-2,12,-1,-7 shape' +
  ':AP4=0,0,-1,-5,0,8 shape:AT0=-15,2,12,-5,-3,0 shape:AT0+=-28,-21,8,15,-15,-5 shape:AT1+=3,-11,-20,10,4,-14 shape:AT2=7,12,-11,-8,11,-13 shape:AT2+=17,22,-10,-31' +
  ',-4,2 shape:AT3+=11,14,-2,-22,-1,0 shape:AT4=9,-3,-10,5,-8,1 shape:AT4+=2,6,-1,-3,-1,-4 shape:C=-16,-3,14,12,-13,-10 shape:CA0=14,-5,0,-5,-2,-4 shape:CA0+=-5,-1' +
  '0,-1,20,-12,-4 shape:CA1+=7,8,-4,-10,-2,0 shape:CA2=-6,8,0,-1,-1,0 shape:CA2+=-2,3,5,-5,0,0 shape:CA4=-7,-9,-1,-3,21,0 shape:CC0=4,-23,-1,16,1,-9 shape:CC0+=-13' +
  ',-1,-9,7,-6,18 shape:CC1+=17,-13,-4,-2,-7,1 shape:CC2=11,-4,-2,-7,-5,9 shape:CC2+=-2,-6,-3,15,-1,-3 shape:CC3+=-10,8,3,-3,2,-4 shape:CC4=-1,12,-7,-27,6,0 shape:' +
  'CC4+=1,10,2,-27,14,-9 shape:CF0=-10,-1,2,-4,-1,-6 shape:CF0+=0,-13,3,-4,3,-15 shape:CF1+=7,1,-7,1,-6,0 shape:CF2=-5,8,-6,4,0,0 shape:CF4=6,4,-8,-3,-1,0 shape:CH' +
  '0=-1,-7,5,-6,-4,-7 shape:CH0+=-1,-16,3,3,-19,-9 shape:CH1+=-4,4,-15,-5,-9,12 shape:CH2=8,-9,-6,12,-12,8 shape:CH2+=-14,-8,-6,17,11,-5 shape:CH4=11,11,-9,-9,-2,-' +
  '2 shape:CH4+=9,-7,0,-2,2,0 shape:CP0=-1,-5,-3,1,-2,9 shape:CP0+=-3,6,-9,4,-2,2 shape:CT0=0,6,1,-5,5,-11 shape:CT0+=-2,-4,-3,2,-11,-12 shape:CT1+=5,-10,4,3,-6,-4' +
  ' shape:CT2=-4,3,2,-6,-1,6 shape:CT2+=6,-3,-2,-1,3,-1 shape:CT4=-1,8,-1,-3,-4,1 shape:F=-2,3,-3,-7,-17,7 shape:FA0=8,-10,1,-12,11,-4 shape:FA0+=17,-6,-1,1,-12,-5' +
  ' shape:FA1+=-14,17,-2,2,-1,0 shape:FA2=5,-6,-2,2,0,0 shape:FA4=-15,9,-3,0,7,0 shape:FC0=15,-6,-20,-12,4,-4 shape:FC0+=-6,5,-14,-7,0,5 shape:FC1+=13,-13,-4,-1,3,' +
  '-4 shape:FC2=-2,-5,10,-2,-4,3 shape:FF0=-7,21,-23,10,1,-12 shape:FF0+=3,7,-5,-21,10,0 shape:FF1+=12,-6,-9,7,-4,-2 shape:FF2=-2,-2,-4,-8,4,12 shape:FF2+=-8,-7,18' +
  ',4,-3,-4 shape:FF3+=5,-5,-1,6,-1,-4 shape:FF4=2,-13,30,-12,-6,-6 shape:FF4+=-3,-6,8,4,-1,-3 shape:FH0=7,-4,-13,-2,-7,1 shape:FH0+=-3,5,-12,-6,11,-16 shape:FH1+=' +
  '-3,-26,-6,11,-19,14 shape:FH2=2,1,8,-5,-5,-2 shape:FH2+=6,-13,7,4,-1,-2 shape:FH4=-2,-8,1,6,6,-4 shape:FP0=0,-5,-1,-2,-2,10 shape:FP2+=0,8,-2,-3,0,-2 shape:FT0=' +
  '1,0,-6,0,-3,5 shape:FT0+=12,5,-1,-19,0,0 shape:FT1+=0,2,-8,-3,-14,-3 shape:FT2=-5,17,-3,0,0,-16 shape:FT2+=-5,-7,5,17,-2,-22 shape:FT3+=-1,-6,-15,28,0,-6 shape:' +
  'FT4=-6,-3,6,-2,5,-1 shape:FT4+=-1,-7,13,1,0,-2 shape:H=8,3,-1,-5,-15,-14 shape:HA0=1,-7,-9,-8,20,-3 shape:HA0+=-2,-16,7,18,-13,-3 shape:HA1+=-3,8,-2,-3,-1,-1 sh' +
  'ape:HA2=-2,-7,10,3,-4,0 shape:HA2+=-6,16,-3,-7,-1,-1 shape:HA3+=1,-3,-1,5,-1,0 shape:HA4+=7,-3,-2,-4,-1,0 shape:HC0=-1,6,-5,8,-8,-14 shape:HC0+=16,7,5,-30,-7,-3' +
  ' shape:HC1+=-1,16,-2,-2,-13,-6 shape:HC2=16,-15,-2,-21,11,11 shape:HC2+=-6,-10,-8,28,-8,2 shape:HC3+=1,-16,-4,6,7,6 shape:HC4=-2,-5,-2,-6,7,4 shape:HC4+=-16,-3,' +
  '-3,-8,27,2 shape:HF0=-4,-2,15,-14,-9,0 shape:HF0+=3,-12,18,-6,-16,-12 shape:HF1+=-3,2,-18,12,13,-5 shape:HF2=-6,6,0,0,2,-2 shape:HF2+=-6,-1,-4,7,2,0 shape:HF3+=' +
  '8,-5,-6,0,0,1 shape:HF4=-1,-1,-16,16,6,-4 shape:HF4+=7,5,-5,-7,2,-2 shape:HH0=12,-17,-9,-2,2,-8 shape:HH0+=-3,-4,1,16,-6,-8 shape:HH1+=17,-23,-16,-13,-5,14 shap' +
  'e:HH2=-11,5,-3,2,-15,14 shape:HH2+=-2,13,-2,-7,-27,2 shape:HH3+=-13,-8,1,4,16,-7 shape:HH4=-3,13,3,-13,-8,-7 shape:HH4+=-15,5,-2,6,2,-7 shape:HP0=2,-4,-2,-7,-1,' +
  '13 shape:HP0+=-5,7,-8,14,-2,-9 shape:HP1+=-2,-1,-2,-10,0,14 shape:HP4=-2,-1,0,9,0,-5 shape:HT0=-11,-5,5,8,1,-7 shape:HT0+=-10,-20,16,8,-23,-25 shape:HT1+=6,17,-' +
  '28,-11,-4,2 shape:HT2=4,13,-10,5,-4,-7 shape:HT2+=-8,15,-11,-9,-4,4 shape:HT3+=2,-12,-7,20,-3,-8 shape:HT4=6,13,9,-38,6,5 shape:HT4+=5,-2,-6,-14,15,0 shape:T=-1' +
  '1,1,5,8,-10,0 shape:TA0=6,-13,-3,-17,24,-3 shape:TA0+=2,6,-6,6,-10,-4 shape:TA1+=-5,-1,9,2,-3,-1 shape:TA2=-9,4,-2,8,-1,-1 shape:TA2+=8,-1,-1,-5,0,0 shape:TA3+=' +
  '-3,5,-1,-1,0,0 shape:TC0=16,4,-19,-26,7,-5 shape:TC0+=-4,0,-12,6,7,-13 shape:TC1+=0,12,-6,-4,-10,3 shape:TC2=0,-7,9,-12,6,4 shape:TC2+=4,-8,9,-13,-5,12 shape:TC' +
  '4=-10,-11,1,29,-10,-2 shape:TF0=2,3,-2,-9,9,-12 shape:TF0+=10,-4,-12,-11,20,-1 shape:TF1+=6,-15,-14,16,-9,3 shape:TF2=-6,-2,2,-3,0,6 shape:TF2+=-10,5,6,-4,-3,-1' +
  '6 shape:TF3+=3,-8,12,1,-6,-2 shape:TF4=-6,4,2,3,-11,-1 shape:TF4+=-1,7,19,-24,-3,1 shape:TH0=15,-1,-14,-14,-7,2 shape:TH0+=10,1,-14,-22,2,-21 shape:TH1+=-14,-7,' +
  '-12,6,-6,12 shape:TH2=-11,-5,-2,4,7,3 shape:TH2+=-17,-6,14,11,-14,7 shape:TH3+=11,-8,-9,8,-3,-1 shape:TH4=-5,-2,11,6,-7,-10 shape:TH4+=-4,-5,6,7,-2,-3 shape:TP0' +
  '=-5,-3,0,-2,-1,12 shape:TP0+=-1,-3,-4,12,-2,-4 shape:TP1+=-2,7,-1,-5,0,1 shape:TP2+=-1,-2,-3,-1,0,6 shape:TT0=7,8,-3,-22,1,-6 shape:TT0+=11,13,-9,-16,9,-22 shap' +
  'e:TT1+=9,8,-7,-15,-7,2 shape:TT2=-14,19,-9,15,-2,-13 shape:TT2+=-7,26,-20,2,-6,-26 shape:TT3+=-11,-49,12,18,-12,-4 shape:TT4=-7,-16,4,8,0,4 shape:TT4+=-18,-14,1' +
  '3,3,-3,2'

/** For the part above, then for the part, as PARTS has them; the last six are of the first line. */
export const STEP_WEIGHTS =
  '106,4,-60,-172,-59,-58,-98,19,114,-215,77,-78,-34,2,-84,100,-35,-88,-68,-34,-168,83,-16,-52,-29,-8,87,-140,-82,-12,-68,-53,-86,-49,-37,135,62,5,-19,-33,-10,-7'
