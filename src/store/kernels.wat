;; Kernels: rows of 128 numbers, decoded many at a time by SIMD.
;;
;; The same to the last bit as `readFullRow` and `readFullRising` of bits.ts say in plain words; what the
;; bytes mean stands there. kernels.ts fills the tables and hands the bytes over; kernels-code.ts is this
;; file compiled (tests/store/kernels.test.ts holds it to that, and writes it anew with -u).
;;
;; Low bits: four numbers at a time, each moved into a lane of 32 bits by a table of its width, its first bit
;; brought to bit 7 by a product, for lanes cannot be shifted each by its own count. Ones of the unary part:
;; a byte at a time, by a table of where they stand.
;; Sources: Lemire & Boytsov, "Decoding billions of integers per second through vectorization" (2015), for
;; unpacking; Lemire's "Iterating over set bits quickly (SIMD edition)" (2018), for ones by tables.
(module
  (memory (export "memory") 1)

  ;; Where things stand: PLACES_OF and COUNT_OF a byte, WIDTHS, PLACES of the ones, OUT. As kernels.ts has them.
  (global $PLACES_OF i32 (i32.const 0))
  (global $COUNT_OF i32 (i32.const 2048))
  (global $WIDTHS i32 (i32.const 2304))
  (global $PLACES i32 (i32.const 4112))
  (global $OUT i32 (i32.const 4608))

  ;; Writes to PLACES where the first 128 ones stand, as bits from `at`, 16 bits each; a few more behind them.
  ;; Gives the byte behind the last of them; 0 if there are fewer before `end`. Two bytes a turn: the second
  ;; needs no branch, and may lie behind `end` or behind the last of them.
  (func $ones (param $at i32) (param $end i32) (result i32)
    (local $to i32) (local $first i32) (local $done i32) (local $byte i32) (local $base v128)
    (local.set $to (global.get $PLACES))
    (local.set $done (i32.add (global.get $PLACES) (i32.const 256)))
    (loop $next
      (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (i32.const 0))))
      (local.set $byte (i32.load8_u (local.get $at)))
      (v128.store (local.get $to)
        (i16x8.add (local.get $base)
          (v128.load8x8_u (i32.add (global.get $PLACES_OF) (i32.shl (local.get $byte) (i32.const 3))))))
      (local.set $first
        (i32.add (local.get $to)
          (i32.load8_u (i32.add (global.get $COUNT_OF) (local.get $byte)))))
      (local.set $base (i16x8.add (local.get $base) (v128.const i16x8 8 8 8 8 8 8 8 8)))
      (local.set $byte (i32.load8_u offset=1 (local.get $at)))
      (v128.store (local.get $first)
        (i16x8.add (local.get $base)
          (v128.load8x8_u (i32.add (global.get $PLACES_OF) (i32.shl (local.get $byte) (i32.const 3))))))
      (local.set $to
        (i32.add (local.get $first)
          (i32.load8_u (i32.add (global.get $COUNT_OF) (local.get $byte)))))
      (local.set $base (i16x8.add (local.get $base) (v128.const i16x8 8 8 8 8 8 8 8 8)))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $done))))
    (local.set $at (i32.sub (local.get $at) (i32.ge_u (local.get $first) (local.get $done))))
    (select (i32.const 0) (local.get $at) (i32.gt_u (local.get $at) (local.get $end))))

  ;; A row of 128 at `at`, with `plus` added to each, to OUT. Gives the byte behind it; 0 if it runs past `end`.
  (func (export "row") (param $at i32) (param $end i32) (param $low i32) (param $plus i32) (result i32)
    (local $behind i32) (local $i i32) (local $mask v128) (local $plus4 v128) (local $zeros v128)
    ;; Of the four numbers at hand, and of the next four: how many bytes they lie before those, their lanes and factors.
    (local $step i32) (local $lanes v128) (local $factors v128)
    (local $nextStep i32) (local $nextLanes v128) (local $nextFactors v128)
    (local $lastStep i32) (local $lastLanes v128) (local $lastFactors v128)
    (local.set $behind
      (call $ones (i32.add (local.get $at) (i32.shl (local.get $low) (i32.const 4))) (local.get $end)))
    (if (i32.eqz (local.get $behind)) (then (return (i32.const 0))))
    ;; Before the first one stands the place -1.
    (i32.store16 (i32.sub (global.get $PLACES) (i32.const 2)) (i32.const -1))
    (local.set $plus4 (i32x4.splat (local.get $plus)))
    ;; Without low bits, as in most counts, a number is the zeros before its one: eight at a time, in 16 bits.
    (if (i32.eqz (local.get $low))
      (then
        (loop $eight
          (local.set $zeros
            (i16x8.sub
              (i16x8.sub
                (v128.load (i32.add (global.get $PLACES) (local.get $i)))
                (v128.load (i32.sub (i32.add (global.get $PLACES) (local.get $i)) (i32.const 2))))
              (v128.const i16x8 1 1 1 1 1 1 1 1)))
          (v128.store (i32.add (global.get $OUT) (i32.shl (local.get $i) (i32.const 1)))
            (i32x4.add (local.get $plus4) (i32x4.extend_low_i16x8_u (local.get $zeros))))
          (v128.store offset=16 (i32.add (global.get $OUT) (i32.shl (local.get $i) (i32.const 1)))
            (i32x4.add (local.get $plus4) (i32x4.extend_high_i16x8_u (local.get $zeros))))
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (br_if $eight (i32.lt_u (local.get $i) (i32.const 256))))
        (return (local.get $behind))))
    (local.set $i (i32.add (global.get $WIDTHS) (i32.shl (local.get $low) (i32.const 6))))
    (local.set $lanes (v128.load (local.get $i)))
    (local.set $factors (v128.load offset=16 (local.get $i)))
    (local.set $nextLanes (v128.load offset=32 (local.get $i)))
    (local.set $nextFactors (v128.load offset=48 (local.get $i)))
    (local.set $step (i32.shr_u (local.get $low) (i32.const 1)))
    (local.set $nextStep (i32.sub (local.get $low) (local.get $step)))
    (local.set $mask (i32x4.splat (i32.sub (i32.shl (i32.const 1) (local.get $low)) (i32.const 1))))
    (local.set $i (i32.const 0))
    (loop $four
      (v128.store (i32.add (global.get $OUT) (i32.shl (local.get $i) (i32.const 1)))
        (i32x4.add (local.get $plus4)
          (i32x4.add
            (v128.and (local.get $mask)
              (i32x4.shr_u
                (i32x4.mul
                  (i8x16.swizzle (v128.load (local.get $at)) (local.get $lanes))
                  (local.get $factors))
                (i32.const 7)))
            ;; The zeros between a one and the one before, in 16 bits.
            (i32x4.shl
              (v128.and (v128.const i32x4 0xFFFF 0xFFFF 0xFFFF 0xFFFF)
                (i32x4.sub
                  (i32x4.sub
                    (v128.load16x4_u (i32.add (global.get $PLACES) (local.get $i)))
                    (v128.load16x4_u (i32.sub (i32.add (global.get $PLACES) (local.get $i)) (i32.const 2))))
                  (v128.const i32x4 1 1 1 1)))
              (local.get $low)))))
      (local.set $at (i32.add (local.get $at) (local.get $step)))
      (local.set $lastStep (local.get $step))
      (local.set $lastLanes (local.get $lanes))
      (local.set $lastFactors (local.get $factors))
      (local.set $step (local.get $nextStep))
      (local.set $lanes (local.get $nextLanes))
      (local.set $factors (local.get $nextFactors))
      (local.set $nextStep (local.get $lastStep))
      (local.set $nextLanes (local.get $lastLanes))
      (local.set $nextFactors (local.get $lastFactors))
      (local.set $i (i32.add (local.get $i) (i32.const 8)))
      (br_if $four (i32.lt_u (local.get $i) (i32.const 256))))
    (local.get $behind))

  ;; A row of 128 gaps less one at `at`, as the rising numbers that they lead to from `before` on, to OUT.
  ;; Gives the byte behind it; 0 if it runs past `end`.
  (func (export "rising") (param $at i32) (param $end i32) (param $low i32) (param $before i32) (result i32)
    (local $behind i32) (local $i i32) (local $mask v128) (local $x v128) (local $sum v128) (local $index v128)
    (local $step i32) (local $lanes v128) (local $factors v128)
    (local $nextStep i32) (local $nextLanes v128) (local $nextFactors v128)
    (local $lastStep i32) (local $lastLanes v128) (local $lastFactors v128)
    (local.set $behind
      (call $ones (i32.add (local.get $at) (i32.shl (local.get $low) (i32.const 4))) (local.get $end)))
    (if (i32.eqz (local.get $behind)) (then (return (i32.const 0))))
    (local.set $sum (i32x4.splat (i32.add (local.get $before) (i32.const 1))))
    ;; Without low bits the place of a one is the article, less `before` and 1.
    (if (i32.eqz (local.get $low))
      (then
        (loop $eight
          (v128.store (i32.add (global.get $OUT) (i32.shl (local.get $i) (i32.const 1)))
            (i32x4.add (local.get $sum) (v128.load16x4_u (i32.add (global.get $PLACES) (local.get $i)))))
          (v128.store offset=16 (i32.add (global.get $OUT) (i32.shl (local.get $i) (i32.const 1)))
            (i32x4.add (local.get $sum) (v128.load16x4_u offset=8 (i32.add (global.get $PLACES) (local.get $i)))))
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (br_if $eight (i32.lt_u (local.get $i) (i32.const 256))))
        (return (local.get $behind))))
    (local.set $i (i32.add (global.get $WIDTHS) (i32.shl (local.get $low) (i32.const 6))))
    (local.set $lanes (v128.load (local.get $i)))
    (local.set $factors (v128.load offset=16 (local.get $i)))
    (local.set $nextLanes (v128.load offset=32 (local.get $i)))
    (local.set $nextFactors (v128.load offset=48 (local.get $i)))
    (local.set $step (i32.shr_u (local.get $low) (i32.const 1)))
    (local.set $nextStep (i32.sub (local.get $low) (local.get $step)))
    (local.set $mask (i32x4.splat (i32.sub (i32.shl (i32.const 1) (local.get $low)) (i32.const 1))))
    (local.set $index (v128.const i32x4 0 1 2 3))
    (local.set $i (i32.const 0))
    (loop $four
      (local.set $x
        (v128.and (local.get $mask)
          (i32x4.shr_u
            (i32x4.mul
              (i8x16.swizzle (v128.load (local.get $at)) (local.get $lanes))
              (local.get $factors))
            (i32.const 7))))
      ;; Each with those before it. Zeros stand first: in this order V8 shifts with fewer instructions.
      (local.set $x
        (i32x4.add (local.get $x)
          (i8x16.shuffle 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 (v128.const i32x4 0 0 0 0) (local.get $x))))
      (local.set $x
        (i32x4.add (local.get $x)
          (i8x16.shuffle 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 (v128.const i32x4 0 0 0 0) (local.get $x))))
      (local.set $x (i32x4.add (local.get $x) (local.get $sum)))
      (local.set $sum (i8x16.shuffle 12 13 14 15 12 13 14 15 12 13 14 15 12 13 14 15 (local.get $x) (local.get $x)))
      ;; Where a one stands tells the sum of the high parts up to it.
      (v128.store (i32.add (global.get $OUT) (i32.shl (local.get $i) (i32.const 1)))
        (i32x4.add (i32x4.add (local.get $x) (local.get $index))
          (i32x4.shl
            (i32x4.sub
              (v128.load16x4_u (i32.add (global.get $PLACES) (local.get $i)))
              (local.get $index))
            (local.get $low))))
      (local.set $index (i32x4.add (local.get $index) (v128.const i32x4 4 4 4 4)))
      (local.set $at (i32.add (local.get $at) (local.get $step)))
      (local.set $lastStep (local.get $step))
      (local.set $lastLanes (local.get $lanes))
      (local.set $lastFactors (local.get $factors))
      (local.set $step (local.get $nextStep))
      (local.set $lanes (local.get $nextLanes))
      (local.set $factors (local.get $nextFactors))
      (local.set $nextStep (local.get $lastStep))
      (local.set $nextLanes (local.get $lastLanes))
      (local.set $nextFactors (local.get $lastFactors))
      (local.set $i (i32.add (local.get $i) (i32.const 8)))
      (br_if $four (i32.lt_u (local.get $i) (i32.const 256))))
    (local.get $behind)))
