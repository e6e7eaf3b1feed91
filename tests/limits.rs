//! What a hostile module may ask for: the limits that ARCHITECTURE.md names hold, what lies within them runs, and what does not is refused
//! with a message.

use iwasm::runtime::{Exit, Instance, InstantiateError, Linker, Store, TrapKind};
use iwasm::wasm::{Bodies, Module};
use wali_tests::mode::Mode;

fn encode(text: &str) -> Vec<u8> {
    wast::parser::ParseBuffer::new(text).and_then(|b| wast::parser::parse::<wast::Wat<'_>>(&b)?.encode()).expect("a module")
}

/// Why a module is refused, `None` if it is valid.
fn refusal(text: &str) -> Option<String> {
    Module::decode(encode(text), Bodies::Validate).err().map(|why| why.to_string())
}

#[track_caller]
fn expect_limit(text: impl Fn(usize) -> String, limit: usize, why: &str) {
    assert_eq!(refusal(&text(limit)), None, "{limit}");
    let refused = refusal(&text(limit + 1)).unwrap_or_else(|| panic!("{} is one too many", limit + 1));
    assert!(refused.contains(why), "{refused}");
}

#[test]
fn parts_of_a_module_are_limited() {
    let repeat = |what: &str, n: usize| what.repeat(n);
    expect_limit(|n| format!("(module (func (param{})))", repeat(" i32", n)), 1000, "params");
    expect_limit(|n| format!("(module (type (func (result{}))))", repeat(" i32", n)), 1000, "returns");
    expect_limit(|n| format!("(module (func (local{})))", repeat(" i64", n)), 50_000, "local");
    expect_limit(|n| format!("(module {})", repeat("(memory 0)", n)), 100, "memories");
    expect_limit(|n| format!("(module (type (struct {})))", repeat("(field i8)", n)), 10_000, "fields");
    expect_limit(|n| format!("(module (func {}))", repeat("nop ", n)), 7_654_321 - 2, "size");
    let chain = |n: usize| {
        let below = |i: usize| format!("(type $t{} (sub $t{i} (struct)))", i + 1);
        format!("(module (type $t0 (sub (struct))) {})", (0..n).map(below).collect::<String>())
    };
    expect_limit(chain, 63, "too deep");
}

fn instantiate(text: &str, mode: Mode, f: impl Fn(Result<&Instance, InstantiateError>)) {
    let (module, engine) = mode.load(&encode(text)).expect("a valid module");
    let store = Store::new();
    f(Instance::new(&store, &module, &engine, &Linker::new(), None));
}

fn call(text: &str, mode: Mode) -> Result<Vec<u64>, Exit> {
    let (module, engine) = mode.load(&encode(text)).expect("a valid module");
    let store = Store::new();
    let instance = Instance::new(&store, &module, &engine, &Linker::new(), None).expect("nothing is imported");
    instance.call(module.exported_func("f").expect("an export"), &[])
}

#[test]
fn memories_and_tables_that_cannot_be_had_are_refused() {
    for mode in Mode::ALL {
        instantiate("(module (table 10000000 funcref))", mode, |outcome| assert!(outcome.is_ok()));
        instantiate("(module (table 10000001 funcref (ref.null func)))", mode, |outcome| {
            assert!(matches!(outcome, Err(InstantiateError::Resources("table", _))), "more than 10,000,000 entries");
        });
        instantiate("(module (memory i64 4194305))", mode, |outcome| {
            assert!(matches!(outcome, Err(InstantiateError::Resources("memory", _))), "more than 256 GiB");
        });
        let text = r#"(module (memory i64 0) (func (export "f") (result i64) (memory.grow (i64.const 0x1_0000_0000_0000))))"#;
        assert_eq!(call(text, mode).expect("-1"), [u64::MAX]);
    }
}

#[test]
fn deeply_nested_code_runs() {
    let nested = |n: usize| {
        format!(
            r#"(module (func (export "f") (result i32) {} (br {n} (i32.const 7)) {} (i32.const 1)))"#,
            "block ".repeat(n),
            "end ".repeat(n)
        )
    };
    for (mode, depth) in [(Mode::Interp, 200_000), (Mode::Aot, 2_000)] {
        assert_eq!(call(&nested(depth), mode).expect("it returns"), [7]);
    }
}

#[test]
fn branches_with_many_values_take_no_code_for_each() {
    // Gigabytes, if there were a copy of each value at each branch.
    let (values, branches) = (1000, 300_000);
    let text = format!(
        r#"(module (func (export "f") (result i32) (block (result{}) {} {}) {}))"#,
        " i32".repeat(values),
        "(i32.const 7)".repeat(values),
        "(br_if 0 (i32.const 0))".repeat(branches),
        "drop ".repeat(values - 1)
    );
    assert_eq!(call(&text, Mode::Interp).expect("it returns"), [7]);
}

/// A number of the binary format.
fn number(mut value: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

fn section(id: u8, count: usize, contents: &[u8]) -> Vec<u8> {
    let count = number(count as u32);
    [&[id][..], &number((count.len() + contents.len()) as u32), &count, contents].concat()
}

#[test]
fn locals_that_are_only_declared_cost_nothing() {
    // 150 million locals in 24 KB.
    let (functions, locals) = (3000, 50_000);
    let declared = [&[1][..], &number(locals), &[0x7e, 0x0b]].concat();
    let body = [&number(declared.len() as u32)[..], &declared].concat();
    let parts = [
        b"\0asm\x01\0\0\0".to_vec(),
        section(1, 1, b"\x60\0\0"),
        section(3, functions, &vec![0; functions]),
        section(7, 1, b"\x01f\0\0"),
        section(10, functions, &body.repeat(functions)),
    ];
    for mode in Mode::ALL {
        let (module, engine) = mode.load(&parts.concat()).expect("a valid module");
        let store = Store::new();
        let instance = Instance::new(&store, &module, &engine, &Linker::new(), None).expect("nothing is imported");
        assert_eq!(instance.call(module.exported_func("f").expect("an export"), &[]).expect("it returns"), []);
    }
}

#[test]
fn code_that_moves_too_many_values_is_not_compiled() {
    let many = " i32".repeat(1000);
    let text = |calls: usize| {
        let (values, call, drop) = ("(i32.const 7)".repeat(1000), "(call 0)".repeat(calls), "drop ".repeat(1000));
        format!(r#"(module (func (param{many}) (result{many}) unreachable) (func (export "f") {values} {call} {drop}))"#)
    };
    let Err(refused) = Mode::Aot.load(&encode(&text(2600))) else { panic!("5 million values") };
    assert!(refused.contains("too many or too large"), "{refused}");
    assert!(Mode::Interp.load(&encode(&text(2600))).is_ok());
}

#[test]
fn frames_of_many_locals_overflow_the_stack_and_nothing_else() {
    let locals = " i64".repeat(50_000);
    let text = format!(r#"(module (func $f (export "f") (local{locals}) (call $f)))"#);
    for mode in Mode::ALL {
        match call(&text, mode) {
            Err(Exit::Trap(trap)) => assert!(matches!(trap.kind, TrapKind::OperandStackOverflow | TrapKind::NativeStackOverflow)),
            other => panic!("expected a trap, got {other:?}"),
        }
    }
}
