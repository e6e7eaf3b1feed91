use aot_format::container::SavedRegister;
use aot_format::intrinsics::Intrinsic;

use super::build::{Build, ENTER, LEAVE, run};
use crate::runtime::{Exit, Extern, Instance, Linker, Store, TrapKind, TypeId};

const RBX: SavedRegister = SavedRegister { register: 3, offset: -8 };
const R12: SavedRegister = SavedRegister { register: 12, offset: -16 };
/// `push rbx; push r12`
const SAVE: &[u8] = &[0x53, 0x41, 0x54];
/// `pop r12; pop rbx`
const RESTORE: &[u8] = &[0x41, 0x5c, 0x5b];

const MODULE: &str = r#"(module (tag (param i32))
    (func $throw (export "throw") (param i32) unreachable)
    (func $middle (export "middle") (param i32) unreachable)
    (func $catch (export "catch") (param i32) (result i32) unreachable)
    (func $rethrow (export "rethrow") (param i32) unreachable)
    (func $catch_rethrown (export "catch_rethrown") (param i32) (result i32) unreachable)
    (func $deep (export "deep") (param i32) unreachable))"#;

/// Throws, passes through frames that use callee-saved registers, and catches.
fn program() -> Build {
    let mut b = Build::new(6);
    // throw: the argument of the exception is its parameter.
    b.begin().bytes(ENTER).bytes(&[0x89, 0x97, 0x40, 1, 0, 0]); // mov [rdi + ARGS], edx
    b.at(0x10).bytes(&[0x31, 0xf6]).call_helper(Intrinsic::throw).end(0, 0, &[]);
    // middle: overwrites rbx and r12, calls throw.
    b.begin().bytes(ENTER).bytes(SAVE).bytes(&[0xbb, 77, 0, 0, 0, 0x41, 0xbc, 78, 0, 0, 0]).at(0x20);
    b.call(0).bytes(RESTORE).bytes(LEAVE).end(1, 16, &[RBX, R12]);
    catcher(&mut b, 1, 2);
    // rethrow: calls middle; its pad throws the exception again.
    b.begin().bytes(ENTER).bytes(SAVE).bytes(&[0xbb, 99, 0, 0, 0, 0x49, 0x89, 0xfc]); // mov ebx, 99; mov r12, rdi
    b.call(1);
    let end = b.offset();
    b.bytes(&[0x0f, 0x0b]).pad(end).bytes(&[0x48, 0x89, 0xc6, 0x4c, 0x89, 0xe7]); // mov rsi, rax; mov rdi, r12
    b.call_helper(Intrinsic::throw_ref).end(3, 16, &[RBX, R12]);
    catcher(&mut b, 3, 4);
    // deep: counts its parameter down by calling itself, then throws.
    b.begin().bytes(ENTER).bytes(&[0x85, 0xd2, 0x74, 9, 0xff, 0xca]); // test edx, edx; je to the call of throw; dec edx
    b.bytes(&[0xe8, 0xf1, 0xff, 0xff, 0xff]).bytes(LEAVE).call(0).end(5, 0, &[]);
    b
}

/// A function that sets rbx and r12, calls `callee` and returns argument + rbx + r12 of the exception that it catches.
fn catcher(b: &mut Build, callee: u32, func: u32) {
    b.begin().bytes(ENTER).bytes(SAVE).bytes(&[0xbb, 5, 0, 0, 0, 0x41, 0xbc, 6, 0, 0, 0]);
    b.call(callee);
    let end = b.offset();
    b.bytes(&[0x0f, 0x0b]).pad(end).bytes(&[0x8b, 0x40, 0x10, 0x01, 0xd8, 0x44, 0x01, 0xe0]); // mov eax, [rax + 16]; add eax, ebx; add eax, r12d
    b.bytes(&[0x8d, 0x44, 0x90, 0xfc]); // lea eax, [rax + 4 * rdx - 4]: rdx is 1
    b.bytes(RESTORE).bytes(LEAVE).end(func, 16, &[RBX, R12]);
}

#[test]
fn a_landing_pad_gets_the_exception_and_its_functions_registers() {
    let p = run(&program(), MODULE);
    for value in [0, 1, 1000] {
        assert_eq!(p.instance().call(2, &[value]).unwrap(), [value + 11]);
    }
}

#[test]
fn a_pad_may_throw_again() {
    let p = run(&program(), MODULE);
    assert_eq!(p.instance().call(4, &[30]).unwrap(), [41]);
}

#[test]
fn an_exception_without_a_pad_leaves_the_activation() {
    let p = run(&program(), MODULE);
    for (func, value) in [(0, 7), (1, 8), (3, 9)] {
        let Err(Exit::Exception(exception)) = p.instance().call(func, &[value]) else { panic!("no exception") };
        // SAFETY: nothing was thrown since.
        assert_eq!(unsafe { (*exception).args() }, [value]);
    }
}

#[test]
fn a_thousand_frames_are_unwound() {
    let p = run(&program(), MODULE);
    for depth in [0, 1, 1000] {
        assert!(matches!(p.instance().call(5, &[depth]), Err(Exit::Exception(_))));
    }
}

#[test]
fn throwing_null_traps() {
    let mut b = Build::new(1);
    b.begin().bytes(ENTER).bytes(&[0x31, 0xf6]).call_helper(Intrinsic::throw_ref).end(0, 0, &[]);
    let p = run(&b, r#"(module (func (export "f") unreachable))"#);
    let Err(Exit::Trap(trap)) = p.instance().call(0, &[]) else { panic!("no trap") };
    assert_eq!(trap.kind, TrapKind::NullReference);
}

/// Compiled code calls a host function, which calls compiled code, which throws: the exception crosses the host as an error and is caught.
#[test]
fn exceptions_cross_host_functions() {
    const OUTER: &str = r#"(module (tag (param i32)) (import "env" "f" (func (param i32)))
        (func (export "catch") (param i32) (result i32) unreachable)
        (func (export "call") (param i32) unreachable))"#;
    let module = crate::wasm::Module::decode(wat::parse_str(OUTER).unwrap(), crate::wasm::Bodies::Skip).unwrap();
    let import = aot_format::layout::ContextLayout::new(&module.shape()).unwrap().import(0);
    let mut b = Build::new(3);
    b.begin().bytes(ENTER).bytes(&[0xff, 0x97]).bytes(&import.to_le_bytes()).bytes(LEAVE).end(2, 0, &[]);
    catcher(&mut b, 2, 1);
    let file = b.file(OUTER);

    let store = Store::new();
    let (module, engine) = super::build::compiled(&program().file(MODULE));
    let inner = Instance::new(&store, &module, &engine, &Linker::new(), None).unwrap();
    let inner = std::ptr::from_ref(inner) as usize;
    let (module, engine) = super::build::compiled(&file);
    let pass_on = move |_: *mut crate::runtime::VmContext, values: &mut [u64]| {
        // SAFETY: the store outlives the calls.
        let inner = unsafe { &*(inner as *const Instance) };
        inner.call(1, values).map(|_| ())
    };
    let f = store.host_func(TypeId::of(&module.types[0]), Box::new(pass_on));
    let mut linker = Linker::new();
    linker.define("env", "f", Extern::Func(f));
    let outer = Instance::new(&store, &module, &engine, &linker, None).unwrap();
    assert_eq!(outer.call(1, &[100]).unwrap(), [111]);
    assert!(matches!(outer.call(2, &[1]), Err(Exit::Exception(_))));
}
