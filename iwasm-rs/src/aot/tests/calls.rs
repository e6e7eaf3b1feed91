use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use aot_format::intrinsics::Intrinsic;
use aot_format::layout::context;
use aot_format::reloc::{Kind, Relocation, Section, Target};

use super::build::{Build, ENTER, LEAVE, instantiate, run};
use crate::runtime::{Exit, Extern, Host, HostFn, Linker, Store, TypeId, VmContext};

#[test]
fn arguments_and_results_travel_in_registers() {
    let mut b = Build::new(1);
    b.begin().bytes(&[0x8d, 0x04, 0x0a, 0xc3]).end(0, 0, &[]); // lea eax, [rdx + rcx]; ret
    let p = run(&b, r#"(module (func (export "add") (param i32 i32) (result i32) unreachable))"#);
    assert_eq!(p.instance().call(0, &[40, 2]).unwrap(), [42]);
    assert_eq!(p.instance().call(0, &[u32::MAX.into(), 2]).unwrap(), [1]);
}

#[test]
fn values_beyond_the_registers_travel_in_the_argument_buffer() {
    let mut b = Build::new(1);
    // The fifth integer is parameter 6; xmm0 is returned as it came, integer parameter 6 as result 1, 32 bits of xmm1 as result 2.
    b.begin()
        .bytes(&[0x48, 0x8b, 0x87, 0x70, 0x01, 0, 0]) // mov rax, [rdi + ARGS + 48]
        .bytes(&[0x48, 0x89, 0x87, 0x48, 0x01, 0, 0]) // mov [rdi + ARGS + 8], rax
        .bytes(&[0x66, 0x0f, 0xd6, 0x8f, 0x50, 0x01, 0, 0]) // movq [rdi + ARGS + 16], xmm1
        .bytes(&[0xc3])
        .end(0, 0, &[]);
    assert_eq!(context::ARGS, 0x140);
    let wat = r#"(module (func (export "f") (param i32 f64 i64 f32 i64 i64 i64) (result f64 i64 f32) unreachable))"#;
    let p = run(&b, wat);
    let results = p.instance().call(0, &[1, 2.5f64.to_bits(), 3, 4.5f32.to_bits().into(), 5, 6, 7 << 40]).unwrap();
    assert_eq!(results, [2.5f64.to_bits(), 7 << 40, 4.5f32.to_bits().into()]);
}

#[test]
fn relocations_of_every_formula_find_their_targets() {
    let mut b = Build::new(4);
    b.image.rodata = 0x1234_5678_9abc_def0u64.to_le_bytes().to_vec().into();
    b.image.data = vec![0; 16].into();
    let rodata = Target::Section(Section::Rodata, 0);
    // mov rax, [rip + rodata]; ret
    b.begin().relocated(&[0x48, 0x8b, 0x05], Kind::X86_64Pc32, rodata).bytes(&[0xc3]).end(0, 0, &[]);
    // mov rax, [rip + GOT of rodata]; mov rax, [rax]; ret
    b.begin().relocated(&[0x48, 0x8b, 0x05], Kind::X86_64RexGotPcRelX, rodata).bytes(&[0x48, 0x8b, 0x00, 0xc3]).end(1, 0, &[]);
    // mov rax, [rip + data]; mov rax, [rax]; ret: the address is an absolute word in the data
    b.begin().relocated(&[0x48, 0x8b, 0x05], Kind::X86_64Pc32, Target::Section(Section::Data, 8)).bytes(&[0x48, 0x8b, 0x00, 0xc3]).end(
        2,
        0,
        &[],
    );
    b.image.relocations.push(Relocation { section: Section::Data, offset: 8, kind: Kind::X86_64Abs64, target: rodata, addend: 0 });
    // A call of the C library: sqrt of xmm0.
    b.begin().bytes(ENTER).relocated(&[0xe8], Kind::X86_64Plt32, Target::from_symbol("sqrt").unwrap()).bytes(LEAVE).end(3, 0, &[]);
    let wat = r#"(module (func (export "a") (result i64) unreachable) (func (export "b") (result i64) unreachable)
        (func (export "c") (result i64) unreachable) (func (export "d") (param f64) (result f64) unreachable))"#;
    let p = run(&b, wat);
    for func in 0..3 {
        assert_eq!(p.instance().call(func, &[]).unwrap(), [0x1234_5678_9abc_def0]);
    }
    assert_eq!(p.instance().call(3, &[2.25f64.to_bits()]).unwrap(), [1.5f64.to_bits()]);
}

