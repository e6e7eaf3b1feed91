//! Blocks, branches, and what catches exceptions.
//!
//! At a label the values that it takes lie in their homes. Below them nothing is pending: a block flushes the stack when it begins.

use std::collections::HashMap;

use wasmparser::{BlockType, Catch as CatchClause, FuncType, Operator};

use super::Lower;
use super::stack::Place;
use super::tree::Tree;
use crate::interp::ablation::{Idea, without};
use crate::interp::code::{Catch, CatchReference, PREFIX_WORDS, Region, Results, Word};
use crate::interp::expr::Key;
use crate::interp::handlers;
use crate::interp::ops::{Category, Node};
use crate::interp::select::{Root, exists};
use crate::interp::value::Ty;
use crate::interp::{atomics, throw};
use crate::wasm::slot_count;

/// Where branches lead; `None` until it is bound.
pub(super) type Label = Option<u32>;

/// More values than this are moved by one instruction.
const MANY: usize = 16;

/// A distance to be written when the label is bound.
pub(super) struct Fixup {
    /// The operand, in words from the entry.
    operand: u32,
    /// The instruction, in words from the entry.
    instruction: u32,
    label: u32,
}

/// A block.
pub(super) struct Control {
    kind: Kind,
    /// Where branches to it lead.
    label: u32,
    /// Height of the stack below its parameters.
    height: usize,
    params: Vec<Ty>,
    results: Vec<Ty>,
    /// What catches exceptions of the code in it, if the block is a `try` in its body.
    region: Option<u32>,
    /// What catches exceptions around the block.
    around: Option<u32>,
    /// Where the region began.
    begin: u32,
    /// The region of an old `try`, to which its clauses are added.
    clauses: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Function,
    Block,
    Loop,
    /// With the label of `else`.
    If(u32),
    Else,
    TryTable,
    /// The old `try`, in its body.
    Try,
    /// In a clause of it: a reference to the exception lies in the block's first slot.
    Catch,
}

impl Control {
    /// What a branch to it takes.
    fn label_types(&self) -> &[Ty] {
        if self.kind == Kind::Loop { &self.params } else { &self.results }
    }
}

