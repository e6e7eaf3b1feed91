//! Modules that ask much of a compiler: it takes time and memory in proportion to their size.

use std::process::Command;

use wasm_encoder as w;
use wasm_encoder::{BlockType, Instruction as I, ValType};

/// CPU time that a compilation may take, in seconds, and its memory, in KiB, however slow the machine and the build. What takes the square of its
/// size would take hours.
const LIMITS: &str = "ulimit -t 100 -v 8000000";

fn at(offset: u64) -> w::MemArg {
    w::MemArg { offset, align: 2, target: w::MemArgTarget::Memory(0), ordering: None }
}

fn load(offset: u64) -> I<'static> {
    I::I32Load(at(offset))
}

/// A module whose last function of parameters and result i32 has this body, and the types of the others.
fn module(others: &[(usize, &[I<'_>])], locals: u32, body: &[I<'_>]) -> Vec<u8> {
    let (mut types, mut functions, mut code) = (w::TypeSection::new(), w::FunctionSection::new(), w::CodeSection::new());
    for (ty, (params, body, locals)) in others.iter().map(|(params, body)| (*params, *body, 0)).chain([(1, body, locals)]).enumerate() {
        types.ty().function(vec![ValType::I32; params], [ValType::I32]);
        functions.function(ty as u32);
        let mut function = w::Function::new([(locals, ValType::I32)]);
        body.iter().for_each(|instruction| {
            function.instruction(instruction);
        });
        function.instruction(&I::End);
        code.function(&function);
    }
    let mut memories = w::MemorySection::new();
    memories.memory(w::MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    let mut module = w::Module::new();
    module.section(&types).section(&functions).section(&memories).section(&code);
    module.finish()
}

/// So many times what is made of a number.
fn times<const N: usize>(count: i32, of: impl Fn(i32) -> [I<'static>; N]) -> Vec<I<'static>> {
    (0..count).flat_map(of).collect()
}

fn compiles(name: &str, wasm: &[u8]) {
    let directory = std::env::temp_dir().join(format!("wamrc-vast-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    std::fs::write(directory.join("vast.wasm"), wasm).unwrap();
    let script = format!("{LIMITS}; exec {} -v=0 --threads=1 -o vast.aot vast.wasm", env!("CARGO_BIN_EXE_wamrc"));
    let output = Command::new("sh").args(["-c", &script]).current_dir(&directory).output().unwrap();
    std::fs::remove_dir_all(&directory).unwrap();
    assert!(output.status.success(), "{name}: {} {}", output.status, String::from_utf8_lossy(&output.stderr));
}

fn compiles_body(name: &str, mut body: Vec<I<'static>>) {
    body.push(I::LocalGet(1));
    compiles(name, &module(&[], 1, &body));
}

#[test]
fn many_ifs_one_after_the_other() {
    let one = |i| [I::LocalGet(0), I::I32Const(i), I::I32Eq, I::If(BlockType::Empty), I::LocalGet(1), load(4), I::LocalSet(1), I::End];
    compiles_body("ifs", times(10_000, one));
}

#[test]
fn many_ifs_within_each_other() {
    let one = |i| [I::LocalGet(0), I::I32Const(i), I::I32GtS, I::If(BlockType::Empty), I::LocalGet(1), I::I32Eqz, I::LocalSet(1)];
    compiles_body("nested", [times(10_000, one), times(10_000, |_| [I::End])].concat());
}

#[test]
fn a_table_of_many_targets() {
    let targets: Vec<u32> = (0..100_000).map(|i| i % 2).collect();
    let outer = [I::Block(BlockType::Empty), I::Block(BlockType::Empty), I::LocalGet(0)];
    compiles_body("targets", [&outer[..], &[I::BrTable(targets.into(), 0), I::End, I::End]].concat());
}

#[test]
fn a_table_into_as_many_blocks() {
    let blocks = times(5_000, |_| [I::Block(BlockType::Empty)]);
    let arms = times(5_000, |i| [I::End, I::LocalGet(1), I::I32Const(i), I::I32Add, I::LocalSet(1)]);
    let table = vec![I::LocalGet(0), I::BrTable((0..5_000).collect::<Vec<u32>>().into(), 0)];
    compiles_body("arms", [blocks, table, arms].concat());
}

#[test]
fn a_million_operators() {
    compiles_body("straight", times(250_000, |i| [I::LocalGet(1), I::I32Const(i), I::I32Xor, I::LocalSet(1)]));
}

#[test]
fn one_vast_expression() {
    let terms = times(150_000, |_| [I::LocalGet(0)]);
    compiles_body("expression", [terms, times(149_999, |_| [I::I32Add]), vec![I::LocalSet(1)]].concat());
}

#[test]
fn many_loops() {
    let one = |i| [I::Loop(BlockType::Empty), I::LocalGet(1), load(0), I::LocalTee(1), I::I32Const(i), I::I32LtS, I::BrIf(0), I::End];
    compiles_body("loops", times(5_000, one));
}

#[test]
fn many_locals() {
    let one = |i: i32| [I::LocalGet(i as u32), I::LocalGet(0), I::I32Add, I::LocalSet(i as u32 + 1)];
    let body = [vec![I::Loop(BlockType::Empty)], times(49_000, one), vec![I::LocalGet(7), I::BrIf(0), I::End, I::LocalGet(9)]].concat();
    compiles("locals", &module(&[], 49_500, &body));
}

#[test]
fn many_calls_of_many_arguments() {
    let callee = [I::LocalGet(99), I::LocalGet(3), I::I32Add];
    let call = || (0..100).map(|_| I::LocalGet(0)).chain([I::Call(0), I::LocalSet(1)]);
    let body: Vec<I<'static>> = (0..10_000).flat_map(|_| call()).chain([I::LocalGet(1)]).collect();
    compiles("calls", &module(&[(100, &callee)], 1, &body));
}

#[test]
fn many_functions() {
    let body = [I::LocalGet(0), I::I32Const(7), I::I32Add];
    let others: Vec<(usize, &[I<'_>])> = vec![(1, &body[..]); 100_000];
    compiles("functions", &module(&others, 0, &body));
}

#[test]
fn a_frame_of_many_pages_in_a_function_that_calls_nothing() {
    // So many values live at once that they fill a frame, whose stack pointer is aligned to nothing in particular.
    for count in [40, 75, 3001, 15_001] {
        let loads = times(count, |i| [I::LocalGet(0), load(4 * i as u64)]);
        let stores = times(count, |i| [I::LocalSet(1), I::LocalGet(0), I::LocalGet(1), I::I32Store(at(4 * i as u64))]);
        compiles_body(&format!("frame-{count}"), [loads, stores].concat());
    }
}
