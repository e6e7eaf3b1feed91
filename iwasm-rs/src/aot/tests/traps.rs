use aot_format::container::{PcMapping, Scope};
use aot_format::intrinsics::Intrinsic;
use aot_format::reloc::{Kind, Target};
use aot_format::trap::TrapKind;

use super::build::{Build, ENTER, LEAVE, instantiate, run};
use crate::runtime::{Exit, Frame, Linker, Trap};

fn frames(list: &[(u32, u32)]) -> Vec<Frame> {
    list.iter().map(|(func, offset)| Frame { func: *func, offset: *offset }).collect()
}

fn trap_of(result: Result<Vec<u64>, Exit>) -> Box<Trap> {
    match result {
        Err(Exit::Trap(trap)) => trap,
        other => panic!("{other:?}"),
    }
}

/// Function 0 is called by 1, which is called by 2.
fn callers(b: &mut Build) {
    b.begin().bytes(ENTER).at(0x20).call(0).at(0x25).bytes(LEAVE).end(1, 0, &[]);
    b.begin().bytes(ENTER).at(0x30).call(1).at(0x35).bytes(LEAVE).end(2, 0, &[]);
}

const THREE: &str = r#"(module (memory 1) (func (export "a") (param i32) unreachable) (func (export "b") (param i32) unreachable)
    (func (export "c") (param i32) unreachable))"#;

#[test]
fn a_raised_trap_has_the_frames_of_its_callers() {
    let mut b = Build::new(3);
    b.begin().bytes(ENTER).at(0x10).bytes(&[0xbe, 8, 0, 0, 0]).call_helper(Intrinsic::trap).end(0, 0, &[]);
    callers(&mut b);
    let p = run(&b, THREE);
    let trap = trap_of(p.instance().call(2, &[0]));
    assert_eq!(trap.kind, TrapKind::UndefinedElement);
    assert_eq!(trap.frames, frames(&[(0, 0x10), (1, 0x20), (2, 0x30)]));
    assert_eq!(trap.backtrace(), "#00: 0x0010 - a\n#01: 0x0020 - b\n#02: 0x0030 - c\n");
    // The activation is over: the next one works.
    assert_eq!(trap_of(p.instance().call(0, &[0])).frames.len(), 1);
}

#[test]
fn a_fault_in_a_leaf_without_a_frame_finds_its_caller() {
    let mut b = Build::new(3);
    b.begin().at(0x10).bytes(&[0x8b, 0x04, 0x16, 0xc3]).frameless().end(0, 0, &[]); // mov eax, [rsi + rdx]; ret
    callers(&mut b);
    let p = run(&b, THREE);
    assert!(p.instance().call(2, &[0]).is_ok());
    for address in [65536, 0xffff_ffff] {
        let trap = trap_of(p.instance().call(2, &[address]));
        assert_eq!(trap.kind, TrapKind::MemoryOutOfBounds);
        assert_eq!(trap.frames, frames(&[(0, 0x10), (1, 0x20), (2, 0x30)]));
    }
}

#[test]
fn a_fault_in_a_function_with_a_frame_finds_its_caller() {
    let mut b = Build::new(3);
    b.begin().bytes(ENTER).at(0x10).bytes(&[0x8b, 0x04, 0x16]).bytes(LEAVE).end(0, 0, &[]);
    callers(&mut b);
    let trap = trap_of(run(&b, THREE).instance().call(2, &[1 << 20]));
    assert_eq!(trap.frames, frames(&[(0, 0x10), (1, 0x20), (2, 0x30)]));
}

#[test]
fn a_fault_in_the_c_library_finds_the_code_that_called_it() {
    let mut b = Build::new(3);
    // memset(memory + address, 0, 256), as LLVM makes it of a loop.
    b.begin().bytes(ENTER).at(0x10).bytes(&[0x48, 0x8d, 0x3c, 0x16, 0x31, 0xf6, 0xba, 0, 1, 0, 0]);
    b.relocated(&[0xe8], Kind::X86_64Plt32, Target::from_symbol("memset").unwrap()).bytes(LEAVE).end(0, 0, &[]);
    callers(&mut b);
    let trap = trap_of(run(&b, THREE).instance().call(2, &[1 << 20]));
    assert_eq!(trap.kind, TrapKind::MemoryOutOfBounds);
    assert_eq!(trap.frames, frames(&[(0, 0x10), (1, 0x20), (2, 0x30)]));
}

