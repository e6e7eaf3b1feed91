//! What code costs, where `--fuel` limits it: the same in both engines.
//!
//! A function pays when it begins for its operators outside loops, and a loop pays at the begin of each round for its operators outside
//! inner loops; operators that move memory, table entries or elements of arrays pay for each 16 bytes besides (`runtime/ops.rs`).
//! Branches do not make it cheaper: fuel is a bound of the operators that are executed, exact to a round of the innermost loop.

use std::collections::HashMap;

use wasmparser::{BinaryReaderError, FunctionBody, Operator};

/// What a function pays.
#[derive(Debug, Default)]
pub struct Costs {
    /// At its begin.
    pub entry: u32,
    loops: HashMap<u64, u32>,
}

impl Costs {
    /// Those of a function.
    ///
    /// # Errors
    /// When its body cannot be read.
    pub fn of(body: &FunctionBody<'_>) -> Result<Costs, BinaryReaderError> {
        let mut costs = Costs::default();
        // Open blocks, with the begin of those that are loops, and what the loop around each block has paid for.
        let mut open: Vec<Option<u64>> = Vec::new();
        let mut loops: Vec<u64> = Vec::new();
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let (operator, at) = reader.read_with_offset()?;
            match loops.last() {
                Some(innermost) => *costs.loops.entry(*innermost).or_default() += 1,
                None => costs.entry += 1,
            }
            match operator {
                Operator::Loop { .. } => {
                    open.push(Some(at));
                    loops.push(at);
                }
                Operator::Block { .. } | Operator::If { .. } | Operator::Try { .. } | Operator::TryTable { .. } => open.push(None),
                Operator::End | Operator::Delegate { .. } => {
                    if let Some(Some(_)) = open.pop() {
                        loops.pop();
                    }
                }
                _ => {}
            }
        }
        Ok(costs)
    }

    /// What a round of the loop at this offset in the module costs.
    pub fn round(&self, offset: u64) -> u32 {
        self.loops.get(&offset).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::{Bodies, Module};

    #[test]
    fn loops_pay_by_the_round_for_what_is_not_in_inner_loops() {
        let text = "(module (func (nop) (loop (nop) (loop (br 0)) (br_if 0 (i32.const 0))) (block (nop))))";
        let module = Module::decode(wat::parse_str(text).unwrap(), Bodies::Validate).unwrap();
        let costs = Costs::of(&module.function_body(&module.bodies[0])).unwrap();
        // nop, loop, block, nop, end, end.
        assert_eq!(costs.entry, 6);
        let mut rounds: Vec<u32> = costs.loops.values().copied().collect();
        rounds.sort_unstable();
        // br, end; nop, loop, i32.const, br_if, end.
        assert_eq!(rounds, [2, 5]);
    }
}
