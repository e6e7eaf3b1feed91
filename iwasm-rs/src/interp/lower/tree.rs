//! Trees that are not instructions yet: the values on the translator's stack of operands.

use crate::interp::code::Word;
use crate::interp::expr::Key;
use crate::interp::ops::{Category, Node};
use crate::interp::select::{Root, handler};
use crate::interp::value::Ty;

/// Operand words of the largest tree.
pub(in crate::interp) const MAX_WORDS: usize = 12;
/// Operands are copied so many at a time.
const COPY_WORDS: usize = 4;

/// How to compute a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tree {
    pub(super) key: Key,
    /// Its operands in code.
    words: [Word; MAX_WORDS + COPY_WORDS],
    len: u8,
    /// Which of the operands are slots to read, a bit each.
    slots: u16,
    /// Which of the operands are slots that are written.
    tees: u16,
    pub(super) ty: Ty,
    /// Whether it may trap or reads what stores and calls change: then it must not be computed later than they happen.
    pub(super) ordered: bool,
    /// Whether it uses the integer accumulator, and the float accumulator.
    uses_acc: [bool; 2],
    /// For the accumulator itself: a local with the same value, as an offset in bytes.
    pub(super) alias: Option<i32>,
    /// Offset in the module of its last operator that may trap.
    pub(super) at: u32,
}

impl Tree {
    fn leaf(node: Node, ty: Ty, operands: &[Word]) -> Tree {
        let mut words = [0; MAX_WORDS + COPY_WORDS];
        words[..operands.len()].copy_from_slice(operands);
        Tree {
            key: Key::of(node),
            words,
            len: operands.len() as u8,
            slots: 0,
            tees: 0,
            ty,
            ordered: false,
            uses_acc: [false; 2],
            alias: None,
            at: 0,
        }
    }

    /// A slot of the frame, by its offset in bytes.
    pub(super) fn slot(offset: i32, ty: Ty) -> Tree {
        Tree { slots: 1, ..Tree::leaf(Node::Slot, ty, &[offset as Word]) }
    }

    /// A constant by its bits.
    pub(super) fn constant(bits: u64, ty: Ty) -> Tree {
        let (low, high) = (bits as Word, (bits >> 32) as Word);
        match ty {
            Ty::I32 | Ty::F32 => Tree::leaf(Node::Imm, ty, &[low]),
            Ty::I64 | Ty::Half if bits as i64 == i64::from(low as i32) => Tree::leaf(Node::Imm, ty, &[low]),
            Ty::I64 | Ty::Half => Tree::leaf(Node::Wide, ty, &[low, high]),
            Ty::F64 => Tree::leaf(Node::Imm, ty, &[low, high]),
        }
    }

    /// The accumulator of the type's class.
    pub(super) fn accumulator(ty: Ty) -> Tree {
        let mut tree = Tree::leaf(Node::Acc, ty, &[]);
        tree.uses_acc[usize::from(ty.is_float())] = true;
        tree
    }

    /// The accumulator, when a local has the same value.
    pub(super) fn mirrored_by(self, local: i32) -> Tree {
        Tree { alias: Some(local), ..self }
    }

    /// State of the instance: a global or the size of the memory.
    pub(super) fn state(node: Node, ty: Ty, operands: &[Word]) -> Tree {
        Tree { ordered: true, ..Tree::leaf(node, ty, operands) }
    }

    /// An operator applied to trees; `own` are the operands of its own. An instruction must [exist](exists) for it.
    pub(super) fn node(node: Node, own: &[Word], children: &[&Tree], at: u32) -> Tree {
        let mut tree = Tree::leaf(node, node.result(), own);
        for child in children {
            let (begin, end) = (usize::from(tree.len), usize::from(tree.len + child.len));
            // In units of constant size: calls of memcpy would cost more than all else here.
            for i in (0..usize::from(child.len)).step_by(COPY_WORDS) {
                tree.words[begin + i..][..COPY_WORDS].copy_from_slice(&child.words[i..][..COPY_WORDS]);
            }
            tree.slots |= child.slots << begin;
            tree.tees |= child.tees << begin;
            tree.len = end as u8;
            tree.key = tree.key.then(child.key);
            tree.ordered |= child.ordered;
            tree.uses_acc[0] |= child.uses_acc[0];
            tree.uses_acc[1] |= child.uses_acc[1];
            tree.at = tree.at.max(child.at);
        }
        if matches!(node.category(), Category::Load | Category::Division | Category::Truncation) {
            tree.ordered = true;
            tree.at = at;
        }
        tree
    }

