;; Floats travel in an accumulator of their own.
(module
  (memory 1)
  (func $axpy (param f64 f64 f64) (result f64) (f64.add (f64.mul (local.get 0) (local.get 1)) (local.get 2)))
  (func $polynomial (param f64) (result f64)
    (f64.add (f64.mul (f64.add (f64.mul (local.get 0) (f64.const 2)) (f64.const 3)) (local.get 0)) (f64.const 1)))
  (func $dot (param $a i32) (param $b i32) (param $s f64) (result f64)
    (f64.add (local.get $s) (f64.mul (f64.load (local.get $a)) (f64.load (local.get $b)))))
  (func $convert (param i32 f32) (result f64) (f64.add (f64.convert_i32_s (local.get 0)) (f64.promote_f32 (local.get 1))))
  (func $truncate (param f64) (result i32) (i32.trunc_f64_s (f64.sqrt (local.get 0))))
  (func $compare (param f64 f64) (block (br_if 0 (f64.lt (local.get 0) (local.get 1))) (local.set 0 (f64.const 0))))
  (func $single (param f32) (result f32) (f32.mul (f32.neg (local.get 0)) (f32.const 0.5)))
  (func $orbit (param $n i32) (param $x f64) (param $y f64) (param $c f64) (local $t f64)
    (loop $again
      (local.set $t (f64.add (f64.sub (local.get $x) (local.get $y)) (local.get $c)))
      (local.set $x (f64.mul (local.get $t) (local.get $t)))
      (local.set $y (f64.add (local.get $c) (f64.mul (local.get $x) (local.get $t))))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))
