//! How a module is cut into parts that are compiled independently of each other, each in an LLVM context of its own.
//!
//! The cut depends on the module alone, so that the result is the same whatever the number of threads. A part is a run of neighbouring
//! functions: linkers leave the functions of a source file together, and most calls stay within one. Small functions that a part calls
//! elsewhere are translated in it too, for inlining alone; their code comes from their own part.

use std::collections::HashSet;
use std::ops::Range;

use iwasm::wasm::{FuncType, Module};
use wasmparser::{BlockType, Operator};

use crate::depth::deep;
use crate::error::Error;
use crate::measure::Measure;
use crate::tuning;

/// What all parts must know of the module's code.
pub(crate) struct Survey {
    /// Whether any function makes a tail call of another; see [`crate::ir`].
    pub(crate) tail_calls: bool,
    /// For each defined function, the defined functions that it calls directly, by function index.
    callees: Vec<Vec<u32>>,
    /// Size of the body of each defined function, in bytes, and a byte for each value that it moves many at a time.
    sizes: Vec<usize>,
    /// Which defined functions LLVM would take too long for.
    vast: Vec<bool>,
    /// Which defined functions check the stack because of what they call directly.
    deep: Vec<bool>,
    imported: u32,
}

/// How many values make a function or an operator larger than its bytes.
pub(crate) const MANY: usize = 16;

/// How many values a function type has, if they are many.
fn many(ty: &FuncType) -> usize {
    let values = ty.params().len() + ty.results().len();
    if values > MANY { values } else { 0 }
}

/// How many values an operator moves that takes and leaves those of a function type, if they are many.
fn values(module: &Module, operator: &Operator<'_>) -> usize {
    match operator {
        Operator::Call { function_index } | Operator::ReturnCall { function_index } => many(module.func_type(*function_index)),
        Operator::CallIndirect { type_index: ty, .. }
        | Operator::ReturnCallIndirect { type_index: ty, .. }
        | Operator::CallRef { type_index: ty }
        | Operator::ReturnCallRef { type_index: ty }
        | Operator::Block { blockty: BlockType::FuncType(ty) }
        | Operator::Loop { blockty: BlockType::FuncType(ty) }
        | Operator::If { blockty: BlockType::FuncType(ty) } => many(&module.types[*ty as usize]),
        _ => 0,
    }
}

/// Functions that are compiled together.
pub(crate) struct Part {
    /// Those whose code this part makes, by function index.
    pub(crate) functions: Range<u32>,
    /// Those that may be inlined here besides, in ascending order.
    pub(crate) copies: Vec<u32>,
    /// Those of `functions` that other parts call.
    pub(crate) shared: HashSet<u32>,
    /// Whether this is the part with the wrappers of imports.
    pub(crate) first: bool,
    /// Whether LLVM would take too long for its functions, if it optimised them.
    pub(crate) vast: bool,
}

impl Survey {
    /// Reads all bodies.
    ///
    /// # Errors
    /// When a body cannot be read.
    pub(crate) fn new(module: &Module) -> Result<Survey, Error> {
        let mut survey = Survey {
            tail_calls: false,
            callees: Vec::new(),
            sizes: Vec::new(),
            vast: Vec::new(),
            deep: Vec::new(),
            imported: module.imported_funcs,
        };
        for body in &module.bodies {
            let body = module.function_body(body);
            let mut callees = Vec::new();
            let mut size = body.as_bytes().len() + many(module.func_type(survey.imported + survey.sizes.len() as u32));
            let mut measure = Measure::default();
            for operator in body.get_operators_reader()? {
                let operator = operator?;
                measure.add(&operator);
                size += values(module, &operator);
                match operator {
                    Operator::Call { function_index } if function_index >= survey.imported => callees.push(function_index),
                    Operator::ReturnCall { function_index } => {
                        survey.tail_calls = true;
                        callees.extend(Some(function_index).filter(|f| *f >= survey.imported));
                    }
                    Operator::ReturnCallIndirect { .. } | Operator::ReturnCallRef { .. } => survey.tail_calls = true,
                    _ => {}
                }
            }
            callees.sort_unstable();
            callees.dedup();
            survey.callees.push(callees);
            survey.sizes.push(size);
            survey.vast.push(measure.is_vast());
        }
        let defined = |callees: &Vec<u32>| callees.iter().map(|callee| survey.defined(*callee)).collect();
        survey.deep = deep(&survey.callees.iter().map(defined).collect::<Vec<_>>());
        Ok(survey)
    }

    /// Whether LLVM would take too long to optimise a defined function.
    pub(crate) fn is_vast(&self, func: u32) -> bool {
        self.vast[self.defined(func)]
    }

    /// Whether a function checks the native stack, whatever its own code is like; see [`crate::depth`]. Imported ones have code for tables.
    pub(crate) fn is_deep(&self, func: u32) -> bool {
        func.checked_sub(self.imported).is_some_and(|defined| self.deep[defined as usize])
    }

    /// The whole module as one part.
    pub(crate) fn whole(&self) -> Vec<Part> {
        let functions = self.imported..self.imported + self.sizes.len() as u32;
        let vast = !self.vast.is_empty() && self.vast.iter().all(|vast| *vast);
        vec![Part { functions, copies: Vec::new(), shared: HashSet::new(), first: true, vast }]
    }

