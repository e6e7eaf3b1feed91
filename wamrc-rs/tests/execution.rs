//! What compiled code does, where the specification's test suite does not look.

mod outcomes;

use aot_format::isa::Isa;
use aot_format::trap::TrapKind;
use wamrc::{Options, compile};
use wasm_encoder::{BlockType, Instruction, Instruction as I, ValType};

use outcomes::Outcome::{Returned, Threw, Trapped};
use outcomes::{PAGE, outcomes, outcomes_of, outcomes_with};

#[test]
fn addresses_wrap_also_behind_other_accesses() {
    let text = r#"(module (memory 1) (data (i32.const 0) "\01\00\00\00\02\00\00\00\04\00\00\00\08")
        (func (export "behind") (param $p i32) (result i32)
            (i32.add (i32.load (local.get $p)) (i32.load (i32.add (local.get $p) (i32.const 8)))))
        (func (export "before") (param $p i32) (result i32)
            (i32.add (i32.load (local.get $p)) (i32.load (i32.add (local.get $p) (i32.const -4)))))
        (func (export "both") (param $p i32) (result i32)
            (i32.add (i32.load (i32.add (local.get $p) (i32.const 8))) (i32.load (i32.add (local.get $p) (i32.const 12)))))
        (func (export "row") (param $p i32) (param $i i32) (result i32)
            (i32.add (i32.load (i32.add (local.get $p) (i32.shl (local.get $i) (i32.const 2))))
                (i32.load (i32.add (i32.mul (i32.add (local.get $i) (i32.const 1)) (i32.const 4)) (local.get $p)))))
        (func (export "loop") (param $p i32) (param $end i32) (result i32) (local $sum i32)
            (loop $l
                (local.set $sum (i32.add (local.get $sum)
                    (i32.add (i32.load (local.get $p)) (i32.load (i32.add (local.get $p) (i32.const 4))))))
                (br_if $l (i32.ne (local.tee $p (i32.add (local.get $p) (i32.const 8))) (local.get $end))))
            (local.get $sum)))"#;
    let minus = |n: u32| u64::from(n.wrapping_neg());
    let calls: &[(&str, &[u64])] = &[
        ("behind", &[0]),
        ("behind", &[minus(8)]),
        ("behind", &[PAGE - 4]),
        ("before", &[4]),
        ("before", &[0]),
        ("both", &[minus(8)]),
        ("both", &[minus(12)]),
        ("row", &[4, 1]),
        ("row", &[8, minus(2)]),
        ("row", &[minus(8), 1]),
        ("row", &[minus(12), 1 << 30]),
        ("row", &[minus(4), 1]),
        ("row", &[PAGE - 4, 0]),
        ("loop", &[0, 16]),
        ("loop", &[minus(8), 16]),
        ("loop", &[PAGE - 16, 0]),
    ];
    let expected = [
        Returned(vec![5]),
        Trapped(TrapKind::MemoryOutOfBounds),
        Trapped(TrapKind::MemoryOutOfBounds),
        Returned(vec![3]),
        Trapped(TrapKind::MemoryOutOfBounds),
        Returned(vec![3]),
        Trapped(TrapKind::MemoryOutOfBounds),
        Returned(vec![12]),
        Returned(vec![3]),
        Trapped(TrapKind::MemoryOutOfBounds),
        Trapped(TrapKind::MemoryOutOfBounds),
        Returned(vec![3]),
        Trapped(TrapKind::MemoryOutOfBounds),
        Returned(vec![15]),
        Trapped(TrapKind::MemoryOutOfBounds),
        Trapped(TrapKind::MemoryOutOfBounds),
    ];
    assert_eq!(outcomes(text, calls), expected);
}

