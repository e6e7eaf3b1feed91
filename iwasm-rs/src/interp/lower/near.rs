//! Floats that stay in their accumulator: what goes through a slot takes longer than most operators.
//!
//! An instruction that writes a local leaves the value in the accumulator as well, where nobody needs that, and the instructions that follow
//! read it there. That costs no instruction: which locals are *near* is only known until another value comes.

use super::Lower;
use super::tree::Tree;
use crate::interp::ablation::{Idea, without};
use crate::interp::code::Word;
use crate::interp::expr::Key;
use crate::interp::ops::Node;
use crate::interp::select::{self, Root};
use crate::interp::value::Ty;

impl Lower<'_> {
    /// How many pending entries use the accumulator of a tree's type.
    fn users(&self, tree: &Tree) -> usize {
        self.pending.iter().filter(|height| self.stack[**height as usize].uses_accumulator_of(tree.ty)).count()
    }

    /// Emits a tree into a local, when all that is still to be computed is pending.
    pub(super) fn emit_to_local(&mut self, slot: i32, tree: &Tree) {
        if tree.ty.is_float() && !tree.is_leaf() && self.users(tree) == 0 && !without(Idea::Near) {
            let tee = Key::of(Node::Tee);
            let listed = |tree: &Tree| Root::ToAcc(tree.ty).key(tee.then(tree.key));
            let nearer = self.nearer(tree, listed);
            let tree = nearer.as_ref().unwrap_or(tree);
            if select::listed(listed(tree)) {
                // The same operands: what was the destination is the operand of the root of the tree.
                self.emit_tree_as(listed(tree), &[slot as Word], tree);
                return self.note_near(Some(slot), tree, true);
            }
        }
        self.emit_tree(Root::ToSlot(tree.ty), &[slot as Word], tree);
    }

    /// Before a local is written: floats that are computed from it, but for the topmost entry, go to their accumulator rather than to
    /// their homes, if nobody else is there.
    pub(super) fn keep_near(&mut self, slot: i32, top: usize) {
        if without(Idea::Near) {
            return;
        }
        let concerned = |height: &usize| {
            let tree = &self.stack[*height];
            *height != top && tree.ty.is_float() && !tree.is_leaf() && tree.untee().is_none() && tree.concerns(slot)
        };
        if let Some(height) = self.pending.iter().map(|height| *height as usize).find(concerned) {
            let tree = &self.stack[height];
            if self.users(tree) <= usize::from(tree.uses_accumulator_of(tree.ty)) {
                self.put_in_acc(height);
            }
        }
    }

    /// The same tree with the accumulator in place of locals that are near, if there is such an instruction.
    pub(super) fn nearer(&self, tree: &Tree, key: impl Fn(&Tree) -> Key) -> Option<Tree> {
        let slot = *self.near.iter().find(|slot| tree.reads(|read| read == **slot))?;
        if tree.is_leaf() || tree.uses_accumulator_of(Ty::F64) {
            return None;
        }
        [usize::MAX, 1].into_iter().filter_map(|most| tree.with_accumulator(slot, most)).find(|tree| select::listed(key(tree)))
    }

    /// Notes what an instruction with a tree does to the float accumulator and to what is near: whether the value goes there, and the slot
    /// that it is written to.
    pub(super) fn note_near(&mut self, written: Option<i32>, tree: &Tree, to_accumulator: bool) {
        if to_accumulator {
            self.near.clear();
            self.near.extend(written);
            self.near.extend(tree.leading_tees());
        } else if !self.near.is_empty() {
            self.near.retain(|slot| Some(*slot) != written && !tree.writes(*slot));
        }
    }
}
