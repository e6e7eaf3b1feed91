//! Convention `CONV` of [`aot_format::layout`] seen from Rust: values go from slots to registers and back.

use aot_format::layout::{FLOAT_REGISTER_ARGS, INT_REGISTER_ARGS};
use wasmparser::{FuncType, ValType};

use super::arch;
use super::intrinsics::{Answer, finish};
use crate::runtime::{FuncInst, Status, VmContext, call_foreign as call_foreign_function};
use crate::sys;
use crate::wasm::{slot_count, with_slots};

/// Values of the argument registers in their order. After a call, the first of each kind is the register of a result.
#[derive(Debug, Default)]
#[repr(C)]
pub(super) struct RegisterValues {
    ints: [u64; INT_REGISTER_ARGS],
    floats: [u64; FLOAT_REGISTER_ARGS],
}

// What the assembly of `arch` relies on.
const _: () = assert!(size_of::<RegisterValues>() == 96 && INT_REGISTER_ARGS == 4 && FLOAT_REGISTER_ARGS == 8);

fn is_float(ty: ValType) -> bool {
    matches!(ty, ValType::F32 | ValType::F64)
}

/// A slot holds 32-bit values zero-extended; registers and the argument buffer promise nothing about the upper half.
fn extend(ty: ValType, word: u64) -> u64 {
    match ty {
        ValType::I32 | ValType::F32 => u64::from(word as u32),
        _ => word,
    }
}

/// The inverse: RISC-V takes a register whose upper half is not all ones for a NaN instead of an f32; other ISAs look at the lower half.
fn boxed(ty: ValType, word: u64) -> u64 {
    if ty == ValType::F32 { word | u64::MAX << 32 } else { word }
}

impl RegisterValues {
    /// The slots of parameters of these types in order, with their types and registers; without a register it is a slot of the argument buffer.
    fn for_each_param(&mut self, params: &[ValType], mut f: impl FnMut(usize, ValType, Option<&mut u64>)) {
        let (mut ints, mut floats) = (self.ints.iter_mut(), self.floats.iter_mut());
        for (slot, ty) in with_slots(params) {
            match ty {
                ValType::V128 => {
                    f(slot, ty, None);
                    f(slot + 1, ty, None);
                }
                ty if is_float(ty) => f(slot, ty, floats.next()),
                ty => f(slot, ty, ints.next()),
            }
        }
    }

    /// The same for results.
    fn for_each_result(&mut self, results: &[ValType], mut f: impl FnMut(usize, ValType, Option<&mut u64>)) {
        for (slot, ty) in with_slots(results) {
            match ty {
                ValType::V128 => {
                    f(slot, ty, None);
                    f(slot + 1, ty, None);
                }
                ty if slot == 0 => f(slot, ty, Some(self.result(ty))),
                ty => f(slot, ty, None),
            }
        }
    }

    fn result(&mut self, ty: ValType) -> &mut u64 {
        if is_float(ty) { &mut self.floats[0] } else { &mut self.ints[0] }
    }
}

/// [`crate::runtime::Engine::enter`]
///
/// # Safety
/// As there.
pub(super) unsafe fn enter(context: *mut VmContext, code: usize, ty: &FuncType, values: *mut u64) -> Status {
    let mut registers = RegisterValues::default();
    // SAFETY: `values` has room for all parameters and results, and the argument buffer for more than a type may have.
    unsafe {
        let buffer = &raw mut (*context).args;
        registers.for_each_param(ty.params(), |i, ty, register| {
            let value = *values.add(i);
            match register {
                Some(register) => *register = boxed(ty, value),
                None => (*buffer)[i] = value,
            }
        });
        let status = sys::enter(context.cast(), arch::call_compiled, code, &raw mut registers as usize);
        let status = Status::from_word(status);
        if status == Status::Returned {
            registers.for_each_result(ty.results(), |i, ty, register| {
                *values.add(i) = extend(ty, register.map_or_else(|| (*buffer)[i], |register| *register));
            });
        }
        status
    }
}

/// Calls a function for compiled code that used convention `CONV`.
///
/// # Safety
/// Only for the foreign stub: `context` is the caller's, `registers` are as it passed them.
pub(super) unsafe extern "C" fn call_foreign(context: *mut VmContext, function: *const FuncInst, registers: *mut RegisterValues) -> Answer {
    // SAFETY: functions live as long as the store; the stub vouches for the rest.
    let (ty, registers) = unsafe { ((*function).ty.ty(), &mut *registers) };
    let slots = slot_count(ty.params()).max(slot_count(ty.results()));
    let result = if slots <= SMALL {
        // SAFETY: as above.
        unsafe { call_with(context, function, ty, registers, &mut [0; SMALL]) }
    } else {
        let mut values = vec![0; slots];
        // SAFETY: as above.
        unsafe { call_with(context, function, ty, registers, &mut values) }
    };
    // SAFETY: nothing here owns anything any more.
    unsafe { finish(context, result.map(|()| 0)) }
}

/// Values that need no allocation.
const SMALL: usize = 16;

unsafe fn call_with(
    context: *mut VmContext,
    function: *const FuncInst,
    ty: &FuncType,
    registers: &mut RegisterValues,
    values: &mut [u64],
) -> Result<(), crate::runtime::Exit> {
    // SAFETY: the context is the caller's; `values` has room for all.
    unsafe {
        let buffer = &raw mut (*context).args;
        registers.for_each_param(ty.params(), |i, ty, register| {
            values[i] = extend(ty, register.map_or_else(|| (*buffer)[i], |register| *register));
        });
        call_foreign_function(context, function, values.as_mut_ptr())?;
        registers.for_each_result(ty.results(), |i, ty, register| match register {
            Some(register) => *register = boxed(ty, values[i]),
            None => (*buffer)[i] = values[i],
        });
        Ok(())
    }
}