#[test]
fn helpers_do_what_the_runtime_does() {
    let mut b = Build::new(2);
    // memory_grow(context, 0, pages)
    b.begin()
        .bytes(ENTER)
        .bytes(&[0x89, 0xd2, 0x31, 0xf6]) // mov edx, edx; xor esi, esi
        .call_helper(Intrinsic::memory_grow)
        .bytes(LEAVE)
        .end(0, 0, &[]);
    // mov eax, [rsi + rdx]; ret
    b.begin().bytes(&[0x8b, 0x04, 0x16, 0xc3]).frameless().end(1, 0, &[]);
    let wat = r#"(module (memory 1 3) (data (i32.const 65532) "\2a\00\00\00")
        (func (export "grow") (param i32) (result i32) unreachable)
        (func (export "load") (param i32) (result i32) unreachable))"#;
    let p = run(&b, wat);
    assert_eq!(p.instance().call(1, &[65532]).unwrap(), [42]);
    assert_eq!(p.instance().call(0, &[1]).unwrap(), [1]);
    assert_eq!(p.instance().call(1, &[65536]).unwrap(), [0]);
    assert_eq!(p.instance().call(0, &[2]).unwrap(), [u32::MAX.into()]);
}

/// Calls the code of import 0: `call [rdi + offset]`.
fn call_import(b: &mut Build, func: u32, import_offset: u32) {
    b.begin().bytes(ENTER).at(0x77).bytes(&[0xff, 0x97]).bytes(&import_offset.to_le_bytes()).bytes(LEAVE).end(func, 0, &[]);
}

fn import_offset(module: &str) -> u32 {
    let module = crate::wasm::Module::decode(wat::parse_str(module).unwrap(), crate::wasm::Bodies::Skip).unwrap();
    aot_format::layout::ContextLayout::new(&module.shape()).unwrap().import(0)
}

#[test]
fn foreign_functions_get_their_values_from_registers_and_buffer() {
    let wat = r#"(module (type $t (func (param i32 f64 i64 f32 i64 i64 i64) (result f32 i64)))
        (import "env" "f" (func (type $t))) (func (export "f") (type $t) unreachable))"#;
    let mut b = Build::new(2);
    call_import(&mut b, 1, import_offset(wat));
    let file = b.file(wat);
    let (module, engine) = super::build::compiled(&file);
    let store = Store::new();
    let ty = TypeId::of(&module.types[0]);
    let f = store.host_func(
        ty,
        Box::new(|_, values| {
            assert_eq!(values[..], [1, 2.5f64.to_bits(), 3, 4.5f32.to_bits().into(), 5, 6, 7]);
            (values[0], values[1]) = (8.5f32.to_bits().into(), 9);
            Ok(())
        }),
    );
    let mut linker = Linker::new();
    linker.define("env", "f", Extern::Func(f));
    let instance = crate::runtime::Instance::new(&store, &module, &engine, &linker, None).unwrap();
    let args = [1, 2.5f64.to_bits(), 3, 4.5f32.to_bits().into(), 5, 6, 7];
    assert_eq!(instance.call(1, &args).unwrap(), [8.5f32.to_bits().into(), 9]);
    // The same function has one code word.
    assert_eq!(engine.foreign_code(ty, f), engine.foreign_code(ty, f));
}

unsafe extern "C" fn sum(_: *mut VmContext, a: u64, b: u64, c: u64, d: u64, e: u64, f: u64, g: u64) -> u64 {
    a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7
}

