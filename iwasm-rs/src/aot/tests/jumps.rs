use std::sync::Arc;
use std::sync::atomic::Ordering;

use aot_format::container::SavedRegister;
use aot_format::intrinsics::Intrinsic;
use aot_format::layout::{ContextLayout, context};

use super::build::{Build, ENTER, Program, instantiate};
use crate::runtime::{Exit, Extern, Host, HostFn, Instance, Linker, Trap, TrapKind, VmContext, jump};
use crate::wasm::{Bodies, Module};

const WAT: &str = r#"(module (import "wali" "setjmp" (func (param i32) (result i32))) (import "wali" "longjmp" (func (param i32 i32)))
    (memory 1) (global (mut i32) (i32.const 4096))
    (func (export "point_or_jump") (param i32 i32) (result i32) unreachable)
    (func (export "jump_below") (param i32) (result i32) unreachable)
    (func (export "jump_from_handler") (param i32) (result i32) unreachable)
    (func (export "jump_to_dead") (param i32) (result i32) unreachable)
    (func (export "jump_to_reborn") (param i32) (result i32) unreachable))"#;

const RBX: SavedRegister = SavedRegister { register: 3, offset: -16 };
/// `push 0`: the marker, at rbp - 8
const MARKER: &[u8] = &[0x6a, 0];
const CALL_IMPORT: &[u8] = &[0xff, 0x97];

/// `lea rax, [rbp - 8]; mov [rdi + JUMP_MARKER], rax; mov esi, edx; call setjmp`
fn call_setjmp(b: &mut Build, setjmp: u32) {
    b.bytes(&[0x48, 0x8d, 0x45, 0xf8, 0x48, 0x89, 0x87]).bytes(&context::JUMP_MARKER.to_le_bytes()).bytes(&[0x89, 0xd6]);
    b.bytes(CALL_IMPORT).bytes(&setjmp.to_le_bytes());
}

fn program(host: Option<Arc<dyn Host>>) -> Program {
    let module = Module::decode(wat::parse_str(WAT).unwrap(), Bodies::Skip).unwrap();
    let layout = ContextLayout::new(&module.shape()).unwrap();
    let (setjmp, longjmp) = (layout.import(0), layout.import(1));
    let mut b = Build::new(7);

    // point_or_jump(buffer, jump): one function that either calls setjmp and returns, or calls longjmp(buffer, 7).
    b.begin().bytes(ENTER).bytes(MARKER).bytes(&[0x57, 0x85, 0xc9, 0x75, 25]); // push rdi; test ecx, ecx; jne
    call_setjmp(&mut b, setjmp);
    b.bytes(&[0x48, 0x8b, 0x7d, 0xf0, 0xc9, 0xc3]); // mov rdi, [rbp - 16]; leave; ret
    b.bytes(&[0x89, 0xd6, 0xba, 7, 0, 0, 0]).bytes(CALL_IMPORT).bytes(&longjmp.to_le_bytes()).bytes(&[0x0f, 0x0b]);
    b.end(2, 16, &[]);

    // Both call setjmp, and if it returns 0, something that jumps. They return what setjmp returns, plus 100 if rbx is what it was.
    for func in [3, 4] {
        b.begin().bytes(ENTER).bytes(MARKER).bytes(&[0x53, 0x48, 0x89, 0xfb]); // push rbx; mov rbx, rdi
        call_setjmp(&mut b, setjmp);
        b.bytes(&[0x85, 0xc0, 0x75, if func == 3 { 20 } else { 14 }, 0x48, 0x89, 0xdf]); // test eax, eax; jne; mov rdi, rbx
        if func == 3 {
            b.bytes(&[0xba, 64, 0, 0, 0, 0xb9, 1, 0, 0, 0]).call(2); // point_or_jump(64, 1)
        } else {
            b.bytes(&[0x31, 0xf6, 0x31, 0xd2]).call_helper(Intrinsic::memory_grow);
        }
        b.bytes(&[0x0f, 0x0b]);
        b.bytes(&[0x48, 0x8b, 0x4b, 0x18, 0x85, 0xc9, 0x74, 3]); // mov rcx, [rbx + INSTANCE]; test ecx, ecx; je
        b.bytes(&[0x83, 0xc0, 100, 0x5b, 0xc9, 0xc3]); // add eax, 100; pop rbx; leave; ret
        b.end(func, 16, &[RBX]);
    }

    // Calls point_or_jump(64, 0), and then longjmp from a function at another or at the same place of the stack.
    for func in [5, 6] {
        b.begin().bytes(ENTER).bytes(&[0x53, 0x50, 0x48, 0x89, 0xfb]); // push rbx; push rax; mov rbx, rdi
        b.bytes(&[0xba, 64, 0, 0, 0, 0x31, 0xc9]).call(2).bytes(&[0x48, 0x89, 0xdf]);
        if func == 5 {
            b.bytes(&[0xbe, 64, 0, 0, 0, 0xba, 7, 0, 0, 0]).bytes(CALL_IMPORT).bytes(&longjmp.to_le_bytes());
        } else {
            b.bytes(&[0xba, 64, 0, 0, 0, 0xb9, 1, 0, 0, 0]).call(2);
        }
        b.bytes(&[0x0f, 0x0b]).end(func, 16, &[SavedRegister { register: 3, offset: -8 }]);
    }

    let mut linker = Linker::new();
    linker.define("wali", "setjmp", Extern::Direct(HostFn(jump::setjmp as *const () as usize)));
    linker.define("wali", "longjmp", Extern::Direct(HostFn(jump::longjmp as *const () as usize)));
    instantiate(&b.file(WAT), &linker, host)
}