#[test]
fn arguments_and_results_beyond_the_registers_arrive() {
    let text = r#"(module
        (type $many (func (param i32 i64 i32 f32 i64 i32 f64 i32 f64 f64 f64 f64 f64 f64 f64 f32) (result i64 f64 i32)))
        (table funcref (elem $many))
        (func $many (type $many)
            (i64.add (i64.add (i64.extend_i32_u (local.get 0)) (local.get 4)) (i64.extend_i32_u (local.get 7)))
            (f64.add (f64.promote_f32 (local.get 15)) (local.get 14))
            (local.get 5))
        (func (export "direct") (result i64 f64 i32) (call $many
            (i32.const 1) (i64.const 2) (i32.const 3) (f32.const 4) (i64.const 50) (i32.const 6) (f64.const 7) (i32.const 800)
            (f64.const 9) (f64.const 10) (f64.const 11) (f64.const 12) (f64.const 13) (f64.const 14) (f64.const 15) (f32.const 16)))
        (func (export "indirect") (result i64 f64 i32) (call_indirect (type $many)
            (i32.const 1) (i64.const 2) (i32.const 3) (f32.const 4) (i64.const 50) (i32.const 6) (f64.const 7) (i32.const 800)
            (f64.const 9) (f64.const 10) (f64.const 11) (f64.const 12) (f64.const 13) (f64.const 14) (f64.const 15) (f32.const 16)
            (i32.const 0)))
        (export "entry" (func $many)))"#;
    let args: Vec<u64> =
        vec![1, 2, 3, u64::from(4f32.to_bits()), 50, 6, 7f64.to_bits(), 800, 0, 0, 0, 0, 0, 0, 15f64.to_bits(), u64::from(16f32.to_bits())];
    let expected = || Returned(vec![851, 31f64.to_bits(), 6]);
    assert_eq!(outcomes(text, &[("direct", &[]), ("indirect", &[]), ("entry", &args)]), [expected(), expected(), expected()]);
}

#[test]
fn tail_calls_of_other_types_do_not_nest() {
    let text = r#"(module
        (type $wide (func (param i32 i32 i32 i32 i32 i32 i32 i64 f32) (result i64 i32)))
        (table funcref (elem $odd $even))
        (func $even (param i32 i64) (result i64 i32)
            (if (i32.eqz (local.get 0)) (then (return (local.get 1) (i32.const 0))))
            (return_call_indirect (type $wide) (i32.sub (local.get 0) (i32.const 1))
                (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5) (local.get 0) (local.get 1) (f32.const 1)
                (i32.const 0)))
        (func $odd (type $wide)
            (if (i32.eqz (local.get 0)) (then (return (local.get 7) (i32.const 1))))
            (return_call $even (i32.sub (local.get 0) (i32.const 1))
                (i64.add (local.get 7) (i64.extend_i32_u (i32.add (local.get 5) (i32.sub (local.get 6) (local.get 0)))))))
        (export "even" (func $even)))"#;
    assert_eq!(
        outcomes(text, &[("even", &[3_000_000, 0]), ("even", &[2_999_999, 0])]),
        [Returned(vec![1_500_000 * 6, 0]), Returned(vec![1_499_999 * 6, 1]),]
    );
}

#[test]
fn recursion_without_end_traps_and_loops_without_end_stay() {
    let text = r#"(module (global $g (mut i32) (i32.const 0))
        (func $runaway (export "runaway") (call $runaway))
        (func $inner (result i32) (i32.add (global.get $g) (call $inner)))
        (func (export "inner") (result i32) (call $inner))
        (func $a (param i32) (result i32) (call $b (i32.add (local.get 0) (i32.const 1))))
        (func $b (param i32) (result i32) (call $a (i32.mul (local.get 0) (i32.const 3))))
        (func (export "mutual") (result i32) (call $a (i32.const 1)))
        (type $t (func)) (memory 1) (table funcref (elem $step))
        (func $host (drop (memory.grow (i32.const 0))) (memory.fill (i32.const 0) (i32.const 1) (memory.size)))
        (func $through (call $host) (call_indirect (type $t) (i32.const 0)) (call $host))
        (func $step (export "by a table") (call $host) (call $through) (call $host)))"#;
    let overflow = || Trapped(TrapKind::NativeStackOverflow);
    for name in ["runaway", "inner", "mutual", "by a table"] {
        assert_eq!(outcomes(text, &[(name, &[])]), [overflow()], "{name}");
    }
}

