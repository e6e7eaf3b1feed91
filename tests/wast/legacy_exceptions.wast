;; The legacy encoding of exceptions: try, catch, catch_all, delegate, rethrow.

(module
  (type $i32 (func (param i32)))
  (tag $a (type $i32))
  (tag $b (param i64 f64))
  (tag $empty)
  (func $throw_if_odd (param i32)
    (if (i32.and (local.get 0) (i32.const 1)) (then (throw $a (local.get 0)))))

  (func (export "catch") (param i32) (result i32)
    try (result i32)
      (call $throw_if_odd (local.get 0)) (i32.const -1)
    catch $a
      (i32.const 100) i32.add
    end)

  (func (export "catch_values") (param i64 f64) (result i64 f64)
    try (result i64 f64)
      (throw $b (local.get 0) (local.get 1))
    catch $b
    end)

  (func (export "catch_all") (param i32) (result i32)
    try (result i32)
      (if (local.get 0) (then (throw $empty))) (i32.const 1)
    catch $a
    catch_all
      (i32.const 2)
    end)

  (func (export "first_match") (param i32) (result i32)
    try (result i32)
      (if (i32.eqz (local.get 0)) (then (throw $empty)))
      (throw $a (local.get 0))
    catch $empty
      (i32.const 7)
    catch $a
    catch_all
      (i32.const 9)
    end)

  (func (export "rethrow") (param i32) (result i32)
    try (result i32)
      try (result i32)
        (throw $a (local.get 0))
      catch $a
        drop
        rethrow 0
      end
    catch $a
      (i32.const 2) i32.mul
    end)

  (func (export "rethrow_outer") (result i32)
    try (result i32)
      try (result i32)
        (throw $a (i32.const 1))
      catch $a
        drop
        try (result i32)
          (throw $empty)
        catch $empty
          rethrow 1
        end
      end
    catch $empty
      (i32.const 0)
    catch $a
    end)

  (func (export "delegate") (param i32) (result i32)
    try $outer (result i32)
      try (result i32)
        try (result i32)
          (throw $a (local.get 0))
        delegate $outer
      catch $a
        drop (i32.const -1)
      end
    catch $a
      (i32.const 1) i32.add
    end)

  (func (export "delegate_to_caller") (result i32)
    try (result i32)
      try (result i32)
        (throw $a (i32.const 3))
      delegate 1
    catch_all
      (i32.const -1)
    end)

  (func (export "uncaught") (throw $a (i32.const 1)))

  (func (export "locals_keep_their_values") (param $x i32) (result i32)
    try
      (local.set $x (i32.const 5))
      (call $throw_if_odd (i32.const 1))
      (local.set $x (i32.const 6))
    catch $a
      drop
    end
    (local.get $x))

  (func (export "branch_out_of_catch") (result i32)
    (block $out (result i32)
      try
        (throw $empty)
      catch_all
        (br $out (i32.const 11))
      end
      (i32.const 12)))

  (func (export "in_a_loop") (param $n i32) (result i32)
    (local $sum i32)
    (loop $again
      try
        (call $throw_if_odd (local.get $n))
      catch $a
        (local.get $sum) i32.add (local.set $sum)
      end
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))

  (func (export "traps_are_not_caught") (result i32)
    try (result i32)
      unreachable
    catch_all
      (i32.const 1)
    end))

(assert_return (invoke "catch" (i32.const 4)) (i32.const -1))
(assert_return (invoke "catch" (i32.const 5)) (i32.const 105))
(assert_return (invoke "catch_values" (i64.const 7) (f64.const 1.5)) (i64.const 7) (f64.const 1.5))
(assert_return (invoke "catch_all" (i32.const 0)) (i32.const 1))
(assert_return (invoke "catch_all" (i32.const 1)) (i32.const 2))
(assert_return (invoke "first_match" (i32.const 0)) (i32.const 7))
(assert_return (invoke "first_match" (i32.const 21)) (i32.const 21))
(assert_return (invoke "rethrow" (i32.const 21)) (i32.const 42))
(assert_return (invoke "rethrow_outer") (i32.const 1))
(assert_return (invoke "delegate" (i32.const 41)) (i32.const 42))
(assert_exception (invoke "delegate_to_caller"))
(assert_exception (invoke "uncaught"))
(assert_return (invoke "locals_keep_their_values" (i32.const 4)) (i32.const 5))
(assert_return (invoke "branch_out_of_catch") (i32.const 11))
(assert_return (invoke "in_a_loop" (i32.const 10)) (i32.const 25))
(assert_trap (invoke "traps_are_not_caught") "unreachable")

;; Exceptions cross modules, and identity belongs to the tag, not to its type.
(module $thrower
  (tag $t (export "t") (param i32))
  (func (export "throw") (param i32) (throw $t (local.get 0))))
(register "thrower" $thrower)
(module
  (tag $t (import "thrower" "t") (param i32))
  (tag $same_type (param i32))
  (func $throw (import "thrower" "throw") (param i32))
  (func (export "run") (param i32) (result i32)
    try (result i32)
      (call $throw (local.get 0)) (i32.const 0)
    catch $same_type
      drop (i32.const -1)
    catch $t
    end))
(assert_return (invoke "run" (i32.const 33)) (i32.const 33))

(assert_invalid (module (func try delegate 5)) "unknown label")
(assert_invalid (module (func (block rethrow 0))) "invalid rethrow label")
