//! Trees that are not instructions yet: the values on the translator's stack of operands.

use crate::interp::code::Word;
use crate::interp::expr::Key;
use crate::interp::ops::{Category, Node};
use crate::interp::select::{self, Root};
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
    /// Whether it is a slot or the accumulator with a 64-bit value of which only the low half counts. Slots of i32 have nothing else.
    pub(super) narrowed: bool,
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
            narrowed: false,
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

    /// `i32.wrap_i64` of a slot or of the accumulator: instructions on i32 read no more than that.
    pub(super) fn narrow(self) -> Option<Tree> {
        let readable = self.key == Key::of(Node::Slot) || self.is_accumulator();
        readable.then_some(Tree { ty: Ty::I32, narrowed: true, ..self })
    }

    /// State of the instance: a global or the size of the memory.
    pub(super) fn state(node: Node, ty: Ty, operands: &[Word]) -> Tree {
        Tree { ordered: true, ..Tree::leaf(node, ty, operands) }
    }

    /// An operator applied to a tree; `own` is the operand of its own, if it has one. An instruction must [exist](exists) for it.
    pub(super) fn unary(node: Node, own: &[Word], child: &Tree, at: u32) -> Tree {
        let mut tree = *child;
        if let [word] = own {
            tree.words.copy_within(..MAX_WORDS, 1);
            tree.words[0] = *word;
            (tree.len, tree.slots, tree.tees) = (child.len + 1, child.slots << 1, child.tees << 1);
        }
        tree.become_operator(node, Key::of(node).then(child.key), at);
        tree
    }

    /// The same with two operands.
    pub(super) fn binary(node: Node, left: &Tree, right: &Tree, at: u32) -> Tree {
        let mut tree = *left;
        tree.append(right);
        tree.become_operator(node, Key::of(node).then(left.key).then(right.key), at);
        tree
    }

    /// `select`.
    pub(super) fn select(node: Node, condition: &Tree, first: &Tree, second: &Tree) -> Tree {
        let mut tree = *condition;
        tree.append(first);
        tree.append(second);
        tree.become_operator(node, Key::of(node).then(condition.key).then(first.key).then(second.key), 0);
        tree
    }

    /// Adds the operands of another tree, and what is true of them.
    fn append(&mut self, other: &Tree) {
        let begin = usize::from(self.len);
        // In units of constant size: calls of memcpy would cost more than all else here.
        for i in (0..usize::from(other.len)).step_by(COPY_WORDS) {
            self.words[begin + i..][..COPY_WORDS].copy_from_slice(&other.words[i..][..COPY_WORDS]);
        }
        self.len += other.len;
        self.slots |= other.slots << begin;
        self.tees |= other.tees << begin;
        self.ordered |= other.ordered;
        self.uses_acc[0] |= other.uses_acc[0];
        self.uses_acc[1] |= other.uses_acc[1];
        self.at = self.at.max(other.at);
    }

    /// Becomes the tree of an operator, when it has the operands.
    fn become_operator(&mut self, node: Node, key: Key, at: u32) {
        (self.key, self.ty, self.alias, self.narrowed) = (key, node.result(), None, false);
        if matches!(node.category(), Category::Load | Category::Division | Category::Truncation) {
            (self.ordered, self.at) = (true, at);
        }
    }

    /// The same value, written to a local as well; if there is an instruction for that.
    pub(super) fn tee(&self, local: i32) -> Option<Tree> {
        if !exists(self.ty, Key::of(Node::Tee).then(self.key)) {
            return None;
        }
        let mut tree = Tree::unary(Node::Tee, &[local as Word], self, 0);
        (tree.ty, tree.tees, tree.ordered) = (self.ty, tree.tees | 1, true);
        Some(tree)
    }

    /// The local that is written last, and the tree below, if the root is [`Node::Tee`].
    pub(super) fn untee(&self) -> Option<(i32, Tree)> {
        if self.root() != Some(Node::Tee) {
            return None;
        }
        let mut tree = *self;
        tree.key = self.key.rest();
        tree.words.copy_within(1.., 0);
        (tree.len, tree.slots, tree.tees) = (self.len - 1, self.slots >> 1, self.tees >> 1);
        Some((self.words[0] as i32, tree))
    }

    /// The locals that get its value.
    pub(super) fn leading_tees(&self) -> impl Iterator<Item = i32> {
        let tees = self.key.bytes().take_while(|node| *node == Node::Tee as u8).count();
        self.words[..tees].iter().map(|word| *word as i32)
    }

    /// The same with the float accumulator in place of the first `most` reads of a slot; `None` where it cannot tell which operand is whose.
    pub(super) fn with_accumulator(&self, slot: i32, most: usize) -> Option<Tree> {
        let own = |node: Node| match node {
            Node::Slot | Node::Tee | Node::Global | Node::FarGlobal => 1,
            Node::Wide => 2,
            _ => usize::from(node.category() == Category::Load),
        };
        let nodes = || self.key.bytes().filter_map(Node::from_byte);
        let constants = nodes().filter(|node| *node == Node::Imm).count();
        let others: usize = nodes().map(own).sum();
        let constant_words = match usize::from(self.len) - others {
            words if words == constants => 1,
            words if words == 2 * constants => 2,
            _ => return None,
        };
        let mut tree = Tree { key: Key::EMPTY, len: 0, slots: 0, tees: 0, ..*self };
        let (mut at, mut left) = (0, most);
        for node in nodes() {
            let count = if node == Node::Imm { constant_words } else { own(node) };
            if node == Node::Slot && self.words[at] as i32 == slot && left > 0 {
                left -= 1;
                tree.key = tree.key.then(Key::of(Node::Acc));
                tree.uses_acc[1] = true;
            } else {
                let to = usize::from(tree.len);
                tree.words.copy_within(at..at + count, to);
                tree.slots |= (self.slots >> at & 1) << to;
                tree.tees |= (self.tees >> at & 1) << to;
                tree.key = tree.key.then(Key::of(node));
                tree.len += count as u8;
            }
            at += count;
        }
        Some(tree)
    }

    /// Its operands in code.
    pub(super) fn operands(&self) -> &[Word] {
        &self.words[..usize::from(self.len)]
    }

    /// Adds its operands to code.
    pub(super) fn write_operands(&self, code: &mut Vec<Word>) {
        let end = code.len() + usize::from(self.len);
        // As above: all that there may be, at once.
        code.extend_from_slice(&self.words);
        code.truncate(end);
    }

    pub(super) fn is_leaf(&self) -> bool {
        self.key.len() == 1
    }

    pub(super) fn is_slot(&self, offset: i32) -> bool {
        self.is_plain_slot() && self.words[0] == offset as Word
    }

    /// Whether it is a slot, all of it.
    pub(super) fn is_plain_slot(&self) -> bool {
        self.key == Key::of(Node::Slot) && !self.narrowed
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
        Node::from_byte(self.key.first())
    }

    /// The same with another operator at the root that has the same operands.
    pub(super) fn with_root(mut self, node: Node) -> Tree {
        self.key = Key::of(node).then(self.key.rest());
        self
    }

    /// The operand, an i32, of the operator at the root, which has one operand and none in code.
    pub(super) fn child(mut self) -> Tree {
        self.key = self.key.rest();
        self.ty = match self.root() {
            Some(Node::SelectInt) => Ty::I64,
            _ => Ty::I32,
        };
        self
    }
}

/// Whether the value of a tree can be put into the accumulator by one instruction. Unless its root is a `Tee`, the same is true of slots.
#[inline(always)]
pub(super) fn exists(ty: Ty, tree: Key) -> bool {
    select::exists(Root::ToAcc(ty), tree)
}
