;; Comparisons become branches; loops poll at their back-edges; values move to where labels expect them.
(module
  (memory 1)
  (func $maximum (param i32 i32) (result i32)
    (if (result i32) (i32.gt_s (local.get 0) (local.get 1)) (then (local.get 0)) (else (local.get 1))))
  (func $unless (param i32) (block (br_if 0 (i32.eqz (local.get 0))) (local.set 0 (i32.const 1))))
  (func $count (param i32) (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
  (func $sum (param $at i32) (param $n i32) (result i32) (local $s i32)
    (loop $l
      (local.set $s (i32.add (local.get $s) (i32.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $s))
  (func $crc (param $c i32) (param $n i32) (result i32)
    (loop $l
      (local.set $c (i32.xor
        (i32.and (i32.sub (i32.const 0) (i32.and (local.get $c) (i32.const 1))) (i32.const 0xedb88320))
        (i32.shr_u (local.get $c) (i32.const 1))))
      (br_if $l (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 8))))
    (local.get $c))
  (func $forever (loop (br 0)))
  (func $switch (param i32) (result i32)
    (block $a (block $b (br_table $a $b (local.get 0))) (return (i32.const 1))) (i32.const 2))
  (func $value_of_block (param i32) (result i32)
    (i32.add (block (result i32) (br_if 0 (i32.const 7) (local.get 0)) (drop) (i32.const 8)) (i32.const 1)))
  (func $unreachable (param i32) (result i32)
    (if (local.get 0) (then (unreachable))) (return (i32.const 1))))