/// A module in the legacy encoding of exceptions, which has no text format any more: tag 0 carries an i32, tag 1 an i64 and an f32, tag 2
/// nothing. Function 0 throws the tag after its argument, or returns when that is 0. The others take an i32 and return one.
fn legacy_module(functions: &[(&str, &[Instruction<'_>])]) -> Vec<u8> {
    let mut module = wasm_encoder::Module::new();
    let mut types = wasm_encoder::TypeSection::new();
    types.ty().function([ValType::I32], []);
    types.ty().function([ValType::I64, ValType::F32], []);
    types.ty().function([], []);
    types.ty().function([ValType::I32], [ValType::I32]);
    module.section(&types);
    let mut declared = wasm_encoder::FunctionSection::new();
    declared.function(0);
    for _ in functions {
        declared.function(3);
    }
    module.section(&declared);
    let mut tags = wasm_encoder::TagSection::new();
    for func_type_idx in 0..3 {
        tags.tag(wasm_encoder::TagType { kind: wasm_encoder::TagKind::Exception, func_type_idx });
    }
    module.section(&tags);
    let mut exports = wasm_encoder::ExportSection::new();
    for (index, (name, _)) in functions.iter().enumerate() {
        exports.export(name, wasm_encoder::ExportKind::Func, index as u32 + 1);
    }
    module.section(&exports);
    let mut code = wasm_encoder::CodeSection::new();
    let throws: [(i32, &[Instruction<'_>], u32); 3] =
        [(1, &[I::I32Const(10)], 0), (2, &[I::I64Const(20), I::F32Const(0.5.into())], 1), (3, &[], 2)];
    let mut thrower = wasm_encoder::Function::new([]);
    for (argument, values, tag) in throws {
        let test = [I::LocalGet(0), I::I32Const(argument), I::I32Eq, I::If(BlockType::Empty)];
        for instruction in test.iter().chain(values).chain([&I::Throw(tag), &I::End]) {
            thrower.instruction(instruction);
        }
    }
    thrower.instruction(&I::End);
    code.function(&thrower);
    for (_, body) in functions {
        let mut function = wasm_encoder::Function::new([(1, ValType::I32)]);
        for instruction in body.iter().chain([&I::End]) {
            function.instruction(instruction);
        }
        code.function(&function);
    }
    module.section(&code);
    module.finish()
}

#[test]
fn legacy_exceptions_find_their_clauses() {
    const TRY: Instruction<'_> = I::Try(BlockType::Result(ValType::I32));
    const THROW: [Instruction<'_>; 3] = [I::LocalGet(0), I::Call(0), I::I32Const(0)];
    let [argument, throw, zero] = THROW;
    // Tag 2 becomes tag 0 in between, out of this function.
    let clauses = [
        TRY,
        I::Try(BlockType::Empty),
        argument.clone(),
        throw.clone(),
        I::Catch(2),
        I::I32Const(30),
        I::Throw(0),
        I::End,
        zero.clone(),
        I::Catch(0),
        I::Catch(1),
        I::Drop,
        I::I32WrapI64,
        I::End,
    ];
    let all = [TRY, argument.clone(), throw.clone(), zero.clone(), I::CatchAll, I::I32Const(99), I::End];
    let rethrow = [
        TRY,
        TRY,
        argument.clone(),
        throw.clone(),
        zero.clone(),
        I::CatchAll,
        argument.clone(),
        I::I32Const(1),
        I::I32Eq,
        I::If(BlockType::Empty),
        I::Rethrow(1),
        I::End,
        I::I32Const(7),
        I::End,
        I::Catch(0),
        I::I32Const(100),
        I::I32Add,
        I::End,
    ];
    let delegate = [
        TRY,
        TRY,
        TRY,
        argument.clone(),
        throw.clone(),
        zero.clone(),
        I::Delegate(1),
        I::CatchAll,
        I::I32Const(-1),
        I::End,
        I::Catch(0),
        I::I32Const(1000),
        I::I32Add,
        I::End,
    ];
    let out = [TRY, TRY, argument.clone(), throw.clone(), zero.clone(), I::Delegate(1), I::CatchAll, I::I32Const(-1), I::End];
    let keeps = [
        I::Try(BlockType::Empty),
        I::I32Const(5),
        I::LocalSet(1),
        argument,
        throw,
        I::I32Const(6),
        I::LocalSet(1),
        I::CatchAll,
        I::LocalGet(1),
        I::I32Const(40),
        I::I32Add,
        I::LocalSet(1),
        I::End,
        I::LocalGet(1),
    ];
    let wasm = legacy_module(&[
        ("clauses", &clauses),
        ("all", &all),
        ("rethrow", &rethrow),
        ("delegate", &delegate),
        ("out", &out),
        ("keeps", &keeps),
    ]);
    let returned = |value: i32| Returned(vec![u64::from(value as u32)]);
    let calls: [(&str, &[u64]); 15] = [
        ("clauses", &[0]),
        ("clauses", &[1]),
        ("clauses", &[2]),
        ("clauses", &[3]),
        ("all", &[3]),
        ("all", &[0]),
        ("rethrow", &[1]),
        ("rethrow", &[2]),
        ("delegate", &[1]),
        ("delegate", &[2]),
        ("out", &[0]),
        ("out", &[1]),
        ("keeps", &[0]),
        ("keeps", &[3]),
        ("clauses", &[0]),
    ];
    assert_eq!(
        outcomes_of(&wasm, &calls),
        [
            returned(0),
            returned(10),
            returned(20),
            returned(30),
            returned(99),
            returned(0),
            returned(110),
            returned(7),
            returned(1010),
            Threw,
            returned(0),
            Threw,
            returned(6),
            returned(45),
            returned(0),
        ]
    );
}

#[test]
fn exceptions_by_reference_are_thrown_again() {
    let text = r#"(module
        (tag $a (param i32 i64))
        (func $throw (param i32) (if (local.get 0) (then (throw $a (local.get 0) (i64.const 7)))))
        (func $again (param i32)
            (block $h (result exnref)
                (try_table (catch_all_ref $h) (call $throw (local.get 0)) (return))
                (unreachable))
            (throw_ref))
        (func (export "f") (param i32) (result i32)
            (block $h (result i32 i64 exnref)
                (try_table (catch_ref $a $h) (call $again (local.get 0)) (return (i32.const -1)))
                (unreachable))
            (drop) (i32.wrap_i64) (i32.add))
        (func (export "null") (throw_ref (ref.null exn))))"#;
    assert_eq!(
        outcomes(text, &[("f", &[5]), ("f", &[0]), ("null", &[])]),
        [Returned(vec![12]), Returned(vec![u64::from(u32::MAX)]), Trapped(TrapKind::NullReference),]
    );
}

#[test]
fn traps_are_not_caught() {
    let text = r#"(module (memory 1)
        (func $trap (param i32) (result i32) (i32.div_s (i32.load (local.get 0)) (i32.const 0)))
        (func (export "f") (param i32) (result i32)
            (block $h (try_table (result i32) (catch_all $h) (call $trap (local.get 0))) (return)) (i32.const 1)))"#;
    assert_eq!(
        outcomes(text, &[("f", &[0]), ("f", &[PAGE])]),
        [Trapped(TrapKind::IntegerDivideByZero), Trapped(TrapKind::MemoryOutOfBounds),]
    );
}

/// LLVM folds the conversion to poison.
#[test]
fn a_value_that_no_conversion_yields_may_be_an_operand() {
    let text = r#"(module (func (export "f") (result f64)
        (f64.add (f64.convert_i32_u (i32.trunc_f32_u (f32.const -1e15))) (f64.mul (f64.convert_i32_s (i32.trunc_f64_s (f64.const nan))) (f64.const 2)))))"#;
    assert_eq!(outcomes(text, &[("f", &[])]), [Trapped(TrapKind::IntegerOverflow)]);
}

/// Eight values that LLVM keeps in one vector register of 32 bytes live across a call that throws: their slot needs more alignment than the
/// stack has, so that the stack pointer's distance from the frame pointer differs from activation to activation.
#[test]
fn landing_pads_of_aligned_frames_find_their_values() {
    let each = |line: fn(u32) -> String| (0..8).map(line).collect::<String>();
    let body = |callee: &str, caught: &str| {
        format!(
            "{} try (call_indirect (type $t) (i32.const {callee})) {caught} end {} (i32.load offset=92 (i32.const 0))",
            each(|i| format!("(local.set {i} (i32.load offset={} (i32.const 0)))", i * 4)),
            each(|i| format!("(i32.store offset={} (i32.const 0) (i32.add (local.get {i}) (i32.const 1)))", 64 + i * 4)),
        )
    };
    let locals = "(local i32 i32 i32 i32 i32 i32 i32 i32)";
    let text = format!(
        r#"(module (type $t (func)) (tag $e) (tag $other) (memory 1) (data (i32.const 28) "\07")
        (table funcref (elem $throw $through))
        (func $throw (i32.store (i32.const 28) (i32.const 41)) (throw $e))
        (func $through {locals} {} drop)
        (func (export "caught") (result i32) {locals} {})
        (func (export "passed on") (result i32) {locals} {}))"#,
        body("0", "catch $other"),
        body("0", "catch $e"),
        body("1", "catch_all"),
    );
    let wasm = wat::parse_str(&text).unwrap();
    assert_eq!(
        outcomes_of(&wasm, &[("caught", &[]), ("passed on", &[]), ("caught", &[])]),
        [Returned(vec![8]), Returned(vec![42]), Returned(vec![42])]
    );
    if cfg!(target_arch = "x86_64") {
        let aot = compile(&wasm, &Options { cpu: Some("x86-64-v3".into()), ..Options::default() }).unwrap();
        let container = aot_format::container::Container::read(&aot).unwrap();
        assert!(container.images[0].frames.iter().any(|frame| frame.align > 16), "no frame is aligned: this tests nothing");
    }
}

/// A module of several parts, with calls across them of functions that are inlined, that trap, throw and are too large to be copied.
fn module_of_many_parts() -> Vec<u8> {
    const FUNCTIONS: usize = 300;
    let mut text = String::from("(module (memory 1) (tag $t (param i32)) (table 1 funcref) (elem (i32.const 0) $f0)\n");
    for i in 0..FUNCTIONS {
        let (near, far) = ((i + 1) % FUNCTIONS, (i * 7 + 151) % FUNCTIONS);
        // Distinct constants keep the bodies distinct and long.
        let padding: String =
            (0..60).map(|k| format!("(i64.store offset={} (i32.const 0) (i64.const {}))", k * 8, (i as i64 + 1) << 40 | k)).collect();
        text += &format!(
            "(func $f{i} (export \"f{i}\") (param i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (return (i32.const {i}))))
                {padding}
                (drop (call $peek{i} (i32.const {})))
                (i32.add (call $f{near} (i32.sub (local.get 0) (i32.const 1))) (call $small{far} (local.get 0))))
            (func $small{i} (param i32) (result i32) (i32.mul (local.get 0) (i32.const {i})))
            (func $peek{i} (param i32) (result i32) (i32.load offset=65528 (local.get 0)))\n",
            if i == 250 { 5 } else { 0 }
        );
    }
    text += "(func $throws (if (i32.load (i32.const 8)) (then (throw $t (i32.const 9)))))
        (func (export \"catches\") (param i32) (result i32)
            (drop (call $f0 (local.get 0)))
            (block $h (result i32) (try_table (catch $t $h) (call $throws)) (i32.const 1))))";
    wat::parse_str(text).unwrap()
}

#[test]
fn functions_of_all_parts_call_each_other() {
    let wasm = module_of_many_parts();
    let sum =
        |from: u64, depth: u64| (0..depth).map(|k| (((from + k) % 300 * 7 + 151) % 300) * (depth - k)).sum::<u64>() + (from + depth) % 300;
    let calls: [(&str, &[u64]); 4] = [("f0", &[100]), ("f200", &[49]), ("f200", &[60]), ("catches", &[3])];
    let expected = [Returned(vec![sum(0, 100)]), Returned(vec![sum(200, 49)]), Trapped(TrapKind::MemoryOutOfBounds), Returned(vec![9])];
    assert_eq!(outcomes_of(&wasm, &calls), expected);
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let wasm = module_of_many_parts();
    let with = |threads| compile(&wasm, &Options { threads: std::num::NonZero::new(threads), ..Options::default() }).unwrap();
    let one = with(1);
    assert_eq!(one, with(2));
    assert_eq!(one, with(7));
}

#[test]
fn bounds_checks_and_guard_pages_agree() {
    let text = r#"(module (memory 1 2)
        (func (export "load8") (param i32) (result i32) (i32.load8_u (local.get 0)))
        (func (export "load64") (param i32) (result i64) (i64.load offset=8 (local.get 0)))
        (func (export "store") (param i32) (f32.store offset=4294967295 (local.get 0) (f32.const 1)))
        (func (export "add") (param i32) (result i32) (i32.atomic.rmw.add (local.get 0) (i32.const 1)))
        (func (export "grow") (result i32) (memory.grow (i32.const 1))))"#;
    let wasm = wat::parse_str(text).unwrap();
    let calls: [(&str, &[u64]); 11] = [
        ("load8", &[PAGE - 1]),
        ("load8", &[PAGE]),
        ("load64", &[PAGE - 16]),
        ("load64", &[PAGE - 15]),
        ("load64", &[u64::from(u32::MAX)]),
        ("store", &[0]),
        ("add", &[PAGE - 4]),
        ("add", &[PAGE]),
        ("grow", &[]),
        ("load64", &[PAGE]),
        ("load8", &[2 * PAGE]),
    ];
    let guarded = outcomes_of(&wasm, &calls);
    let oob = Trapped(TrapKind::MemoryOutOfBounds);
    assert_eq!(
        guarded.iter().map(|outcome| *outcome == oob).collect::<Vec<_>>(),
        [false, true, false, true, true, true, false, true, false, false, true]
    );
    for opt_level in [0, 3] {
        assert_eq!(outcomes_with(&wasm, &Options { opt_level, bounds_checks: true, ..Options::default() }, &calls), guarded);
    }
}

