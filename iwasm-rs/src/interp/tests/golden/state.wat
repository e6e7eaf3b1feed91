;; Globals, tables, references, exceptions.
(module
  (import "env" "far" (global $far (mut i64)))
  (global $near (mut i64) (i64.const 1))
  (table $t 2 funcref)
  (tag $e (param i32))
  (elem declare func $read)
  (func $read (result i64) (i64.add (global.get $far) (global.get $near)))
  (func $write (param i64) (global.set $far (local.get 0)) (global.set $near (i64.add (local.get 0) (i64.const 1))))
  (func $reference (table.set $t (i32.const 1) (ref.func $read)))
  (func $is_null (result i32) (ref.is_null (table.get $t (i32.const 0))))
  (func $throw (param i32) (throw $e (local.get 0)))
  (func $catch (param i32) (result i32)
    (block $h (result i32) (try_table (catch $e $h) (call $throw (local.get 0))) (i32.const -1))))