impl Lower<'_> {
    fn new_label(&mut self) -> u32 {
        self.labels.push(None);
        self.labels.len() as u32 - 1
    }

    fn bind(&mut self, label: u32) {
        self.labels[label as usize] = Some(self.position());
        self.last = None;
        self.last_vector = None;
        self.near.clear();
    }

    /// Writes all distances and targets of catch clauses.
    pub(super) fn resolve_labels(&mut self) {
        let at = |label: u32| self.labels[label as usize].unwrap_or(0);
        for fixup in &self.fixups {
            let distance = (i64::from(at(fixup.label)) - i64::from(fixup.instruction)) * 4;
            self.code[PREFIX_WORDS + fixup.operand as usize] = distance as i32 as Word;
        }
        for region in &mut self.exceptions.regions {
            for catch in &mut region.catches {
                catch.target = at(catch.target);
            }
        }
    }

    /// Lets an operand of an instruction be the distance to a label.
    fn refer(&mut self, place: Place, operand: u32, label: u32) {
        self.fixups.push(Fixup { operand: place.operand + operand, instruction: place.begin, label });
    }

    pub(super) fn begin_function(&mut self, ty: &FuncType) {
        self.enter(Kind::Function, &[], ty.results());
    }

    fn block_type(&self, ty: BlockType) -> (Vec<Ty>, Vec<Ty>) {
        let types = Ty::of_slots;
        match ty {
            BlockType::Empty => (Vec::new(), Vec::new()),
            BlockType::Type(ty) => (Vec::new(), types(&[ty])),
            BlockType::FuncType(index) => {
                let ty = &self.env.module.types[index as usize];
                (types(ty.params()), types(ty.results()))
            }
        }
    }

    fn enter(&mut self, kind: Kind, params: &[wasmparser::ValType], results: &[wasmparser::ValType]) {
        self.enter_typed(kind, Ty::of_slots(params), Ty::of_slots(results));
    }

    /// Begins a block whose parameters are in their homes.
    fn enter_typed(&mut self, kind: Kind, params: Vec<Ty>, results: Vec<Ty>) {
        let label = self.new_label();
        let height = self.height() - params.len();
        if kind == Kind::Loop {
            self.bind(label);
        }
        self.max_height = self.max_height.max(height + results.len() + 1);
        let around = self.region_at(self.control.len().checked_sub(1));
        self.control.push(Control { kind, label, height, params, results, region: None, around, begin: self.position(), clauses: 0 });
    }

    /// Makes the stack what a block expects.
    fn settle_block(&mut self, params: usize) {
        self.flush(self.height());
        self.put_in_homes(self.height() - params);
    }

    fn depth(&self, relative: u32) -> usize {
        self.control.len() - 1 - relative as usize
    }

    /// Steps over code that cannot be reached; whether the operator is such code.
    #[cold]
    pub(super) fn skip(&mut self, operator: &Operator<'_>) -> bool {
        let Some(nested) = &mut self.skipping else { return false };
        match operator {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } | Operator::Try { .. } | Operator::TryTable { .. } => {
                *nested += 1;
            }
            Operator::End | Operator::Delegate { .. } if *nested > 0 => *nested -= 1,
            Operator::End | Operator::Delegate { .. } => return false,
            Operator::Else | Operator::Catch { .. } | Operator::CatchAll if *nested == 0 => return false,
            _ => {}
        }
        true
    }

    /// Rarer operators that begin, end or leave blocks, and calls.
    pub(super) fn structure(&mut self, operator: &Operator<'_>) -> bool {
        match operator {
            Operator::BrTable { targets } => {
                let depths: Vec<u32> = targets.targets().filter_map(Result::ok).chain([targets.default()]).collect();
                self.br_table(&depths);
            }
            Operator::BrOnCast { relative_depth, to_ref_type, .. } => self.br_on_cast(*relative_depth, *to_ref_type, true),
            Operator::BrOnCastFail { relative_depth, to_ref_type, .. } => self.br_on_cast(*relative_depth, *to_ref_type, false),
            Operator::BrOnNull { relative_depth } => self.br_on_null(*relative_depth),
            Operator::BrOnNonNull { relative_depth } => self.br_on_non_null(*relative_depth),
            Operator::Return => self.return_values(),
            Operator::Unreachable => {
                self.flush_ordered(self.height());
                self.mark();
                self.emit(atomics::unreachable, &[]);
                self.stop();
            }
            Operator::TryTable { try_table } => self.begin_try_table(try_table),
            Operator::Try { blockty } => self.begin_try(*blockty),
            Operator::Catch { tag_index } => self.begin_catch(Some(*tag_index)),
            Operator::CatchAll => self.begin_catch(None),
            Operator::Delegate { relative_depth } => self.delegate(*relative_depth),
            Operator::Throw { tag_index } => self.throw(*tag_index),
            Operator::ThrowRef => {
                let top = self.height() - 1;
                self.put_in_slot(top);
                self.throw_slot(self.home(top));
            }
            Operator::Rethrow { relative_depth } => {
                let height = self.control[self.depth(*relative_depth)].height;
                self.throw_slot(self.home(height));
            }
            _ => return self.calls(operator),
        }
        true
    }

    pub(super) fn begin_block(&mut self, ty: BlockType) {
        let (params, results) = self.block_type(ty);
        self.settle_block(params.len());
        self.enter_typed(Kind::Block, params, results);
    }

    pub(super) fn begin_loop(&mut self, ty: BlockType) {
        let (params, results) = self.block_type(ty);
        self.settle_block(params.len());
        self.enter_typed(Kind::Loop, params, results);
        if let Some(price) = self.costs.as_ref().map(|costs| costs.round(self.at.into())) {
            self.pay(price);
        }
    }

    pub(super) fn begin_if(&mut self, ty: BlockType) {
        let (params, results) = self.block_type(ty);
        let top = self.height() - 1;
        self.flush(top);
        for height in top - params.len()..top {
            self.put_in_slot(height);
        }
        let label = self.new_label();
        self.branch_on_top(false, label, None);
        self.enter_typed(Kind::If(label), params, results);
    }

    pub(super) fn begin_else(&mut self) {
        self.leave_body();
        let Some(control) = self.control.last_mut() else { unreachable!("validated") };
        let Kind::If(label) = control.kind else { unreachable!("validated") };
        control.kind = Kind::Else;
        self.bind(label);
        self.restart_body();
    }

    /// Begins another part of the innermost block with its parameters.
    fn restart_body(&mut self) {
        let Some(control) = self.control.last() else { unreachable!("validated") };
        let (height, params) = (control.height, control.params.clone());
        self.truncate(height);
        for ty in params {
            self.push_home(ty);
        }
        self.skipping = None;
    }

    /// At the end of a part of a block that is not the last: results to their homes, and on to the end.
    fn leave_body(&mut self) {
        if self.skipping.is_none() {
            self.br(0);
        }
        self.skipping = None;
    }

    pub(super) fn end(&mut self) {
        let reachable = self.skipping.take().is_none();
        if self.control.len() == 1 {
            return self.end_function(reachable);
        }
        self.end_region();
        let Some(control) = self.control.last() else { unreachable!("validated") };
        let (height, label) = (control.height, control.label);
        if reachable {
            let count = control.results.len();
            self.flush_ordered(self.height());
            self.move_values(count, height);
        }
        let Some(control) = self.control.pop() else { unreachable!("validated") };
        if let Kind::If(otherwise) = control.kind {
            // Without `else` the parameters are the results.
            self.bind(otherwise);
        }
        self.truncate(height);
        for ty in control.results {
            self.push_home(ty);
        }
        if control.kind != Kind::Loop {
            self.bind(label);
        }
    }

    fn end_function(&mut self, reachable: bool) {
        if reachable {
            self.return_values();
        }
        self.skipping = None;
        let Some(control) = self.control.pop() else { unreachable!("validated") };
        if self.fixups.iter().any(|f| f.label == control.label) || self.catches(control.label) {
            self.bind(control.label);
            self.truncate(0);
            for ty in control.results {
                self.push_home(ty);
            }
            self.return_values();
        }
    }

    fn catches(&self, label: u32) -> bool {
        self.exceptions.regions.iter().flat_map(|r| &r.catches).any(|c| c.target == label)
    }

    /// What follows cannot be reached.
    pub(super) fn stop(&mut self) {
        self.skipping = Some(0);
    }

    /// Puts the values that a branch takes into their own homes if they are many, so that branches need no instruction for each: code must stay
    /// in proportion to the module. The topmost entry is not among them.
    fn settle_many(&mut self, count: usize) {
        if count > MANY {
            let top = self.height() - 1;
            (top - count..top).for_each(|height| self.put_in_slot(height));
        }
    }

    /// Copies the topmost values into the homes from a height on; they stay on the stack as they are.
    fn move_values(&mut self, count: usize, height: usize) {
        let from = self.height() - count;
        if count > MANY && (from..self.height()).all(|at| self.stack[at].is_slot(self.home(at))) {
            if from != height {
                self.emit(handlers::move_slots, &[self.home(from) as Word, count as Word, self.home(height) as Word]);
            }
            return;
        }
        for i in 0..count {
            let home = self.home(height + i);
            let tree = self.stack[from + i];
            if !tree.is_slot(home) {
                // Homes below that of a value are not read by values above it.
                self.emit_tree(Root::ToSlot(tree.ty), &[home as Word], &tree);
            }
        }
    }

    /// Whether a branch must move values first.
    fn moves(&self, count: usize, height: usize) -> bool {
        let from = self.height() - count;
        (0..count).any(|i| !self.stack[from + i].is_slot(self.home(height + i)))
    }

    /// Goes to a block whose values are in their homes.
    fn jump(&mut self, depth: usize) {
        let (label, back) = (self.control[depth].label, self.control[depth].kind == Kind::Loop && !without(Idea::Safepoints));
        let place = if back {
            let free = self.home(self.height()) as Word;
            self.emit_key(Root::BrBack.key(Key::EMPTY), &[0, free])
        } else {
            self.emit_key(Root::Br.key(Key::EMPTY), &[0])
        };
        self.refer(place, 0, label);
    }

    pub(super) fn br(&mut self, relative: u32) {
        let depth = self.depth(relative);
        if self.control[depth].kind == Kind::Function {
            return self.return_values();
        }
        let (count, height) = (self.control[depth].label_types().len(), self.control[depth].height);
        self.flush_ordered(self.height());
        self.move_values(count, height);
        self.jump(depth);
        self.stop();
    }

    pub(super) fn br_if(&mut self, relative: u32) {
        let depth = self.depth(relative);
        let control = &self.control[depth];
        let (count, height, label, kind) = (control.label_types().len(), control.height, control.label, control.kind);
        let top = self.height() - 1;
        self.flush_ordered(top);
        self.settle_many(count);
        let condition = self.stack[top];
        self.pop();
        let moves = kind == Kind::Function || self.moves(count, height);
        self.push(condition);
        if !moves {
            let free = (kind == Kind::Loop && !without(Idea::Safepoints)).then(|| self.home(self.height()));
            return self.branch_on_top(true, label, free);
        }
        let skip = self.new_label();
        self.branch_on_top(false, skip, None);
        if kind == Kind::Function {
            self.emit_return(count);
        } else {
            self.move_values(count, height);
            self.jump(depth);
        }
        self.bind(skip);
    }

    /// Pushes whether the reference at a height, which is in its home, is null or not.
    fn push_null_test(&mut self, height: usize, node: Node) {
        self.push(Tree::slot(self.home(height), Ty::I64));
        self.push(Tree::constant(0, Ty::I64));
        self.binary(node);
    }

    fn br_on_null(&mut self, relative: u32) {
        let top = self.height() - 1;
        self.put_in_slot(top);
        self.pop();
        self.push_null_test(top, Node::I64Eq);
        self.br_if(relative);
        self.push_home(Ty::I64);
    }

    fn br_on_non_null(&mut self, relative: u32) {
        let top = self.height() - 1;
        self.put_in_slot(top);
        self.push_null_test(top, Node::I64Ne);
        self.br_if(relative);
        self.pop();
    }

    /// Branches if the topmost entry is not 0 or, if not `when`, is 0. For a branch back to a loop `free` tells where free slots begin.
    fn branch_on_top(&mut self, mut when: bool, label: u32, free: Option<i32>) {
        let top = self.height() - 1;
        let mut tree = self.stack[top];
        while tree.root() == Some(Node::I32Eqz) {
            tree = tree.child();
            when = !when;
        }
        if !when && let Some(inverse) = inverse(&tree) {
            tree = tree.with_root(inverse);
            when = true;
        }
        let root = match (when, free.is_some()) {
            (true, false) => Root::BrIf,
            (false, false) => Root::BrUnless,
            (true, true) => Root::BackIf,
            (false, true) => Root::BackUnless,
        };
        self.stack[top] = tree;
        if !exists(root, tree.key) {
            self.put_in_acc(top);
        }
        let tree = self.pop();
        self.flush_ordered(self.height());
        let own = [0, free.unwrap_or(0) as Word];
        let place = self.emit_tree(root, if free.is_some() { &own } else { &own[..1] }, &tree);
        self.refer(place, 0, label);
    }

    fn br_table(&mut self, depths: &[u32]) {
        let top = self.height() - 1;
        self.flush_ordered(top);
        let counts = depths.iter().map(|relative| self.control[self.depth(*relative)].label_types().len());
        self.settle_many(counts.max().unwrap_or(0));
        if !exists(Root::BrTable, self.stack[top].key) {
            self.put_in_acc(top);
        }
        let index = self.pop();
        let place = self.emit_tree(Root::BrTable, &[depths.len() as Word - 1], &index);
        let first = self.position() - place.operand;
        self.last = None;
        self.code.extend(depths.iter().map(|_| 0));
        // A target needs code of its own where values must move, or where it is a loop. Tables are long, and their targets few.
        let mut labels: HashMap<usize, u32> = HashMap::new();
        let mut stubs: Vec<(usize, u32)> = Vec::new();
        for (i, relative) in depths.iter().enumerate() {
            let depth = self.depth(*relative);
            let known = labels.get(&depth).copied();
            let label = known.unwrap_or_else(|| {
                let control = &self.control[depth];
                let direct = control.kind != Kind::Loop && !self.moves(control.label_types().len(), control.height);
                if direct {
                    return control.label;
                }
                stubs.push((depth, self.new_label()));
                stubs[stubs.len() - 1].1
            });
            labels.insert(depth, label);
            self.refer(place, first + i as u32, label);
        }
        for (depth, label) in stubs {
            self.bind(label);
            let (count, height) = (self.control[depth].label_types().len(), self.control[depth].height);
            self.move_values(count, height);
            self.jump(depth);
        }
        self.stop();
    }

    /// Returns the topmost values.
    pub(super) fn return_values(&mut self) {
        let count = match self.results {
            Results::Accumulator(_) => 1,
            Results::Slots(count) => count as usize,
        };
        self.flush_ordered(self.height() - count);
        self.emit_return(count);
        self.stop();
    }

    /// Emits a return of the topmost values, which stay on the stack as they are.
    fn emit_return(&mut self, count: usize) {
        match self.results {
            Results::Slots(0) => {
                self.emit(handlers::ret, &[]);
            }
            Results::Accumulator(_) => {
                let mut tree = self.stack[self.height() - 1];
                if !exists(Root::Return(tree.ty), tree.key) {
                    self.emit_tree(Root::ToAcc(tree.ty), &[], &tree);
                    tree = Tree::accumulator(tree.ty);
                }
                self.emit_tree(Root::Return(tree.ty), &[], &tree);
            }
            Results::Slots(_) => {
                self.move_values(count, 0);
                let (from, to) = (self.home(0) as Word, self.param_slot(0) as Word);
                self.emit(handlers::ret_slots, &[from, count as Word, to]);
            }
        }
    }

    /// What catches exceptions in the block at a depth; in none, if there is no such block.
    fn region_at(&self, depth: Option<usize>) -> Option<u32> {
        let control = &self.control[depth?];
        control.region.or(control.around)
    }

    fn begin_region(&mut self, catches: Vec<Catch>, parent: Option<u32>) -> u32 {
        self.exceptions.regions.push(Region { catches, parent });
        self.exceptions.regions.len() as u32 - 1
    }

    /// Ends what the innermost block catches.
    fn end_region(&mut self) {
        let end = self.position();
        if let Some(control) = self.control.last_mut()
            && let Some(region) = control.region.take()
        {
            self.exceptions.ranges.push((control.begin, end, region));
        }
    }

    fn begin_try_table(&mut self, try_table: &wasmparser::TryTable) {
        let (params, results) = self.block_type(try_table.ty);
        self.settle_block(params.len());
        let catches = try_table.catches.iter().map(|clause| self.clause(clause)).collect();
        let parent = self.region_at(self.control.len().checked_sub(1));
        let region = self.begin_region(catches, parent);
        self.enter_typed(Kind::TryTable, params, results);
        if let Some(control) = self.control.last_mut() {
            control.region = Some(region);
        }
    }

    fn clause(&self, clause: &CatchClause) -> Catch {
        let (tag, label, reference) = match *clause {
            CatchClause::One { tag, label } => (Some(tag), label, CatchReference::No),
            CatchClause::OneRef { tag, label } => (Some(tag), label, CatchReference::Last),
            CatchClause::All { label } => (None, label, CatchReference::No),
            CatchClause::AllRef { label } => (None, label, CatchReference::Last),
        };
        let control = &self.control[self.depth(label)];
        Catch { tag: tag.map(|tag| self.env.layout.tag(tag)), target: control.label, slot: self.home(control.height), reference }
    }

    fn begin_try(&mut self, ty: BlockType) {
        let (params, results) = self.block_type(ty);
        self.settle_block(params.len());
        let parent = self.region_at(self.control.len().checked_sub(1));
        let region = self.begin_region(Vec::new(), parent);
        self.enter_typed(Kind::Try, params, results);
        if let Some(control) = self.control.last_mut() {
            (control.region, control.clauses) = (Some(region), region);
        }
    }

    fn begin_catch(&mut self, tag: Option<u32>) {
        self.leave_body();
        self.end_region();
        let Some(control) = self.control.last_mut() else { unreachable!("validated") };
        control.kind = Kind::Catch;
        let (height, region) = (control.height, control.clauses);
        let target = self.new_label();
        self.bind(target);
        let catch =
            Catch { tag: tag.map(|tag| self.env.layout.tag(tag)), target, slot: self.home(height), reference: CatchReference::First };
        self.exceptions.regions[region as usize].catches.push(catch);
        self.truncate(height);
        self.push_home(Ty::I64);
        if let Some(tag) = tag {
            let module = self.env.module;
            for ty in Ty::of_slots(module.tag_params(tag)) {
                self.push_home(ty);
            }
        }
    }

    fn delegate(&mut self, relative: u32) {
        // Labels are counted from outside the `try`.
        let target = self.control.len().checked_sub(2 + relative as usize);
        let parent = self.region_at(target);
        if let Some(region) = self.control.last().and_then(|c| c.region) {
            self.exceptions.regions[region as usize].parent = parent;
        }
        self.end();
    }

    fn throw(&mut self, tag: u32) {
        let module = self.env.module;
        let count = slot_count(module.tag_params(tag));
        let base = self.height() - count;
        self.put_in_homes(base);
        self.flush_ordered(self.height());
        let home = self.home(base) as Word;
        self.mark();
        self.emit(throw::throw, &[self.env.layout.tag(tag), home, count as Word]);
        self.end_call();
        self.stop();
    }

    fn throw_slot(&mut self, slot: i32) {
        self.flush_ordered(self.height());
        self.mark();
        self.emit(throw::throw_ref, &[slot as Word]);
        self.end_call();
        self.stop();
    }
}

/// The comparison that holds where this one does not.
fn inverse(tree: &Tree) -> Option<Node> {
    match tree.root()?.category() {
        Category::Compare { inverse, .. } => Some(inverse),
        _ => None,
    }
}
