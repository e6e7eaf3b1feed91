//! Shapes that the speed of compiled code rests on, and shapes that its exactness rests on, in the IR that goes to the code generator.

use aot_format::isa::Isa;
use wamrc::{Format, Options, compile};

fn optimised(text: &str) -> String {
    let options = Options { cpu: Some("x86-64-v3".into()), format: Format::OptimisedIr, ..Options::default() };
    String::from_utf8(compile(&wat::parse_str(text).unwrap(), &options).unwrap()).unwrap()
}

/// The lines of the IR that hold a word.
fn lines<'a>(ir: &'a str, word: &str) -> Vec<&'a str> {
    ir.lines().filter(|line| line.contains(word)).collect()
}

const GEMM: &str = r#"(module (memory 16)
    (func (export "gemm") (param $n i32) (param $a f64) (local $i i32) (local $k i32) (local $j i32) (local $x f64)
        (loop $li
            (local.set $k (i32.const 0))
            (loop $lk
                (local.set $x (f64.mul (local.get $a) (f64.load offset=65536 (i32.add (i32.mul (local.get $i) (i32.const 800))
                    (i32.shl (local.get $k) (i32.const 3))))))
                (local.set $j (i32.const 0))
                (loop $lj
                    (f64.store offset=262144 (i32.add (i32.mul (local.get $i) (i32.const 800)) (i32.shl (local.get $j) (i32.const 3)))
                        (f64.add
                            (f64.load offset=262144
                                (i32.add (i32.mul (local.get $i) (i32.const 800)) (i32.shl (local.get $j) (i32.const 3))))
                            (f64.mul (local.get $x) (f64.load offset=524288
                                (i32.add (i32.mul (local.get $k) (i32.const 800)) (i32.shl (local.get $j) (i32.const 3)))))))
                    (br_if $lj (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 1))) (local.get $n))))
                (br_if $lk (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 1))) (local.get $n))))
            (br_if $li (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))))"#;

#[test]
fn the_inner_loop_of_gemm_is_vectorised_and_never_loads_the_base() {
    let ir = optimised(GEMM);
    assert!(!lines(&ir, "fmul <4 x double>").is_empty(), "{ir}");
    assert!(lines(&ir, "load ptr").is_empty(), "{ir}");
    assert!(lines(&ir, "volatile").is_empty(), "{ir}");
}

#[test]
fn an_access_behind_another_has_no_address_of_its_own() {
    let of = |memory: &str, index: &str, second: &str| {
        optimised(&format!(
            r#"(module (memory {memory} 1) (func (export "f") (param $p i32) (result i32)
                (i32.xor (i32.load ({index} (local.get $p))) (i32.load offset=8 ({index} (i32.add (local.get $p) (i32.const {second})))))))"#
        ))
    };
    for (second, addresses) in [("4", 1), ("65535", 1), ("65536", 2), ("-4", 2)] {
        let ir = of("", "i32.add (i32.const 0)", second);
        assert_eq!(lines(&ir, "zext i32").len(), addresses, "{second}: {ir}");
    }
    // A memory with 64-bit addresses may be larger than what 32 bits can say.
    let ir = of("i64", "i64.extend_i32_u", "4");
    assert_eq!(lines(&ir, "zext i32").len(), 2, "{ir}");
}

#[test]
fn sums_that_differ_by_a_constant_are_neighbours_however_they_are_written() {
    let of = |second: &str| {
        optimised(&format!(
            r#"(module (memory 1) (func (export "f") (param $p i32) (param $i i32) (result i32)
                (i32.xor (i32.load (i32.add (local.get $p) (i32.shl (local.get $i) (i32.const 2)))) (i32.load ({second})))))"#
        ))
    };
    let next = "(i32.add (local.get $i) (i32.const 1))";
    for (second, addresses) in [
        (format!("i32.add (i32.mul {next} (i32.const 4)) (local.get $p)"), 1),
        (format!("i32.sub (i32.shl {next} (i32.const 2)) (i32.sub (i32.const 7) (local.get $p))"), 2),
        (format!("i32.sub (i32.shl {next} (i32.const 2)) (i32.sub (i32.const -7) (local.get $p))"), 1),
        (format!("i32.add (i32.mul {next} (i32.const 5)) (local.get $p)"), 2),
    ] {
        let ir = of(&second);
        assert_eq!(lines(&ir, "zext i32").len(), addresses, "{second}: {ir}");
    }
}