#[test]
fn a_trap_before_the_first_call_of_an_activation_has_no_frames_of_an_outer_one() {
    let mut b = Build::new(3);
    b.begin().bytes(ENTER).at(0x10).bytes(&[0xbe, 8, 0, 0, 0]).call_helper(Intrinsic::trap).end(0, 0, &[]);
    callers(&mut b);
    let p = run(&b, THREE);
    trap_of(p.instance().call(2, &[0]));
    assert_eq!(p.instance().trap(TrapKind::Unreachable).frames, []);
}

#[test]
fn instructions_of_the_trap_table_mean_its_kinds() {
    let mut b = Build::new(3);
    b.begin().at(0x10).trap_here(TrapKind::InvalidConversion).bytes(&[0x0f, 0x0b]).frameless().end(0, 0, &[]); // ud2
    // mov eax, edx; cdq; xor ecx, ecx; idiv ecx; ret
    b.begin().at(0x20).bytes(&[0x89, 0xd0, 0x99, 0x31, 0xc9]).trap_here(TrapKind::IntegerDivideByZero).bytes(&[0xf7, 0xf9, 0xc3]);
    b.frameless().end(1, 0, &[]);
    b.begin().bytes(&[0xc3]).end(2, 0, &[]);
    let p = run(&b, THREE);
    for (func, kind, offset) in [(0, TrapKind::InvalidConversion, 0x10), (1, TrapKind::IntegerDivideByZero, 0x20)] {
        let trap = trap_of(p.instance().call(func, &[1]));
        assert_eq!((trap.kind, &trap.frames), (kind, &frames(&[(func, offset)])));
    }
}

#[test]
fn inlined_functions_have_their_frames() {
    let mut b = Build::new(3);
    let outer = aot_format::container::NONE;
    b.image.scopes.extend([Scope { func: 1, call_offset: 0x12, parent: outer }, Scope { func: 2, call_offset: 0x22, parent: 0 }]);
    b.begin().bytes(ENTER);
    b.image.pc_map.push(PcMapping { pc: b.offset(), wasm_offset: 0x33, scope: 1 });
    b.bytes(&[0xbe, 1, 0, 0, 0]).call_helper(Intrinsic::trap).end(0, 0, &[]);
    b.begin().bytes(&[0xc3]).end(1, 0, &[]);
    b.begin().bytes(&[0xc3]).end(2, 0, &[]);
    let trap = trap_of(run(&b, THREE).instance().call(0, &[1]));
    assert_eq!(trap.frames, frames(&[(2, 0x33), (1, 0x22), (0, 0x12)]));
}

#[test]
fn endless_recursion_ends_at_the_stack_limit() {
    let mut b = Build::new(1);
    b.begin().bytes(&[0x48, 0x3b, 0x67, 0x08]); // cmp rsp, [rdi + STACK_LIMIT]
    b.bytes(&[0x72, 11]).bytes(ENTER).at(0x11).bytes(&[0xe8, 0xf1, 0xff, 0xff, 0xff]).bytes(LEAVE); // jb; call itself
    b.bytes(ENTER).at(0x10).bytes(&[0xbe, 13, 0, 0, 0]).call_helper(Intrinsic::trap).end(0, 0, &[]);
    let trap = trap_of(run(&b, r#"(module (func (export "f") unreachable))"#).instance().call(0, &[]));
    assert_eq!(trap.kind, TrapKind::NativeStackOverflow);
    assert_eq!(trap.frames[..2], frames(&[(0, 0x10), (0, 0x11)]));
    assert!(trap.omitted > 1000);
}

#[test]
fn a_call_of_an_unlinked_direct_function_has_a_trace() {
    let wat = r#"(module (import "wali" "SYS_unknown" (func (result i64))) (func (export "f") (result i64) unreachable))"#;
    let module = crate::wasm::Module::decode(wat::parse_str(wat).unwrap(), crate::wasm::Bodies::Skip).unwrap();
    let import = aot_format::layout::ContextLayout::new(&module.shape()).unwrap().import(0);
    let mut b = Build::new(2);
    b.begin().bytes(ENTER).at(0x44).bytes(&[0xff, 0x97]).bytes(&import.to_le_bytes()).bytes(LEAVE).end(1, 0, &[]);
    let mut linker = Linker::new();
    linker.on_missing_function = Some(|_, _| ());
    let trap = trap_of(instantiate(&b.file(wat), &linker, None).instance().call(1, &[]));
    assert_eq!((trap.kind, &trap.frames), (TrapKind::UnlinkedImport, &frames(&[(1, 0x44)])));
}