fn trap_of(result: Result<Vec<u64>, Exit>) -> Box<Trap> {
    match result {
        Err(Exit::Trap(trap)) => trap,
        other => panic!("{other:?}"),
    }
}

#[test]
fn setjmp_returns_again_in_the_activation_that_called_it() {
    let p = program(None);
    assert_eq!(p.instance().call(2, &[64, 0]).unwrap(), [0]);
    let pointer = p.instance().stack_pointer().unwrap();
    for _ in 0..3 {
        assert_eq!(p.instance().call(3, &[64]).unwrap(), [107]);
        assert_eq!(pointer.load(Ordering::Relaxed), 4096);
    }
}

#[test]
fn a_jump_to_a_function_that_has_returned_traps() {
    let p = program(None);
    for func in [5, 6] {
        let trap = trap_of(p.instance().call(func, &[64]));
        assert_eq!(trap.to_string(), "unreachable (longjmp to a function that has returned)");
        assert_eq!(trap.frames.last().unwrap().func, func);
    }
    // Its whole activation is over, or it never was.
    p.instance().call(2, &[64, 0]).unwrap();
    for buffer in [64, 65] {
        assert_eq!(trap_of(p.instance().call(2, &[buffer, 1])).kind, TrapKind::Unreachable);
    }
}

/// Calls a guest function when something is pending.
struct Handler;

impl Host for Handler {
    fn deliver(&self, context: *mut VmContext) -> Result<(), Exit> {
        // SAFETY: the running context.
        let instance: &Instance = unsafe {
            (*context).pending.store(0, Ordering::Relaxed);
            VmContext::instance(context)
        };
        instance.stack_pointer().unwrap().store(128, Ordering::Relaxed);
        instance.call(2, &[64, 1]).map(|_| ())
    }
}

#[test]
fn a_jump_leaves_a_handler_and_restores_the_stack_pointer() {
    let p = program(Some(Arc::new(Handler)));
    for _ in 0..3 {
        // SAFETY: this thread owns the context, which does not run.
        unsafe { (*p.instance().context()).pending.store(1, Ordering::Relaxed) };
        assert_eq!(p.instance().call(4, &[64]).unwrap(), [107]);
        assert_eq!(p.instance().stack_pointer().unwrap().load(Ordering::Relaxed), 4096);
    }
}