#[test]
fn strict_traps_leave_memory_as_the_specification_says() {
    let text = r#"(module (memory 1)
        (func (export "f") (param i32)
            (i32.store (i32.const 0) (i32.const 1))
            (drop (i32.load (local.get 0)))
            (i32.store (i32.const 0) (i32.const 2)))
        (func (export "loop") (param i32)
            (loop $l
                (i32.store (i32.const 4) (local.get 0))
                (drop (i32.load (local.tee 0 (i32.add (local.get 0) (i32.const 16384)))))
                (br $l)))
        (func (export "get") (param i32) (result i32) (i32.load (local.get 0))))"#;
    let wasm = wat::parse_str(text).unwrap();
    let options = Options { strict_memory_traps: true, ..Options::default() };
    let outcomes = outcomes_with(&wasm, &options, &[("f", &[PAGE]), ("get", &[0]), ("loop", &[0]), ("get", &[4])]);
    let oob = || Trapped(TrapKind::MemoryOutOfBounds);
    assert_eq!(outcomes, [oob(), Returned(vec![1]), oob(), Returned(vec![3 * 16384])]);
}

#[test]
fn vast_functions_return_and_trap_as_others() {
    // Blocks nested deeper than LLVM's passes are asked to look at, and more locals than tables of frameless code can tell of.
    let (open, close, locals) = ("(block ".repeat(1001), ")".repeat(1001), " i64".repeat(6000));
    let set: String = (2..6000).map(|local| format!("(local.set {local} (i64.add (local.get {local}) (i64.const {local})))")).collect();
    let text = format!(
        r#"(module (memory 1)
        (func $unused (param i32) (result i32) (i32.load (local.get 0)))
        (func (export "nested") (param i32) (result i32) {open} (br_if 500 (local.get 0)) {close} (i32.mul (local.get 0) (i32.const 3)))
        (func (export "dead") (param i32) {open} {close} (drop (i32.load (local.get 0))))
        (func (export "called") (param i32) {open} {close} (drop (call $unused (local.get 0))))
        (func (export "locals") (param i32) (result i64) (local{locals}) {set}
            (i64.add (i64.load (local.get 0)) (local.get 5999))))"#
    );
    let calls: [(&str, &[u64]); 7] = [
        ("nested", &[5]),
        ("dead", &[PAGE - 4]),
        ("dead", &[PAGE - 3]),
        ("called", &[PAGE - 4]),
        ("called", &[PAGE - 3]),
        ("locals", &[0]),
        ("locals", &[PAGE - 7]),
    ];
    let everywhere = Options { isas: Isa::ALL.to_vec(), ..Options::default() };
    compile(&wat::parse_str(&text).unwrap(), &everywhere).unwrap();
    let trapped = || Trapped(TrapKind::MemoryOutOfBounds);
    let expected = [Returned(vec![15]), Returned(vec![]), trapped(), Returned(vec![]), trapped(), Returned(vec![5999]), trapped()];
    assert_eq!(outcomes(&text, &calls), expected);
}