#[test]
fn an_unrolled_loop_computes_the_address_of_each_array_once() {
    // What is loaded in each round keeps the loop from being vectorised.
    let ir = optimised(
        r#"(module (memory 16)
        (func (export "f") (param $to i32) (param $from i32) (param $k i32) (param $n i32) (local $i i32)
            (loop $l
                (i32.store (i32.add (local.get $to) (i32.shl (local.get $i) (i32.const 2)))
                    (i32.rotl (i32.load (local.get $k)) (i32.load (i32.add (local.get $from) (i32.shl (local.get $i) (i32.const 2))))))
                (br_if $l (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))))"#,
    );
    let blocks = ir.split("\n\n").map(|block| (lines(block, "store i32").len(), lines(block, "zext i32").len()));
    let (stores, addresses) = blocks.max().unwrap();
    assert!(stores >= 4 && addresses <= 2, "{ir}");
}

#[test]
fn a_store_to_memory_changes_no_global_no_table_and_no_base() {
    let ir = optimised(
        r#"(module (memory 1) (global $g (mut i32) (i32.const 1)) (table 2 funcref)
        (func (export "f") (param i32) (result i32)
            (i32.store (local.get 0) (global.get $g))
            (i32.store offset=8 (local.get 0) (table.size 0))
            (i32.store offset=16 (local.get 0) (global.get $g))
            (table.size 0)))"#,
    );
    assert_eq!(lines(&ir, "load i32").len(), 2, "{ir}");
}

#[test]
fn an_indirect_call_is_two_compares_and_a_call() {
    let ir = optimised(
        r#"(module (type $t (func (param i32) (result i32))) (table 4 funcref)
        (func (export "f") (param i32) (result i32) (call_indirect (type $t) (local.get 0) (local.get 0))))"#,
    );
    // The stack check, the bound, the type; and which trap, where the type differs.
    assert_eq!(lines(&ir, "icmp").len(), 4, "{ir}");
    assert_eq!(lines(&ir, "br i1").len(), 4, "{ir}");
    assert_eq!(lines(&ir, "call i32 %").len(), 1, "{ir}");
}

#[test]
fn only_loads_that_nothing_needs_are_forced() {
    let ir = optimised(
        r#"(module (memory 1)
        (func (export "used") (param i32) (result i32) (i32.load (local.get 0)))
        (func (export "unused") (param i32) (drop (i32.load (local.get 0)))))"#,
    );
    assert_eq!(lines(&ir, "asm sideeffect").len(), 1, "{ir}");
}

#[test]
fn a_loop_that_waits_for_memory_loads_each_time() {
    let ir = optimised(
        r#"(module (memory 1)
        (func (export "wait") (param i32) (result i32) (local i32)
            (loop $l
                (local.set 1 (i32.add (local.get 1) (i32.const 1)))
                (br_if $l (i32.eqz (i32.load (i32.load (local.get 0))))))
            (local.get 1))
        (func (export "find") (param i32) (param i32) (result i32)
            (loop $l
                (br_if $l (i32.ne (i32.load (local.tee 0 (i32.add (local.get 0) (i32.const 4)))) (i32.load (local.get 1)))))
            (local.get 0)))"#,
    );
    assert_eq!(lines(&ir, "load volatile").len(), 2, "{ir}");
}

