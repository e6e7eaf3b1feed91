//! The analyses: back from what stays to what it needs, then forward from the marks to where what is needed could come too late.

use inkwell::types::AnyType;
use inkwell::values::{BasicValueEnum, InstructionValue};

use crate::graph::Dominators;

use super::lanes::{Lanes, count};
use super::sets::{Here, Row, Shared};
use super::steps::{Step, Steps, Taken};

/// So many uses for an instruction are inserted at most, in the mean of a function. Where more are asked for, all marks are kept.
const MOST_KEEPS: usize = 4;

/// So often an analysis goes through a function at most: once more than loops are nested, and once to see that nothing changes. Where it takes
/// more, all marks are kept.
const MOST_ROUNDS: usize = 64;

/// A value and an instruction before which it must have been computed.
pub(super) struct Keep<'ctx> {
    pub(super) value: u32,
    pub(super) before: InstructionValue<'ctx>,
}

/// What must be kept of a function that has marks.
pub(super) fn keeps<'ctx>(steps: &Steps<'ctx>) -> Vec<Keep<'ctx>> {
    let width = |value: &Option<BasicValueEnum<'_>>| value.and_then(|value| count(value.get_type().as_any_type_enum())).unwrap_or(1);
    let shared = Shared::new(steps.values.iter().map(width).collect(), &is_shared(steps));
    let flow = Flow { steps, shared: &shared, dominators: steps.graph.dominators() };
    flow.keeps().unwrap_or_else(|| {
        let all = steps.all.iter().filter_map(|step| Some(Keep { value: step.marked()?, before: step.instruction }));
        all.collect()
    })
}

/// Whether each value is taken in another block than its own, or is or becomes a phi.
fn is_shared(steps: &Steps<'_>) -> Vec<bool> {
    // No block is that of a parameter.
    let mut home = vec![usize::MAX; steps.values.len()];
    for (block, range) in steps.blocks.iter().enumerate() {
        home[range.clone()].fill(block);
    }
    let mut shared = vec![false; steps.values.len()];
    for (at, step) in steps.all.iter().enumerate() {
        shared[at] |= step.is_phi;
        step.taken.iter().for_each(|taken| shared[taken.value as usize] |= step.is_phi || home[taken.value as usize] != home[at]);
    }
    shared
}

struct Flow<'a, 'ctx> {
    steps: &'a Steps<'ctx>,
    shared: &'a Shared,
    dominators: Dominators,
}

/// What is needed.
struct Needs {
    /// At the begin of each block.
    rows: Vec<Row>,
    /// Of each instruction, the lanes of its value that are needed from there on; of a mark, those of what it marks.
    at: Vec<Lanes>,
}