#[test]
fn direct_host_functions_get_their_arguments_as_in_c() {
    let wat = r#"(module (import "wali" "SYS_test" (func (param i64 i64 i64 i64 i64 i64 i64) (result i64)))
        (func (export "f") (result i64) unreachable))"#;
    let mut b = Build::new(2);
    // One to five in registers, six and seven on the stack.
    b.begin()
        .bytes(ENTER)
        .bytes(&[0x6a, 7, 0x6a, 6]) // push 7; push 6
        .bytes(&[0xbe, 1, 0, 0, 0, 0xba, 2, 0, 0, 0, 0xb9, 3, 0, 0, 0]) // esi, edx, ecx
        .bytes(&[0x41, 0xb8, 4, 0, 0, 0, 0x41, 0xb9, 5, 0, 0, 0]) // r8d, r9d
        .bytes(&[0xff, 0x97])
        .bytes(&import_offset(wat).to_le_bytes())
        .bytes(&[0xc9, 0xc3]) // leave; ret
        .end(1, 16, &[]);
    let mut linker = Linker::new();
    linker.define("wali", "SYS_test", Extern::Direct(HostFn(sum as *const () as usize)));
    let p = instantiate(&b.file(wat), &linker, None);
    assert_eq!(p.instance().call(1, &[]).unwrap(), [1 + 4 + 9 + 16 + 25 + 36 + 49]);
}

struct Counter(AtomicU32);

impl Host for Counter {
    fn deliver(&self, context: *mut VmContext) -> Result<(), Exit> {
        self.0.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the running context.
        unsafe { (*context).pending.store(0, Ordering::Relaxed) };
        Ok(())
    }
}

#[test]
fn what_became_pending_is_delivered_after_a_helper() {
    let mut b = Build::new(1);
    b.begin().bytes(ENTER).bytes(&[0x31, 0xf6, 0x31, 0xd2]).call_helper(Intrinsic::memory_grow).bytes(LEAVE).end(0, 0, &[]);
    let host = Arc::new(Counter(AtomicU32::new(0)));
    let file = b.file(r#"(module (memory 3) (func (export "f") (result i32) unreachable))"#);
    let p = instantiate(&file, &Linker::new(), Some(host.clone()));
    let call = || p.instance().call(0, &[]).unwrap();
    assert_eq!(call(), [3]);
    assert_eq!(host.0.load(Ordering::Relaxed), 0);
    // SAFETY: this thread owns the context, which does not run.
    unsafe { (*p.instance().context()).pending.store(1, Ordering::Relaxed) };
    // The result of the helper survives the delivery.
    assert_eq!(call(), [3]);
    assert_eq!(call(), [3]);
    assert_eq!(host.0.load(Ordering::Relaxed), 1);
}

#[test]
fn tables_hold_code_words_that_can_be_called() {
    let mut b = Build::new(1);
    b.begin().bytes(&[0x8d, 0x42, 0x01, 0xc3]).end(0, 0, &[]); // lea eax, [rdx + 1]; ret
    let wat = r#"(module (table 2 funcref) (elem (i32.const 1) 0) (func (param i32) (result i32) unreachable))"#;
    let p = run(&b, wat);
    let ty = TypeId::of(&p.instance().module.types[0]);
    let mut values = [41];
    p.instance().call_table(1, ty, &mut values).unwrap();
    assert_eq!(values, [42]);
    assert!(p.instance().call_table(0, ty, &mut values).is_err());
}

#[test]
fn an_interruption_leaves_values_in_transit_alone() {
    let mut b = Build::new(1);
    b.begin().bytes(&[0x48, 0xc7, 0x87, 0x48, 0x01, 0, 0, 7, 0, 0, 0, 0xc3]).end(0, 0, &[]); // mov qword ptr [rdi + ARGS + 8], 7; ret
    let p = run(&b, r#"(module (func (export "f") (result i32 i64) unreachable))"#);
    let context = p.instance().context();
    // SAFETY: this thread owns the context.
    unsafe {
        (*context).args[1] = 5;
        let seven = crate::runtime::interrupt(context, &crate::sys::Registers::default(), || p.instance().call(0, &[]).unwrap()[1]);
        assert_eq!((seven, (*context).args[1]), (7, 5));
    }
}