#[test]
fn a_loop_without_end_stays_a_loop() {
    let ir = optimised(r#"(module (func (export "f") (loop $l (br $l))))"#);
    assert!(!lines(&ir, "br label").is_empty(), "{ir}");
    assert!(lines(&ir, "mustprogress").is_empty(), "{ir}");
}

#[test]
fn tail_calls_are_musttail_and_other_calls_are_not() {
    let ir = optimised(
        r#"(module (func $f (export "f") (param i32) (result i32) (return_call $g (local.get 0) (i64.const 1)))
        (func $g (export "g") (param i32 i64) (result i32) (call $f (i32.load (local.get 0))) (drop) (return_call $f (local.get 0)))
        (memory 1))"#,
    );
    assert_eq!(lines(&ir, "musttail call").len(), 2, "{ir}");
}

#[test]
fn only_the_stack_pointer_of_programs_for_wali_is_stored_in_order() {
    let text = |import: &str| {
        format!(
            r#"(module (import "{import}" "f" (func (param i32))) (global $sp (mut i32) (i32.const 0)) (global $other (mut i32) (i32.const 0))
            (func (export "f") (global.set $sp (i32.const 1)) (global.set $other (i32.const 2))))"#
        )
    };
    assert_eq!(lines(&optimised(&text("wali")), "store volatile").len(), 1);
    assert_eq!(lines(&optimised(&text("env")), "store volatile").len(), 0);
}

#[test]
fn hints_weigh_branches() {
    let text = |hint: &str| {
        format!(
            r#"(module (func (export "f") (param i32) (result i32)
                local.get 0
                (@metadata.code.branch_hint "{hint}")
                if
                    i32.const 1
                    return
                end
                block
                    local.get 0
                    (@metadata.code.branch_hint "{hint}")
                    br_if 0
                end
                i32.const 2))"#
        )
    };
    let options = Options { format: Format::UnoptimisedIr, ..Options::default() };
    for (hint, weights) in [("\\00", "!\"branch_weights\", i32 1, i32 2000"), ("\\01", "!\"branch_weights\", i32 2000, i32 1")] {
        let ir = String::from_utf8(compile(&wat::parse_str(text(hint)).unwrap(), &options).unwrap()).unwrap();
        assert_eq!((lines(&ir, "!prof").len(), lines(&ir, weights).len()), (2, 1), "{ir}");
    }
}

/// A loop that a C compiler has unrolled by three: LLVM keeps vectors of three times four numbers from one round to the next.
#[test]
fn vectors_of_odd_length_are_cut_to_registers() {
    let number = |at: u32| {
        let far = 262_144 + at;
        format!(
            "(f64.store offset={at} (local.get $j) (f64.add (f64.load offset={at} (local.get $j))
                (f64.mul (local.get $x) (f64.load offset={far} (local.get $j)))))"
        )
    };
    let ir = optimised(&format!(
        r#"(module (memory 16) (func (export "f") (local $k i32) (local $j i32) (local $x f64)
            (loop $lk
                (local.set $x (f64.load offset=8192 (i32.shl (local.get $k) (i32.const 3))))
                (local.set $j (i32.const 0))
                (loop $lj {} {} {}
                    (br_if $lj (i32.ne (local.tee $j (i32.add (local.get $j) (i32.const 24))) (i32.const 768))))
                (br_if $lk (i32.ne (local.tee $k (i32.add (local.get $k) (i32.const 1))) (i32.const 240))))))"#,
        number(0),
        number(8),
        number(16)
    ));
    let phis = lines(&ir, "phi <");
    assert!(!phis.is_empty() && phis.iter().all(|line| line.contains("<4 x double>") || line.contains("<8 x double>")), "{ir}");
}