impl<'ctx> Flow<'_, 'ctx> {
    /// `None` where that takes too much.
    fn keeps(&self) -> Option<Vec<Keep<'ctx>>> {
        let needs = self.needs()?;
        let settled = self.settled(&needs);
        let marks = self.steps.all.iter().enumerate().filter(|(at, _)| !settled[*at]);
        let mut keeps: Vec<_> = marks.filter_map(|(_, step)| Some(Keep { value: step.marked()?, before: step.instruction })).collect();
        let rows = self.pending(&needs, &settled)?;
        let mut here = Here::new(self.shared);
        for block in &self.dominators.order {
            here.begin(self.pending_into(*block, &needs, &rows));
            self.forward(*block, &needs, &settled, &mut here, &mut |value, before| keeps.push(Keep { value, before }));
            if keeps.len() > MOST_KEEPS * self.steps.all.len() {
                return None;
            }
        }
        Some(keeps)
    }

    /// Goes back until nothing changes. In loops everything is taken for needed until it is found that it is not.
    fn needs(&self) -> Option<Needs> {
        let blocks = self.steps.blocks.len();
        let mut needs = Needs { rows: self.shared.rows(blocks, true)?, at: vec![0; self.steps.all.len()] };
        let ends = self.ends();
        let mut here = Here::new(self.shared);
        for _ in 0..MOST_ROUNDS {
            let mut changed = false;
            for block in self.dominators.order.iter().rev() {
                here.begin(if ends[*block] { self.needed_behind(*block, &needs.rows) } else { self.shared.row() });
                self.back(*block, &mut needs.at, &mut here);
                if needs.rows[*block] != here.row {
                    needs.rows[*block] = here.row.clone();
                    changed = true;
                }
            }
            if !changed {
                return Some(needs);
            }
        }
        None
    }

    /// From which blocks an end can be reached that is no trap. Behind the others nothing is sure to be needed.
    fn ends(&self) -> Vec<bool> {
        let steps = self.steps;
        let mut ends: Vec<bool> = (0..steps.blocks.len()).map(|block| steps.continuations(block).next().is_none()).collect();
        let mut work: Vec<usize> = (0..ends.len()).filter(|block| ends[*block]).collect();
        while let Some(block) = work.pop() {
            // A trap is no continuation of what leads to it.
            let from = steps.graph.predecessors[block].iter().filter(|_| !steps.traps[block]);
            for from in from {
                if !std::mem::replace(&mut ends[*from], true) {
                    work.push(*from);
                }
            }
        }
        ends
    }

    /// What is needed at the end of a block, whichever continues it.
    fn needed_behind(&self, block: usize, rows: &[Row]) -> Row {
        let needed = self.steps.continuations(block).map(|next| {
            let mut row = rows[next].clone();
            let needed: Vec<_> = self.steps.phis(next).map(|(phi, _)| self.shared.get(&row, phi)).collect();
            self.steps.phis(next).for_each(|(phi, _)| self.shared.set(&mut row, phi, 0));
            for ((_, step), lanes) in self.steps.phis(next).zip(needed) {
                for taken in step.taken.iter().filter(|taken| taken.from == block) {
                    let others = self.shared.get(&row, taken.value);
                    self.shared.set(&mut row, taken.value, others | lanes);
                }
            }
            row
        });
        let both = |mut row: Row, other: Row| {
            row.meet(&other);
            row
        };
        needed.reduce(both).unwrap_or_else(|| self.shared.row())
    }

    /// Goes back through a block.
    fn back(&self, block: usize, at: &mut [Lanes], needed: &mut Here<'_>) {
        for number in self.steps.blocks[block].clone().rev() {
            let step = &self.steps.all[number];
            at[number] = needed.get(step.marked().unwrap_or(number as u32));
            if step.is_phi {
                continue;
            }
            needed.set(number as u32, 0);
            for taken in &step.taken {
                // A mark that is not settled will be a use.
                let lanes = if step.stays || step.is_mark { self.shared.all(taken.value) } else { self.lanes(number, at[number], taken) };
                needed.set(taken.value, needed.get(taken.value) | lanes);
            }
        }
    }

    /// The lanes of an operand that are needed for lanes of an instruction's value.
    fn lanes(&self, number: usize, needed: Lanes, taken: &Taken) -> Lanes {
        taken.need.lanes(needed, self.shared.width(number as u32), self.shared.width(taken.value))
    }

    /// Of each mark, whether its value is needed whatever happens, and all of it. Other instructions have nothing to settle.
    fn settled(&self, needs: &Needs) -> Vec<bool> {
        let is_settled = |(step, lanes): (&Step<'_>, &Lanes)| step.marked().is_none_or(|value| *lanes == self.shared.all(value));
        self.steps.all.iter().zip(&needs.at).map(is_settled).collect()
    }

    /// What is pending at the end of each block.
    fn pending(&self, needs: &Needs, settled: &[bool]) -> Option<Vec<Row>> {
        let mut rows = self.shared.rows(self.steps.blocks.len(), false)?;
        let mut here = Here::new(self.shared);
        for _ in 0..MOST_ROUNDS {
            let mut changed = false;
            for block in &self.dominators.order {
                here.begin(self.pending_into(*block, needs, &rows));
                self.forward(*block, needs, settled, &mut here, &mut |_, _| {});
                if rows[*block] != here.row {
                    rows[*block] = here.row.clone();
                    changed = true;
                }
            }
            if !changed {
                return Some(rows);
            }
        }
        None
    }

    /// What is pending at the begin of a block, on whichever way to it.
    fn pending_into(&self, block: usize, needs: &Needs, rows: &[Row]) -> Row {
        let needed = &needs.rows[block];
        let mut all = self.shared.row();
        for from in &self.steps.graph.predecessors[block] {
            let mut row = rows[*from].clone();
            let phis = self.steps.phis(block).filter(|(phi, _)| self.shared.get(needed, *phi) == self.shared.all(*phi));
            let taken = phis.flat_map(|(phi, step)| step.taken.iter().map(move |taken| (phi, taken)));
            let passed: Vec<(u32, u32)> = taken
                .filter(|(_, taken)| taken.from == *from && self.shared.get(&row, taken.value) != 0)
                .map(|(phi, taken)| (phi, taken.value))
                .collect();
            row.meet(needed);
            self.steps.phis(block).for_each(|(phi, _)| self.shared.set(&mut row, phi, 0));
            passed.iter().for_each(|(_, value)| self.shared.set(&mut row, *value, 0));
            passed.iter().for_each(|(phi, _)| self.shared.set(&mut row, *phi, self.shared.all(*phi)));
            all.join(&row);
        }
        all
    }

    /// Goes forward through a block, and tells what is pending before which instructions though it must have been computed there.
    fn forward(
        &self,
        block: usize,
        needs: &Needs,
        settled: &[bool],
        pending: &mut Here<'_>,
        keep: &mut dyn FnMut(u32, InstructionValue<'ctx>),
    ) {
        let range = self.steps.blocks[block].clone();
        let end = range.end;
        for number in range {
            let step = &self.steps.all[number];
            if let Some(value) = step.marked() {
                pending.set(value, if settled[number] { self.shared.all(value) } else { 0 });
                continue;
            }
            if step.is_phi {
                continue;
            }
            let can_be_kept = self.steps.values[number].is_some_and(super::can_be_kept);
            let mut takes = false;
            for taken in &step.taken {
                let passes_on = can_be_kept && self.lanes(number, needs.at[number], taken) == self.shared.all(taken.value);
                if (step.stays || passes_on) && pending.get(taken.value) != 0 {
                    pending.set(taken.value, 0);
                    takes = true;
                }
            }
            if step.is_gate || number + 1 == end && self.may_trap_behind(block) {
                pending.values().into_iter().for_each(|value| keep(value, step.instruction));
                pending.clear();
            }
            if takes && !step.stays {
                pending.set(number as u32, self.shared.all(number as u32));
            }
        }
    }

    /// Whether a block may be followed by a trap.
    fn may_trap_behind(&self, block: usize) -> bool {
        self.steps.graph.successors[block].iter().any(|next| self.steps.traps[*next])
    }
}
