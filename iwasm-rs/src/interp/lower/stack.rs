//! The lazy stack of operands: trees are emitted when something needs their value, or is about to change what they compute from.
//!
//! Each height has a *home* slot. An entry is *pending* unless it is a constant or lies in its home.

use super::Lower;
use super::tree::{Tree, exists};
use crate::interp::ablation::{Idea, without};
use crate::interp::code::{PREFIX_WORDS, Word};
use crate::interp::dispatch::{HANDLER_BYTES, Handler};
use crate::interp::expr::Key;
use crate::interp::ops::{Category, Node};
use crate::interp::select::{self, Root, find};
use crate::interp::value::Ty;

/// Most entries that may be pending: a bound for the time that a look at all takes.
const MAX_PENDING: usize = 16;

/// Where the value of an operand is put when the operator cannot take it as it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Put {
    Keep,
    Acc,
    Slot,
}

/// What is tried in turn when there is no instruction for an operator and its two operands.
const ATTEMPTS: [(Put, Put); 7] = [
    (Put::Acc, Put::Keep),
    (Put::Keep, Put::Acc),
    (Put::Keep, Put::Slot),
    (Put::Slot, Put::Keep),
    (Put::Slot, Put::Acc),
    (Put::Acc, Put::Slot),
    (Put::Slot, Put::Slot),
];

/// What decides whether there is an instruction for an operand.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) key: Key,
    ordered: bool,
}

impl Shape {
    fn of(tree: &Tree) -> Shape {
        Shape { key: tree.key, ordered: tree.ordered }
    }

    /// Of an operand that is put somewhere.
    fn after(tree: &Tree, put: Put) -> Shape {
        match put {
            Put::Keep => Shape::of(tree),
            Put::Acc => Shape { key: Key::of(Node::Acc), ordered: false },
            Put::Slot => Shape { key: Key::of(Node::Slot), ordered: false },
        }
    }
}

const HANDLER_WORDS: usize = HANDLER_BYTES / size_of::<Word>();

fn handler_words(handler: Handler) -> [Word; HANDLER_WORDS] {
    let address = handler as usize as u64;
    [address as Word, (address >> 32) as Word]
}

/// Where an instruction lies, in words from the entry.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) begin: u32,
    /// Its first operand; that of the last part, if it has parts.
    pub(super) operand: u32,
}