    /// Size of the bodies that a part has, in bytes.
    pub(crate) fn bytes(&self, part: &Part) -> usize {
        part.functions.clone().chain(part.copies.iter().copied()).map(|func| self.sizes[self.defined(func)]).sum()
    }

    /// Cuts the module into parts of about [`tuning::PART_BYTES`].
    pub(crate) fn parts(&self) -> Vec<Part> {
        let total: usize = self.sizes.iter().sum();
        let count = (total / tuning::PART_BYTES).max(1);
        let ranges = self.cut(total.div_ceil(count));
        if ranges.len() < 2 {
            return self.whole();
        }
        let mut parts: Vec<Part> = ranges.into_iter().map(|range| self.part(range)).collect();
        for at in 0..parts.len() {
            let called: Vec<u32> = self.called_from(&parts[at]).collect();
            for callee in called {
                let owner = parts.partition_point(|part| part.functions.end <= callee);
                if owner != at {
                    parts[owner].shared.insert(callee);
                }
            }
        }
        parts
    }

    /// Runs of functions with about this many bytes each, all or none of them vast.
    fn cut(&self, bytes: usize) -> Vec<Range<u32>> {
        let mut ranges = Vec::new();
        let (mut begin, mut sum) = (self.imported, 0);
        for (func, size) in (self.imported..).zip(&self.sizes) {
            // A function that is itself about a part ends the one before it rather than making it twice as long.
            if sum > 0 && (sum + size / 2 > bytes || self.is_vast(func) != self.is_vast(begin)) {
                ranges.push(begin..func);
                (begin, sum) = (func, 0);
            }
            sum += size;
        }
        if sum > 0 {
            ranges.push(begin..self.imported + self.sizes.len() as u32);
        }
        ranges
    }

    fn part(&self, functions: Range<u32>) -> Part {
        let (first, vast) = (functions.start == self.imported, self.is_vast(functions.start));
        if vast {
            return Part { functions, copies: Vec::new(), shared: HashSet::new(), first, vast };
        }
        let is_small = |func: &u32| self.sizes[self.defined(*func)] <= tuning::COPY_BYTES;
        let mut copies = HashSet::new();
        let mut budget: usize = functions.clone().map(|func| self.sizes[self.defined(func)]).sum();
        let mut fresh: Vec<u32> = functions.clone().collect();
        while !fresh.is_empty() {
            let called = fresh.iter().flat_map(|func| &self.callees[self.defined(*func)]).copied();
            let mut next: Vec<u32> = called.filter(|func| !functions.contains(func) && !copies.contains(func)).filter(is_small).collect();
            next.sort_unstable();
            next.dedup();
            next.retain(|func| {
                let left = budget.checked_sub(self.sizes[self.defined(*func)]);
                budget = left.unwrap_or(budget);
                left.is_some()
            });
            copies.extend(next.iter().copied());
            fresh = next;
        }
        let mut copies: Vec<u32> = copies.into_iter().collect();
        copies.sort_unstable();
        Part { functions, copies, shared: HashSet::new(), first, vast }
    }

    /// What the code of a part may call, whatever is inlined there.
    fn called_from<'s>(&'s self, part: &'s Part) -> impl Iterator<Item = u32> + 's {
        let callers = part.functions.clone().chain(part.copies.iter().copied());
        callers.flat_map(|func| &self.callees[self.defined(func)]).copied()
    }

    fn defined(&self, func: u32) -> usize {
        (func - self.imported) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(sizes: &[usize], callees: &[&[u32]]) -> Survey {
        Survey {
            tail_calls: false,
            callees: callees.iter().map(|c| c.to_vec()).collect(),
            sizes: sizes.to_vec(),
            vast: vec![false; sizes.len()],
            deep: vec![false; sizes.len()],
            imported: 10,
        }
    }

    #[test]
    fn parts_cover_all_functions_and_know_their_callers() {
        const BIG: usize = tuning::PART_BYTES;
        let parts = survey(&[BIG, 20, BIG, 30], &[&[11, 13], &[], &[10], &[12]]).parts();
        let ranges: Vec<_> = parts.iter().map(|part| part.functions.clone()).collect();
        assert_eq!(ranges, [10..12, 12..14]);
        assert_eq!((parts[0].first, parts[1].first), (true, false));
        assert_eq!(parts[0].copies, [13], "small and called from elsewhere");
        assert!(parts[1].copies.is_empty());
        assert_eq!(parts[0].shared, HashSet::from([10]));
        assert_eq!(parts[1].shared, HashSet::from([12, 13]), "12 is called by what may be inlined");
    }

    #[test]
    fn a_small_module_is_one_part() {
        let parts = survey(&[20, 30], &[&[11], &[10]]).parts();
        assert_eq!((parts.len(), parts[0].functions.clone()), (1, 10..12));
        assert!(parts[0].shared.is_empty());
        assert_eq!(survey(&[], &[]).parts().len(), 1);
    }

    #[test]
    fn vast_functions_are_parts_of_their_own() {
        let mut survey = survey(&[20, 5000, 6000, 20], &[&[13], &[13], &[10], &[]]);
        survey.vast[1..3].fill(true);
        let parts = survey.parts();
        let found: Vec<_> = parts.iter().map(|part| (part.functions.clone(), part.vast, part.copies.len())).collect();
        assert_eq!(found, [(10..11, false, 1), (11..13, true, 0), (13..14, false, 0)]);
        survey.vast.fill(true);
        assert!(survey.whole()[0].vast);
    }
}