#[test]
fn blocks_of_memory_are_moved_by_the_c_library_and_small_ones_by_none() {
    let ir = optimised(
        r#"(module (memory 1)
            (func (export "copy") (param i32 i32 i32)
                (memory.copy (i32.const 0) (local.get 0) (local.get 2)) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
            (func (export "fill") (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
            (func (export "few") (param i32 i32) (memory.copy (local.get 0) (local.get 1) (i32.const 8))))"#,
    );
    for (word, count) in [("call void @llvm.memmove", 2), ("call void @llvm.memset", 1), ("call void @wasm_memory", 0)] {
        assert_eq!(lines(&ir, word).len(), count, "{word}: {ir}");
    }
}

/// Callers would pass anything for a parameter that LLVM takes for unused, as the context is until the check of the stack needs it.
#[test]
fn functions_that_may_come_to_be_called_again_keep_their_context_and_check_the_stack_by_it() {
    let ir = optimised(
        r#"(module (import "env" "f" (func $import (param i32)))
            (func $fib (export "fib") (param i32) (result i32)
                (if (i32.lt_u (local.get 0) (i32.const 2)) (then (return (local.get 0))))
                (i32.add (call $fib (i32.sub (local.get 0) (i32.const 1))) (call $fib (i32.sub (local.get 0) (i32.const 2)))))
            (func $odd (param i32) (result i32)
                (if (result i32) (local.get 0) (then (call $even (i32.sub (local.get 0) (i32.const 1)))) (else (i32.const 0))))
            (func $even (param i32) (result i32)
                (if (result i32) (local.get 0) (then (call $odd (i32.sub (local.get 0) (i32.const 3)))) (else (i32.const 1))))
            (func (export "even") (param i32) (result i32) (call $import (call $even (local.get 0))) (call $even (local.get 0)))
            (func (export "leaf") (param i32) (result i32) (i32.mul (local.get 0) (local.get 0))))"#,
    );
    let functions = ir.split("\ndefine ").skip(1).map(|text| text.split("\n}").next().unwrap_or_default());
    let mut nesting = 0;
    for function in functions {
        let calls = function.lines().filter(|line| line.contains(" call ") && !line.contains("@llvm.") && !line.contains(" asm "));
        let nests = calls.clone().count() > 0;
        nesting += usize::from(nests);
        assert!(calls.clone().all(|line| !line.contains("ptr poison") && !line.contains("ptr undef")), "{function}");
        for word in ["@llvm.var.annotation", "@llvm.frameaddress"] {
            assert_eq!(lines(function, word).len(), usize::from(nests), "{word}: {function}");
        }
    }
    assert!(nesting >= 3, "{ir}");
}

#[test]
fn only_functions_that_may_come_to_be_called_again_check_the_stack() {
    let ir = optimised(
        r#"(module (type $t (func)) (memory 1) (table 2 funcref)
            (func $host (export "host") (drop (memory.grow (i32.const 1))))
            (func (export "above") (call $host) (call $host))
            (func (export "table") (call_indirect (type $t) (i32.const 1)) (call_indirect (type $t) (i32.const 0)))
            (func $down (export "down") (param i32) (call $host) (if (local.get 0) (then (call $down (i32.sub (local.get 0) (i32.const 1))) (call $host))))
            (func (export "to a cycle") (call $down (i32.const 3)) (call $host)))"#,
    );
    for (index, checks) in [(0, 0), (1, 0), (2, 1), (3, 1), (4, 0)] {
        let function = ir.split("\ndefine ").find(|text| text.contains(&format!("@f{index}("))).unwrap();
        assert_eq!(lines(function.split("\n}").next().unwrap(), "@llvm.frameaddress").len(), checks, "{function}");
    }
}

