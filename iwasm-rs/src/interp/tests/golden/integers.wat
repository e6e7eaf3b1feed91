;; Operators on locals, constants and each other; what is one instruction and what is two.
(module
  (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func $add_constant (param i32) (result i32) (i32.add (local.get 0) (i32.const 5)))
  (func $constant_minus (param i32) (result i32) (i32.sub (i32.const 5) (local.get 0)))
  (func $three (param i32 i32 i32) (result i32)
    (i32.xor (i32.and (local.get 0) (i32.const 255)) (i32.shr_u (local.get 1) (local.get 2))))
  (func $wide (param i64) (result i64) (i64.xor (local.get 0) (i64.const 0x123456789abcdef)))
  (func $narrow (param i64) (result i32) (i32.wrap_i64 (i64.shr_u (local.get 0) (i64.const 32))))
  (func $divide (param i32 i32) (result i32) (i32.add (i32.div_s (local.get 0) (local.get 1)) (i32.rem_u (local.get 0) (local.get 1))))
  (func $choose (param i32 i32 i32) (result i32) (select (local.get 0) (local.get 1) (i32.lt_s (local.get 0) (local.get 2))))
  (func $is_zero (param i32 i64) (result i32) (i32.and (i32.eqz (local.get 0)) (i64.eqz (local.get 1))))
  (func $nothing)
  (func $several (param i32 i64) (result i64 i32) (local.get 1) (local.get 0)))