    /// The same value, written to a local as well; if there is an instruction for that.
    pub(super) fn tee(&self, local: i32) -> Option<Tree> {
        if !exists(self.ty, Key::of(Node::Tee).then(self.key)) {
            return None;
        }
        let mut tree = Tree::node(Node::Tee, &[local as Word], &[self], 0);
        (tree.ty, tree.tees, tree.ordered) = (self.ty, tree.tees | 1, true);
        Some(tree)
    }

    /// The local that is written last, and the tree below, if the root is [`Node::Tee`].
    pub(super) fn untee(&self) -> Option<(i32, Tree)> {
        if self.root() != Some(Node::Tee) {
            return None;
        }
        let mut tree = *self;
        tree.key = Key(self.key.0 & !(0xff << self.root_shift()));
        tree.words.copy_within(1.., 0);
        (tree.len, tree.slots, tree.tees) = (self.len - 1, self.slots >> 1, self.tees >> 1);
        Some((self.words[0] as i32, tree))
    }

    /// Its operands in code.
    pub(super) fn operands(&self) -> &[Word] {
        &self.words[..usize::from(self.len)]
    }

    pub(super) fn is_leaf(&self) -> bool {
        self.key.0 < 256
    }

    pub(super) fn is_slot(&self, offset: i32) -> bool {
        self.key == Key::of(Node::Slot) && self.words[0] == offset as Word
    }

    pub(super) fn is_accumulator(&self) -> bool {
        self.key == Key::of(Node::Acc)
    }

    pub(super) fn is_constant(&self) -> bool {
        self.key == Key::of(Node::Imm) || self.key == Key::of(Node::Wide)
    }

    /// The bits of an integer constant.
    pub(super) fn constant_bits(&self) -> Option<u64> {
        match (self.is_constant(), self.operands()) {
            (true, [low]) => Some(*low as i32 as u64),
            (true, [low, high]) => Some(u64::from(*low) | u64::from(*high) << 32),
            _ => None,
        }
    }

    /// Whether it computes from slots that satisfy a condition.
    pub(super) fn reads(&self, condition: impl Fn(i32) -> bool) -> bool {
        (0..usize::from(self.len)).any(|i| self.slots >> i & 1 != 0 && condition(self.words[i] as i32))
    }

    /// Whether it writes a slot.
    pub(super) fn writes(&self, slot: i32) -> bool {
        self.tees != 0 && (0..usize::from(self.len)).any(|i| self.tees >> i & 1 != 0 && self.words[i] as i32 == slot)
    }

    /// Whether it reads or writes a slot.
    pub(super) fn concerns(&self, slot: i32) -> bool {
        self.writes(slot) || self.reads(|s| s == slot)
    }

    pub(super) fn uses_accumulator(&self) -> bool {
        self.uses_acc[0] || self.uses_acc[1]
    }

    /// Whether it uses the accumulator of a type's class.
    pub(super) fn uses_accumulator_of(&self, ty: Ty) -> bool {
        self.uses_acc[usize::from(ty.is_float())]
    }

    /// The node at its root.
    pub(super) fn root(&self) -> Option<Node> {
        Node::from_byte((self.key.0 >> self.root_shift()) as u8)
    }

    fn root_shift(&self) -> u32 {
        (127 - self.key.0.leading_zeros()) / 8 * 8
    }

    /// The same with another operator at the root that has the same operands.
    pub(super) fn with_root(mut self, node: Node) -> Tree {
        let shift = self.root_shift();
        self.key = Key(self.key.0 & !(0xff << shift) | (node as u128) << shift);
        self
    }

    /// The operand, an i32, of the operator at the root, which has one operand and none in code.
    pub(super) fn child(mut self) -> Tree {
        self.key = Key(self.key.0 & !(0xff << self.root_shift()));
        self.ty = match self.root() {
            Some(Node::SelectInt) => Ty::I64,
            _ => Ty::I32,
        };
        self
    }
}

/// Whether the value of a tree can be put into the accumulator by one instruction. Unless its root is a `Tee`, the same is true of slots.
pub(super) fn exists(ty: Ty, tree: Key) -> bool {
    handler(Root::ToAcc(ty), tree).is_some()
}
