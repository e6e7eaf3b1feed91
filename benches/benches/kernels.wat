;; Small loops and calls, for times in process.
(module
  (import "wali" "nothing" (func $nothing (param i32) (result i32)))
  (type $unary (func (param i32) (result i32)))
  (memory 16)
  (table funcref (elem $same $next))
  (func $same (param i32) (result i32) (local.get 0))
  (func $next (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
  (func $fib (export "fib") (param $n i32) (result i32)
    (if (result i32) (i32.lt_u (local.get $n) (i32.const 2))
      (then (local.get $n))
      (else (i32.add (call $fib (i32.sub (local.get $n) (i32.const 1))) (call $fib (i32.sub (local.get $n) (i32.const 2)))))))
  (func (export "collatz") (param $n i32) (result i32) (local $steps i32) (local $x i64)
    (loop $numbers
      (local.set $x (i64.extend_i32_u (local.get $n)))
      (loop $next
        (local.set $steps (i32.add (local.get $steps) (i32.const 1)))
        (local.set $x
          (if (result i64) (i32.wrap_i64 (i64.and (local.get $x) (i64.const 1)))
            (then (i64.add (i64.mul (local.get $x) (i64.const 3)) (i64.const 1)))
            (else (i64.shr_u (local.get $x) (i64.const 1)))))
        (br_if $next (i64.gt_u (local.get $x) (i64.const 1))))
      (br_if $numbers (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $steps))
  (func (export "bytes") (param $n i32) (result i32) (local $sum i32) (local $i i32)
    (loop $next
      (i32.store8 (i32.and (local.get $i) (i32.const 0xffff)) (i32.xor (local.get $sum) (local.get $i)))
      (local.set $sum
        (i32.add (i32.rotl (local.get $sum) (i32.const 5))
          (i32.load8_u (i32.and (i32.mul (local.get $i) (i32.const 7)) (i32.const 0xffff)))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (local.get $sum))
  (func (export "calls") (param $n i32) (result i32) (local $sum i32)
    (loop $next
      (local.set $sum (call $next (local.get $sum)))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  (func (export "indirect calls") (param $n i32) (result i32) (local $sum i32)
    (loop $next
      (local.set $sum (call_indirect (type $unary) (local.get $sum) (i32.and (local.get $n) (i32.const 1))))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  (func (export "host calls") (param $n i32) (result i32) (local $sum i32)
    (loop $next
      (local.set $sum (call $nothing (local.get $sum)))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum)))