const VECTORS: &str = r#"(module (memory 1)
    (func (export "saxpy") (param $p i32) (param $n i32) (param $k f32)
        (loop $again
            (v128.store (local.get $p)
                (f32x4.add (v128.load offset=65536 (local.get $p)) (f32x4.mul (v128.load (local.get $p)) (f32x4.splat (local.get $k)))))
            (local.set $p (i32.add (local.get $p) (i32.const 16)))
            (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))"#;

#[test]
fn vectors_stay_in_registers_and_their_loops_are_as_written() {
    let ir = optimised(VECTORS);
    assert!(!lines(&ir, "fmul <4 x float>").is_empty() && !lines(&ir, "fadd <4 x float>").is_empty(), "{ir}");
    for word in ["alloca", " call ", "volatile", "asm sideeffect", "contract"] {
        assert!(lines(&ir, word).is_empty(), "{word}: {ir}");
    }
}

#[test]
fn a_relaxed_multiplication_with_addition_rounds_twice() {
    let ir = optimised(
        r#"(module (memory 1) (func (export "f") (param i32)
            (v128.store (local.get 0) (f64x2.relaxed_madd (v128.load (local.get 0)) (v128.load (local.get 0)) (v128.load (local.get 0))))))"#,
    );
    assert_eq!((lines(&ir, "fmul <2 x double>").len(), lines(&ir, "fadd <2 x double>").len()), (1, 1), "{ir}");
    assert!(lines(&ir, "fma").is_empty() && lines(&ir, "contract").is_empty(), "{ir}");
}

#[test]
fn vectors_travel_through_the_argument_buffer_and_never_in_prototypes() {
    let ir = optimised(
        r#"(module (func $f (export "f") (param i32 v128 f32 v128) (result v128) (i32x4.add (local.get 1) (local.get 3)))
            (func (export "g") (param i32) (result i32) (i32x4.extract_lane 0
                (call $f (local.get 0) (v128.const i64x2 1 2) (f32.const 1) (v128.const i64x2 3 4)))))"#,
    );
    let prototypes = lines(&ir, "define ");
    assert!(!prototypes.is_empty() && prototypes.iter().all(|line| !line.contains("<2 x i64>")), "{ir}");
}

#[test]
fn loads_of_which_only_some_lanes_are_used_are_forced() {
    let text = |value: &str| format!(r#"(module (memory 1) (func (export "f") (param i32 i32) (v128.store (local.get 1) {value})))"#);
    let forced = |value: &str| lines(&optimised(&text(value)), "asm sideeffect").len();
    assert_eq!(forced("(i16x8.extend_low_i8x16_s (v128.load (local.get 0)))"), 1);
    assert_eq!(forced("(i32x4.splat (i32x4.extract_lane 3 (v128.load (local.get 0))))"), 1);
    assert_eq!(forced("(i16x8.add (v128.load (local.get 0)) (v128.load (local.get 0)))"), 0);
    assert_eq!(forced("(v128.load8x8_u (local.get 0))"), 0);
}

#[test]
fn a_copy_is_no_wider_than_what_was_stored_before() {
    let shifted = |front: &str| {
        optimised(&format!(
            r#"(module (memory 1) (func (export "shift") (param $p i32) (param $n i32) (local $low i64) (local $high i64)
                (loop $l
                    (local.set $low (i64.load (local.get $p)))
                    (local.set $high (i64.load offset=8 (local.get $p)))
                    (i64.store offset=4 (local.get $p) (local.get $low))
                    (i64.store offset=12 (local.get $p) (local.get $high))
                    {front}
                    (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))"#
        ))
    };
    assert!(!lines(&shifted(""), "load <2 x i64>").is_empty(), "LLVM joins them");
    let beside = shifted("(i32.store offset=65000 (local.get $p) (local.get $n))");
    assert!(!lines(&beside, "load <2 x i64>").is_empty(), "{beside}");
    let ir = shifted("(i32.store (local.get $p) (local.get $n))");
    assert!(lines(&ir, "load <2 x i64>").is_empty(), "{ir}");
    assert_eq!((lines(&ir, "load volatile i64").len() % 2, lines(&ir, "store volatile i64").is_empty()), (0, false), "{ir}");
}

#[test]
fn a_strict_store_reads_its_last_byte_first_where_a_fault_may_leave_a_part() {
    let text = r#"(module (memory 1) (func (export "f") (param i32) (i64.store offset=100 (local.get 0) (i64.const 1))
        (i32.store8 (local.get 0) (i32.const 2))))"#;
    let accesses = |isa, bounds_checks| {
        let options =
            Options { isas: vec![isa], strict_memory_traps: true, bounds_checks, format: Format::OptimisedIr, ..Options::default() };
        let ir = String::from_utf8(compile(&wat::parse_str(text).unwrap(), &options).unwrap()).unwrap();
        let kinds = ["load volatile i8", "store volatile i64", "store volatile i8"];
        lines(&ir, "volatile").iter().map(|line| kinds.iter().position(|kind| line.contains(kind)).unwrap()).collect::<Vec<_>>()
    };
    for isa in [Isa::Aarch64, Isa::Riscv64] {
        assert_eq!((accesses(isa, false), accesses(isa, true)), (vec![0, 1, 2], vec![1, 2]), "{isa}");
    }
    assert_eq!(accesses(Isa::X86_64, false), [1, 2]);
}

