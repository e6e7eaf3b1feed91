//! Which functions need not check the native stack.
//!
//! Every way by which a function comes to be called again has to pass a check, and no way without one may take more than a part of what is kept
//! below the limit for the host. So functions that are in a cycle of direct calls check, and those that call through tables or references, or
//! have large frames; of the others, which call each other in no cycle, some do where the calls nest deeper than [`tuning::UNCHECKED_CALLS`].
//! Whatever comes back from the host is checked there.

use std::collections::HashSet;

use inkwell::attributes::AttributeLoc;
use inkwell::types::AnyTypeEnum;
use inkwell::values::{CallSiteValue, FunctionValue, InstructionOpcode, InstructionValue};

use crate::graph::{components, visit};
use crate::optimise::{instructions, is_asm};
use crate::tuning;

/// Attribute of the calls of host functions whose addresses are loaded from the context.
pub(crate) const HOST: &str = "wasm-host";

/// Which functions of a module, given for each the numbers of those that it calls directly, check the stack whatever their code is like: they are
/// in a cycle of such calls, or as many as may do without a check may run below them.
pub(crate) fn deep(callees: &[Vec<usize>]) -> Vec<bool> {
    let mut callers = vec![Vec::new(); callees.len()];
    for (caller, all) in callees.iter().enumerate() {
        all.iter().for_each(|callee| callers[*callee].push(caller));
    }
    let all: Vec<usize> = (0..callees.len()).collect();
    let cyclic: HashSet<usize> = components(callees, &callers, &all).into_iter().flatten().collect();
    let others: HashSet<usize> = all.into_iter().filter(|function| !cyclic.contains(function)).collect();
    // Of each function, how many without a check may run at once when it is called, itself included.
    let mut unchecked = vec![0; callees.len()];
    let mut seen = HashSet::new();
    for function in &others {
        visit(*function, callees, &others, &mut seen, &mut |function| {
            let below = callees[function].iter().map(|callee| unchecked[*callee]).max().unwrap_or(0);
            unchecked[function] = if below < tuning::UNCHECKED_CALLS { below + 1 } else { 0 };
        });
    }
    unchecked.into_iter().map(|count| count == 0).collect()
}

/// Whether a function's frame may be large, or it calls what only the running program knows.
pub(crate) fn is_open(function: FunctionValue<'_>) -> bool {
    let mut frame_bytes = 0;
    instructions(function).any(|i| {
        frame_bytes += slot_bytes(i);
        frame_bytes > tuning::UNCHECKED_FRAME_BYTES || i.get_opcode() == InstructionOpcode::Alloca || is_indirect(i)
    })
}

/// Whether an instruction calls code from a table, of a reference or of another instance.
fn is_indirect(instruction: InstructionValue<'_>) -> bool {
    let Ok(call) = CallSiteValue::try_from(instruction) else { return false };
    call.get_called_fn_value().is_none() && !is_asm(call) && call.get_string_attribute(AttributeLoc::Function, HOST).is_none()
}

/// What the value of an instruction takes of the frame at most, if it is kept there: twice its size, for copies.
fn slot_bytes(instruction: InstructionValue<'_>) -> usize {
    const WORD: usize = 8;
    2 * match instruction.get_type() {
        AnyTypeEnum::VoidType(_) => 0,
        AnyTypeEnum::VectorType(ty) => WORD * ty.get_size() as usize,
        AnyTypeEnum::IntType(ty) => (ty.get_bit_width() as usize).div_ceil(8).next_multiple_of(WORD),
        AnyTypeEnum::StructType(ty) => 2 * WORD * ty.count_fields() as usize,
        AnyTypeEnum::ArrayType(ty) => 2 * WORD * ty.len() as usize,
        _ => WORD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cycles_are_checked_and_what_leads_to_them_is_not() {
        // 0 calls 1 and itself; 1, 2 and 3 call each other in turn, and 3 calls 4; 5 calls 1.
        assert_eq!(deep(&[vec![0, 1], vec![2], vec![3], vec![1, 4], vec![], vec![1]]), [true, true, true, true, false, false]);
    }

    #[test]
    fn long_chains_are_checked_now_and_then() {
        let length = 3 * tuning::UNCHECKED_CALLS + 5;
        let chain: Vec<Vec<usize>> = (0..length).map(|function| (function + 1..length.min(function + 2)).collect()).collect();
        let deep = deep(&chain);
        let longest = deep.split(|checked| *checked).map(<[bool]>::len).max();
        assert_eq!((longest, deep.iter().filter(|checked| **checked).count()), (Some(tuning::UNCHECKED_CALLS), 3));
    }
}