#[test]
fn a_dispatching_loop_leads_to_each_instruction_and_leaves_by_what_is_none() {
    // Instruction n multiplies by 3 and adds n; some are missing in the middle, others share their code.
    let label = |n: u32| if n % 7 == 3 { "$end".into() } else { format!("$i{}", n & !1) };
    for load in ["i32.load8_u", "i32.load", "i32.load16_s"] {
        let blocks: String = (0..64).rev().map(|n| format!("(block $i{n} ")).collect();
        let labels: String = (0..64).map(|n| label(n) + " ").collect();
        let code: String = (0..64)
            .map(|n| format!(") (local.set $x (i32.add (i32.mul (local.get $x) (i32.const 3)) (i32.const {n}))) (br $next)"))
            .collect();
        let text = format!(
            r#"(module (memory 1) (data (i32.const 100) "\00\00\00\00\02\00\00\00\3f\00\00\00\10\00\00\00\03\00\00\00\01\00\00\00\40\00\00\00\3e\00\00\00\ff\ff\ff\ff")
            (func (export "run") (param $pc i32) (result i32) (local $x i32) (local $at i32)
                (block $end (loop $next
                    (local.set $at (local.get $pc)) (local.set $pc (i32.add (local.get $pc) (i32.const 4)))
                    {blocks} (br_table {labels} $end ({load} (local.get $at))) {code}))
                (i32.xor (i32.mul (local.get $x) (i32.const 1000)) (local.get $pc))))"#
        );
        let result = |x: u64, pc: u64| Returned(vec![(x * 1000) ^ pc]);
        let expected = [
            // 0, 2, 62 (for 63) and 16, until 3, which is missing.
            result(((2 * 3) + 62) * 3 + 16, 120),
            // 1 shares the code of 0; 64 is one too many.
            result(0, 128),
            // 62, and a number that is far beyond them.
            result(62, 136),
        ];
        assert_eq!(outcomes(&text, &[("run", &[100]), ("run", &[120]), ("run", &[128])]), expected, "{load}");
    }
}