#[test]
fn functions_that_llvm_would_take_too_long_for_are_compiled_as_they_are() {
    let is_left = |body: &str, locals: usize| {
        let locals = " i32".repeat(locals);
        let text = format!(r#"(module (func (export "f") (param i32) (result i32) (local{locals}) {body} (local.get 0)))"#);
        !lines(&optimised(&text), "optnone").is_empty()
    };
    let nested = |n: usize| format!("{}(br_if 0 (local.get 0)){}", "(block ".repeat(n), ")".repeat(n));
    let locals = |n: usize| (1..=n).map(|local| format!("(local.set {local} (local.get 0))")).collect::<String>();
    let branches = |n: usize| format!("(block {})", "(br_if 0 (local.get 0))".repeat(n));
    let loops = |n: usize| "(loop (br_if 0 (local.get 0)))".repeat(n);
    let targets = |n: usize| format!("(block (br_table{} (local.get 0)))", " 0".repeat(n));
    assert_eq!([1000, 1001].map(|n| is_left(&nested(n), 0)), [false, true]);
    assert_eq!([1000, 1001].map(|n| is_left(&locals(n), n)), [false, true]);
    assert_eq!([2000, 6000].map(|n| is_left(&branches(n), 0)), [false, true]);
    assert_eq!([200, 201].map(|n| is_left(&loops(n), 0)), [false, true]);
    assert_eq!([20_000, 30_002].map(|n| is_left(&targets(n), 0)), [false, true]);
    assert_eq!([20_000, 60_001].map(|n| is_left(&"nop ".repeat(n), 0)), [false, true]);
}

/// An interpreter: a loop that goes to one of many instructions, each of which returns to it.
fn interpreter(instructions: u32, values: u32) -> String {
    let local = |n: u32| format!("$v{}", n % values);
    let locals: String = (0..values).map(|n| format!("(local {} i32)", local(n))).collect();
    let blocks: String = (0..instructions).rev().map(|n| format!("(block $i{n} ")).collect();
    let labels: String = (0..instructions).map(|n| format!("$i{n} ")).collect();
    let code: String = (0..instructions)
        .map(|n| {
            let (a, b, c) = (local(n), local(n * 3 + 1), local(n * 5 + 2));
            format!(") (local.set {a} (i32.sub (local.get {b}) (i32.rotl (local.get {c}) (i32.const {n})))) (br $next)")
        })
        .collect();
    let results: String = (0..values).map(|n| format!("(i32.store offset={} (i32.const 0) (local.get {}))", n * 4, local(n))).collect();
    format!(
        r#"(module (memory 1) (func (export "f") (param $pc i32) {locals}
            (local.set $v1 (i32.const 1))
            (block $end (loop $next (local.set $pc (i32.add (local.get $pc) (i32.const 4)))
                {blocks} (br_table {labels} $end (i32.load (local.get $pc))) {code}))
            {results}))"#
    )
}

#[test]
fn an_interpreter_goes_from_instruction_to_instruction_without_a_branch() {
    for (instructions, values, cut) in [(40, 6, true), (8, 6, false), (200, 60, false)] {
        let ir = optimised(&interpreter(instructions, values));
        assert_eq!(!lines(&ir, "call i32 @llvm.umin.i32(").is_empty(), cut, "{instructions} instructions: {ir}");
    }
}
