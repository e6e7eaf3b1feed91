;; Tail calls need no stack, however many there are.

(module
  (type $count (func (param i64) (result i64)))
  (type $many (func (param i64 i64 i64 i64 i64 i64 i64 f64 f64 f64 f64 f64 f64 f64 f64 f64) (result i64)))
  (table funcref (elem $odd $even))

  (func $even (export "even") (type $count)
    (if (i64.eqz (local.get 0)) (then (return (i64.const 1))))
    (return_call $odd (i64.sub (local.get 0) (i64.const 1))))
  (func $odd (type $count)
    (if (i64.eqz (local.get 0)) (then (return (i64.const 0))))
    (return_call $even (i64.sub (local.get 0) (i64.const 1))))

  (func $indirect (export "indirect") (type $count)
    (if (i64.le_s (local.get 0) (i64.const 1)) (then (return (local.get 0))))
    (return_call_indirect (type $count) (i64.sub (local.get 0) (i64.const 2)) (i32.const 2)))
  (elem (table 1) (i32.const 2) func $indirect)
  (table 3 funcref)

  (func $by_table (export "by_table") (type $count)
    (if (i64.le_s (local.get 0) (i64.const 1)) (then (return (local.get 0))))
    (return_call_indirect 1 (type $count) (i64.sub (local.get 0) (i64.const 2)) (i32.const 2)))
  (elem (table 1) (i32.const 2) func $by_table)

  (elem declare func $by_reference)
  (func $by_reference (export "by_reference") (type $count)
    (if (i64.le_s (local.get 0) (i64.const 1)) (then (return (local.get 0))))
    (return_call_ref $count (i64.sub (local.get 0) (i64.const 2)) (ref.func $by_reference)))

  ;; More arguments than registers, fewer in the callee and back.
  (func $wide (export "wide") (type $many)
    (return_call $narrow
      (i64.add (local.get 0) (i64.trunc_f64_s (local.get 15)))))
  (func $narrow (export "narrow") (type $count)
    (if (i64.ge_s (local.get 0) (i64.const 10_000_000)) (then (return (local.get 0))))
    (return_call $wide (local.get 0) (i64.const 1) (i64.const 2) (i64.const 3) (i64.const 4) (i64.const 5) (i64.const 6)
      (f64.const 0) (f64.const 0) (f64.const 0) (f64.const 0) (f64.const 0) (f64.const 0) (f64.const 0) (f64.const 0) (f64.const 2)))
)

(assert_return (invoke "even" (i64.const 100_000_001)) (i64.const 0))
(assert_return (invoke "by_table" (i64.const 100_000_001)) (i64.const 1))
(assert_trap (invoke "indirect" (i64.const 5)) "undefined element")
(assert_return (invoke "by_reference" (i64.const 20_000_001)) (i64.const 1))
(assert_return (invoke "narrow" (i64.const 1)) (i64.const 10_000_001))
