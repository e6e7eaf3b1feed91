//! Which functions LLVM would take too long for.
//!
//! Much of LLVM takes time, and some of it memory, by the square of the blocks of a function, of its loops, of its variables or of what a block
//! holds. The limits are beyond all functions that were met in programs; only what was made to be large comes there.

use std::collections::HashSet;

use wasmparser::Operator;

use crate::tuning;

/// What LLVM's time depends on by more than proportion.
#[derive(Default)]
pub(crate) struct Measure {
    operators: usize,
    /// Ways on which control goes on elsewhere, but for traps of memory.
    branches: usize,
    /// Of `br_table`.
    targets: usize,
    loops: usize,
    depth: usize,
    deepest: usize,
    written: HashSet<u32>,
}

impl Measure {
    pub(crate) fn add(&mut self, operator: &Operator<'_>) {
        use Operator as O;
        self.operators += 1;
        match operator {
            O::Loop { .. } => {
                self.loops += 1;
                self.open();
            }
            O::Block { .. } | O::If { .. } | O::Try { .. } | O::TryTable { .. } => self.open(),
            O::End => self.depth = self.depth.saturating_sub(1),
            O::BrTable { targets } => {
                self.branches += 1;
                self.targets += targets.len() as usize;
            }
            O::BrIf { .. } | O::Select | O::TypedSelect { .. } | O::BrOnNull { .. } | O::BrOnNonNull { .. } => self.branches += 1,
            // They trap in ways that are branches.
            O::CallIndirect { .. } | O::CallRef { .. } => self.branches += 2,
            O::I32DivS | O::I32DivU | O::I32RemS | O::I32RemU | O::I64DivS | O::I64DivU | O::I64RemS | O::I64RemU => self.branches += 1,
            O::LocalSet { local_index } | O::LocalTee { local_index } => {
                self.written.insert(*local_index);
            }
            _ => {}
        }
    }

    fn open(&mut self) {
        self.branches += 1;
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
    }

    /// Whether the function is larger than any that was met in programs, in one of these ways.
    pub(crate) fn is_vast(&self) -> bool {
        self.operators > tuning::MOST_OPERATORS
            || self.branches > tuning::MOST_BRANCHES
            || self.targets > tuning::MOST_TARGETS
            || self.loops > tuning::MOST_LOOPS
            || self.deepest > tuning::MOST_NESTED
            || self.written.len() > tuning::MOST_LOCALS
    }
}