impl Lower<'_> {
    /// Offset in bytes of the home of a height.
    pub(super) fn home(&self, height: usize) -> i32 {
        (self.operand_base + height as i32) * 8
    }

    pub(super) fn height(&self) -> usize {
        self.stack.len()
    }

    pub(super) fn push(&mut self, tree: Tree) {
        let height = self.stack.len();
        self.stack.push(tree);
        self.max_height = self.max_height.max(height + 1);
        if tree.is_constant() || tree.is_slot(self.home(height)) {
            return;
        }
        if self.pending.len() == MAX_PENDING {
            self.put_in_slot(self.pending[0] as usize);
        }
        self.pending.push(height as u32);
    }

    /// Pushes a value that lies in its home.
    pub(super) fn push_home(&mut self, ty: Ty) {
        self.push(Tree::slot(self.home(self.height()), ty));
    }

    pub(super) fn pop(&mut self) -> Tree {
        let Some(tree) = self.stack.pop() else { unreachable!("validation keeps the stack from running empty") };
        if self.pending.last() == Some(&(self.stack.len() as u32)) {
            self.pending.pop();
        }
        tree
    }

    pub(super) fn truncate(&mut self, height: usize) {
        while self.height() > height {
            self.pop();
        }
    }

    pub(super) fn settle(&mut self, height: usize, tree: Tree) {
        self.stack[height] = tree;
        let settled = tree.is_constant() || tree.is_slot(self.home(height));
        match self.pending.binary_search(&(height as u32)) {
            Ok(i) if settled => drop(self.pending.remove(i)),
            Err(i) if !settled => self.pending.insert(i, height as u32),
            _ => {}
        }
    }

    /// Emits an instruction that is never a part of another.
    pub(super) fn emit(&mut self, handler: Handler, operands: &[Word]) -> Place {
        self.last = None;
        self.near.clear();
        self.begin_instruction(handler, operands)
    }

    /// Emits an instruction with a key. With the one before it becomes one, if there is such a pair.
    pub(super) fn emit_key(&mut self, key: Key, operands: &[Word]) -> Place {
        let here = self.position();
        if let Some((begin, before)) = self.last
            && !without(Idea::Pairs)
            && let both = before.then(key)
            && let Some(found) = find(both)
            && self.join_marks(begin, here)
        {
            let at = PREFIX_WORDS + begin as usize;
            self.code[at..at + HANDLER_WORDS].copy_from_slice(&handler_words(found.handler));
            self.code.extend_from_slice(operands);
            self.last = found.leads.then_some((begin, both));
            return Place { begin, operand: here };
        }
        let Some(found) = find(key) else { unreachable!("{:x} is not listed", key.0) };
        self.last = found.leads.then_some((here, key));
        self.begin_instruction(found.handler, operands)
    }

    fn begin_instruction(&mut self, handler: Handler, operands: &[Word]) -> Place {
        let begin = self.position();
        self.code.extend_from_slice(&handler_words(handler));
        self.code.extend_from_slice(operands);
        Place { begin, operand: begin + HANDLER_WORDS as u32 }
    }

    /// Lets the mark of an instruction be that of the one before, if not both have one.
    fn join_marks(&mut self, first: u32, second: u32) -> bool {
        let marked = |offsets: &[(u32, u32)], at: u32| offsets.last().is_some_and(|(position, _)| *position == at);
        if !marked(&self.offsets, second) {
            return true;
        }
        let (mark, before) = self.offsets.split_last_mut().map_or((None, &mut [][..]), |(mark, before)| (Some(mark), before));
        match mark {
            Some(mark) if !marked(before, first) => {
                mark.0 = first;
                true
            }
            _ => false,
        }
    }

    /// Emits an instruction with operands of its own and a tree. Everything that must happen before has been emitted.
    pub(super) fn emit_tree(&mut self, root: Root, own: &[Word], tree: &Tree) -> Place {
        // Moves are moves, whatever their type.
        let root = match root {
            Root::ToSlot(_) if tree.is_plain_slot() => Root::ToSlot(Ty::I64),
            Root::ToSlot(Ty::I32) if tree.is_accumulator() && !tree.narrowed => Root::ToSlot(Ty::I64),
            Root::ToSlot(Ty::F32) if tree.key == Key::of(Node::Imm) => Root::ToSlot(Ty::I32),
            root => root,
        };
        let nearer = self.nearer(tree, |tree| root.key(tree.key));
        let tree = nearer.as_ref().unwrap_or(tree);
        let place = self.emit_tree_as(root.key(tree.key), own, tree);
        let written = if let Root::ToSlot(_) = root { Some(own[0] as i32) } else { None };
        self.note_near(written, tree, matches!(root, Root::ToAcc(ty) if ty.is_float()));
        place
    }

    pub(super) fn emit_tree_as(&mut self, key: Key, own: &[Word], tree: &Tree) -> Place {
        if tree.at != 0 {
            self.mark_at(tree.at);
        }
        let place = self.emit_key(key, own);
        tree.write_operands(&mut self.code);
        place
    }

    /// Notes the operator of the next instruction, which may call or trap.
    pub(super) fn mark(&mut self) {
        self.mark_at(self.at);
    }

    pub(super) fn mark_at(&mut self, at: u32) {
        self.offsets.push((self.position(), at));
    }

    /// Puts an entry into its home.
    pub(super) fn put_in_slot(&mut self, height: usize) {
        let home = self.home(height);
        let tree = self.stack[height];
        if tree.is_slot(home) {
            return;
        }
        if tree.ordered {
            self.flush_ordered(height);
        }
        self.clobber(home, Some(height));
        if tree.untee().is_some() && !select::exists(Root::ToSlot(tree.ty), tree.key) {
            self.put_in_local(height);
        }
        self.emit_tree(Root::ToSlot(tree.ty), &[home as Word], &self.stack[height].clone());
        self.settle(height, Tree::slot(home, tree.ty));
    }

    /// Emits an entry that is a `Tee`: it becomes its local.
    fn put_in_local(&mut self, height: usize) {
        let Some((local, tree)) = self.stack[height].untee() else { unreachable!("a tee") };
        self.flush_ordered(height);
        self.emit_tree(Root::ToSlot(tree.ty), &[local as Word], &tree);
        self.settle(height, Tree::slot(local, tree.ty));
    }

    /// Before a local is read: what is going to write it, does.
    pub(super) fn write_local(&mut self, local: i32) {
        while let Some(height) = self.pending.iter().map(|h| *h as usize).find(|h| self.stack[*h].writes(local)) {
            if let Some((slot, tree)) = self.stack[height].untee()
                && slot == local
            {
                self.flush_ordered(height);
                self.emit_to_local(local, &tree);
                self.settle(height, Tree::slot(local, tree.ty));
            } else {
                self.put_in_slot(height);
            }
        }
    }

    /// Frees the accumulator that an entry uses.
    fn spill(&mut self, height: usize) {
        match self.stack[height] {
            Tree { alias: Some(local), ty, narrowed, .. } => {
                let mut tree = Tree::slot(local, ty);
                tree.narrowed = narrowed;
                self.settle(height, tree);
            }
            tree if tree.untee().is_some() => self.put_in_local(height),
            _ => self.put_in_slot(height),
        }
    }

    /// Puts an entry into its accumulator.
    pub(super) fn put_in_acc(&mut self, height: usize) {
        let tree = self.stack[height];
        if tree.is_accumulator() {
            return;
        }
        if tree.ordered {
            self.flush_ordered(height);
        }
        self.free_accumulator(tree.ty, height);
        self.emit_tree(Root::ToAcc(tree.ty), &[], &tree);
        let accumulator = Tree::accumulator(tree.ty);
        self.settle(height, tree.untee().map_or(accumulator, |(local, _)| accumulator.mirrored_by(local)));
    }

    /// Makes sure that no entry but one uses the accumulator of a type's class.
    pub(super) fn free_accumulator(&mut self, ty: Ty, except: usize) {
        self.flush_where(|h, tree| h != except && tree.uses_accumulator_of(ty));
    }

    /// Emits the pending entries that satisfy a condition, lowest first.
    fn flush_where(&mut self, condition: impl Fn(usize, &Tree) -> bool) {
        let mut i = 0;
        while let Some(&height) = self.pending.get(i) {
            if condition(height as usize, &self.stack[height as usize]) {
                self.spill(height as usize);
                // Entries may have gone from the list, also before this one.
                i = self.pending.partition_point(|h| *h <= height);
            } else {
                i += 1;
            }
        }
    }

    /// Emits what must happen before an instruction with effects, below a height.
    pub(super) fn flush_ordered(&mut self, below: usize) {
        self.flush_where(|h, tree| h < below && tree.ordered);
    }

    /// Emits everything that a call may change: all but computations from locals.
    pub(super) fn flush_for_call(&mut self) {
        let base = self.operand_base * 8;
        self.flush_where(|_, tree| tree.ordered || tree.uses_accumulator() || tree.reads(|slot| slot >= base));
    }

    /// Emits all pending entries below a height.
    pub(super) fn flush(&mut self, below: usize) {
        // An alias becomes a local, which is pending: so until none is left.
        while self.pending.first().is_some_and(|h| (*h as usize) < below) {
            let height = self.pending[0] as usize;
            self.put_in_slot(height);
        }
    }

    /// Puts the entries from a height on into their homes.
    pub(super) fn put_in_homes(&mut self, from: usize) {
        for height in from..self.height() {
            self.put_in_slot(height);
        }
    }

    /// Emits the entries that compute from a slot, which is about to be written.
    pub(super) fn clobber(&mut self, slot: i32, except: Option<usize>) {
        for i in 0..self.pending.len() {
            let height = self.pending[i] as usize;
            if self.stack[height].alias == Some(slot) {
                self.stack[height].alias = None;
            }
        }
        while let Some(height) = self.pending.iter().map(|h| *h as usize).find(|h| Some(*h) != except && self.stack[*h].concerns(slot)) {
            self.put_in_slot(height);
        }
    }

    /// Brings the two topmost entries into a form that an instruction has: the last for which `exists` was asked.
    pub(super) fn fit(&mut self, mut exists: impl FnMut(Shape, Shape) -> bool) {
        let (l, r) = (self.height() - 2, self.height() - 1);
        let (left, right) = (&self.stack[l], &self.stack[r]);
        if exists(Shape::of(left), Shape::of(right)) {
            return;
        }
        let mut possible = |&(lp, rp): &(Put, Put)| {
            let order_kept = lp != Put::Keep || !(left.ordered && right.ordered);
            let acc_free = match (lp, rp) {
                (Put::Acc, _) => !right.uses_accumulator_of(left.ty),
                (Put::Keep, Put::Acc) => !left.uses_accumulator_of(right.ty),
                _ => true,
            };
            order_kept && acc_free && exists(Shape::after(left, lp), Shape::after(right, rp))
        };
        let Some(&(lp, rp)) = ATTEMPTS.iter().find(|attempt| possible(attempt)) else {
            unreachable!("every operator has an instruction for two slots")
        };
        for (height, put) in [(l, lp), (r, rp)] {
            match put {
                Put::Keep => {}
                Put::Acc => self.put_in_acc(height),
                // Nothing between here and the operator writes that local.
                Put::Slot if self.stack[height].untee().is_some() => self.put_in_local(height),
                Put::Slot => self.put_in_slot(height),
            }
        }
    }

    /// Replaces two operands by the operator's tree.
    pub(super) fn binary(&mut self, node: Node) {
        let swapped = match node.category() {
            Category::Commutative => Some(node),
            Category::Compare { swapped, .. } | Category::FloatCompare { swapped } => Some(swapped),
            _ => None,
        };
        let ty = node.result();
        let as_is = |l: Shape, r: Shape| exists(ty, Key::of(node).then(l.key).then(r.key));
        let other = |l: Shape, r: Shape| {
            let Some(swapped) = swapped else { return false };
            !(l.ordered && r.ordered) && exists(ty, Key::of(swapped).then(r.key).then(l.key))
        };
        let mut in_order = false;
        self.fit(|l, r| {
            in_order = as_is(l, r);
            in_order || other(l, r)
        });
        let (r, l) = (self.pop(), self.pop());
        self.push(match swapped {
            Some(swapped) if !in_order => Tree::binary(swapped, &r, &l, self.at),
            _ => Tree::binary(node, &l, &r, self.at),
        });
    }

    /// Replaces an operand by the operator's tree.
    pub(super) fn unary(&mut self, node: Node, own: &[Word]) {
        let top = self.height() - 1;
        let listed = |tree: &Tree| exists(node.result(), Key::of(node).then(tree.key));
        if !listed(&self.stack[top]) {
            self.put_in_acc(top);
        }
        let x = self.pop();
        let narrow = if node == Node::I32WrapI64 { x.narrow() } else { None };
        self.push(narrow.unwrap_or_else(|| Tree::unary(node, own, &x, self.at)));
    }

    /// Replaces condition and values by `select`.
    pub(super) fn select(&mut self) {
        let c = self.height() - 1;
        let (x, y) = (c - 2, c - 1);
        let float = self.stack[x].ty.is_float();
        for height in [x, y] {
            let tree = self.stack[height];
            // Immediates are sign-extended, slots of i32 zero-extended.
            let immediate = tree.key == Key::of(Node::Imm) && !float && (tree.ty == Ty::I64 || tree.operands()[0] as i32 >= 0);
            if !immediate && !tree.is_plain_slot() {
                self.spill(height);
            }
        }
        let node = if float { Node::SelectFloat } else { Node::SelectInt };
        let listed = |s: &Self| exists(node.result(), Key::of(node).then(s.stack[c].key).then(s.stack[x].key).then(s.stack[y].key));
        if !listed(self) {
            self.put_in_acc(c);
        }
        if !listed(self) {
            self.put_in_slot(x);
            self.put_in_slot(y);
        }
        let tree = Tree::select(node, &self.stack[c], &self.stack[x], &self.stack[y]);
        self.truncate(x);
        self.push(tree);
    }

    /// Writes the topmost entry to a local, and keeps it if asked.
    pub(super) fn set_local(&mut self, slot: i32, keep: bool) {
        let top = self.height() - 1;
        if self.stack[top].is_slot(slot) {
            if !keep {
                self.pop();
            }
            return;
        }
        self.keep_near(slot, top);
        self.clobber(slot, Some(top));
        let tree = self.pop();
        if keep
            && !tree.is_leaf()
            && let Some(tee) = tree.tee(slot)
        {
            return self.push(tee);
        }
        if tree.ordered {
            self.flush_ordered(top);
        }
        if let Some((local, _)) = tree.untee()
            && !select::exists(Root::ToSlot(tree.ty), tree.key)
        {
            self.push(tree);
            self.put_in_local(top);
            self.pop();
            self.emit_tree(Root::ToSlot(tree.ty), &[slot as Word], &Tree::slot(local, tree.ty));
            if keep {
                self.push(Tree::slot(slot, tree.ty));
            }
            return;
        }
        self.emit_to_local(slot, &tree);
        if keep {
            self.push(match () {
                () if tree.is_constant() => tree,
                () if tree.is_accumulator() => tree.mirrored_by(slot),
                () => Tree::slot(slot, tree.ty),
            });
        }
    }

    /// Forgets the topmost entry, but not its trap.
    pub(super) fn drop_top(&mut self) {
        let top = self.height() - 1;
        if self.stack[top].untee().is_some() {
            self.put_in_local(top);
        } else if self.stack[top].ordered {
            self.put_in_acc(top);
        }
        self.pop();
    }
}
