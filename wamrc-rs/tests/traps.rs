//! Traps of compiled code are instructions, and a table says which trap each of them is.

use aot_format::container::Container;
use aot_format::intrinsics::Intrinsic;
use aot_format::isa::Isa;
use aot_format::reloc::Target;
use aot_format::trap::TrapKind;
use wamrc::{Options, compile};

const MODULE: &str = r#"(module (type $t (func (param i32) (result i32)))
    (import "env" "f" (func $import (param i32)))
    (table 4 funcref)
    (func (export "divide") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
    (func (export "convert") (param f64) (result i32) (i32.trunc_f64_u (local.get 0)))
    (func (export "end") (call $import (i32.const 0)) (unreachable))
    (func (export "call") (param i32) (result i32) (call_indirect (type $t) (local.get 0) (local.get 0))))"#;

#[test]
fn every_trap_is_an_instruction_on_every_isa() {
    use TrapKind::*;
    let mut expected = vec![IntegerDivideByZero, IntegerOverflow, InvalidConversion, IntegerOverflow, Unreachable];
    expected.extend([UndefinedElement, UninitializedElement, IndirectCallTypeMismatch, NativeStackOverflow, NativeStackOverflow]);
    expected.sort_by_key(|kind| *kind as u32);
    let wasm = wat::parse_str(MODULE).unwrap();
    for opt_level in [0, 3] {
        let options = Options { isas: Isa::ALL.to_vec(), opt_level, ..Options::default() };
        let aot = compile(&wasm, &options).unwrap();
        let container = Container::read(&aot).unwrap();
        assert_eq!(container.images.len(), 3);
        for image in container.images {
            let mut found: Vec<TrapKind> = image.trap_sites.iter().map(|site| site.kind).collect();
            found.sort_by_key(|kind| *kind as u32);
            assert_eq!(found, expected, "{:?} at level {opt_level}", image.isa);
            let is_call = |target| target == Target::Intrinsic(Intrinsic::trap);
            assert!(!image.relocations.iter().any(|relocation| is_call(relocation.target)), "{:?} at level {opt_level}", image.isa);
        }
    }
}
