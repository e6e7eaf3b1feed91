//! Operators on vectors. A v128 takes two entries of the stack of operands, a half each: blocks, branches, calls and returns know no vectors.

use wasmparser::Operator;

use super::Lower;
use super::far::memory_of;
use super::tree::Tree;
use crate::interp::code::{PREFIX_WORDS, Word};
use crate::interp::dispatch::Handler;
use crate::interp::expr::Key;
use crate::interp::ops::Node;
use crate::interp::simd::{self, ByTree, FarHandlers, Form};
use crate::interp::value::Ty;
use crate::wasm::is_checked;

/// An instruction whose vector may still go elsewhere than to its home.
#[derive(Clone, Copy)]
pub(super) struct LastVector {
    /// Where the operand is that says where to, in words from the entry.
    operand: u32,
    /// Where the instruction ends.
    end: u32,
    /// Where its vector goes, as an offset in bytes.
    slot: i32,
    /// For a load from memory 0: where the instruction begins, and the tree of its address.
    load: Option<(u32, Key)>,
}

fn words(bytes: [u8; 16]) -> [Word; 4] {
    std::array::from_fn(|i| Word::from_le_bytes(std::array::from_fn(|j| bytes[4 * i + j])))
}

/// Where lanes of two vectors lie.
fn places<const N: usize>(left: Word, right: Word, lanes: [u8; N]) -> [Word; N] {
    let bytes = (16 / N) as Word;
    lanes.map(|lane| if usize::from(lane) < N { left + bytes * Word::from(lane) } else { right + bytes * (Word::from(lane) - N as Word) })
}

/// The numbers of the wider lanes that these bytes are, if they are.
fn wide_lanes<const N: usize>(bytes: [u8; 16]) -> Option<[u8; N]> {
    let width = (16 / N) as u8;
    let lane = |i: usize| bytes[16 / N * i];
    let whole = |(i, byte): (usize, &u8)| {
        let first = lane(i * N / 16);
        first % width == 0 && *byte == first + i as u8 % width
    };
    bytes.iter().enumerate().all(whole).then(|| std::array::from_fn(|i| lane(i) / width))
}

impl Lower<'_> {
    /// Operators on vectors, and what others do with them.
    pub(super) fn vector(&mut self, operator: &Operator<'_>) -> bool {
        if let Some(form) = simd::form(operator) {
            self.vector_form(operator, &form);
            return true;
        }
        match *operator {
            Operator::V128Const { value } => {
                let bits = value.i128();
                self.push(Tree::constant(bits as u64, Ty::Half));
                self.push(Tree::constant((bits >> 64) as u64, Ty::Half));
            }
            Operator::I8x16Shuffle { lanes } => {
                let base = self.height() - 4;
                let (l, r) = (self.vector_slot(base), self.vector_slot(base + 2));
                if let Some(lanes) = wide_lanes::<2>(lanes) {
                    self.emit_vector(simd::halves, base, &places(l, r, lanes), None, None);
                } else if let Some(lanes) = wide_lanes::<4>(lanes) {
                    self.emit_vector(simd::quarters, base, &places(l, r, lanes), None, None);
                } else {
                    self.emit_vector(simd::shuffle, base, &[&[l, r][..], &words(lanes)].concat(), None, None);
                }
            }
            Operator::GlobalGet { global_index } => match self.global(global_index) {
                (node, offset, Ty::Half) => {
                    let handler = if node == Node::FarGlobal { simd::global_get::<true> as Handler } else { simd::global_get::<false> };
                    self.emit_vector(handler, self.height(), &[offset], None, None);
                }
                _ => return false,
            },
            Operator::GlobalSet { global_index } => match self.global(global_index) {
                (node, offset, Ty::Half) => {
                    let handler = if node == Node::FarGlobal { simd::global_set::<true> as Handler } else { simd::global_set::<false> };
                    let base = self.height() - 2;
                    let slot = self.vector_slot(base);
                    self.flush_ordered(base);
                    self.truncate(base);
                    self.emit(handler, &[slot, offset]);
                }
                _ => return false,
            },
            Operator::Drop if self.is_vector(1) => {
                self.drop_top();
                self.drop_top();
            }
            Operator::Select | Operator::TypedSelect { .. } if self.is_vector(2) => {
                let base = self.height() - 5;
                let (first, second) = (self.vector_slot(base), self.vector_slot(base + 2));
                let (handler, condition) = self.number(base + 4, simd::SELECT);
                self.emit_vector(handler, base, &[first, second], Some(condition), None);
            }
            _ => return false,
        }
        true
    }

    /// Whether the entry so far below the top is half of a vector.
    fn is_vector(&self, depth: usize) -> bool {
        self.stack[self.height() - depth].ty == Ty::Half
    }

    fn vector_form(&mut self, operator: &Operator<'_>, form: &Form) {
        let lane_word = |lane: Option<u8>| lane.map(Word::from);
        match *form {
            Form::Vectors(handler, count) => {
                let base = self.height() - 2 * count;
                let slots: Vec<Word> = (0..count).map(|i| self.vector_slot(base + 2 * i)).collect();
                self.emit_vector(handler, base, &slots, None, None);
            }
            Form::Fetching { handler, near, commutes } => {
                if !self.fetching(near, commutes) {
                    self.vector_form(operator, &Form::Vectors(handler, 2));
                }
            }
            Form::OfNumber { by_number, vectors, lane } => {
                let base = self.height() - 1 - 2 * vectors;
                let own: Vec<Word> = (0..vectors).map(|_| self.vector_slot(base)).chain(lane_word(lane)).collect();
                let (handler, number) = self.number(base + 2 * vectors, by_number);
                self.emit_vector(handler, base, &own, Some(number), None);
            }
            Form::ToNumber { handler, ty, lane } => {
                let base = self.height() - 2;
                let own: Vec<Word> = std::iter::once(self.vector_slot(base)).chain(lane_word(lane)).collect();
                self.truncate(base);
                self.free_accumulator(ty, usize::MAX);
                self.emit(handler, &own);
                self.push(Tree::accumulator(ty));
            }
            Form::Load { near, far, lane } => {
                let base = self.height() - 1 - 2 * usize::from(lane.is_some());
                let own: Vec<Word> = lane.map(|_| self.vector_slot(base + 1)).into_iter().chain(lane_word(lane)).collect();
                self.access(operator, (near, far), base, own, true);
            }
            Form::Store { near, far, lane } => {
                let base = self.height() - 3;
                let own: Vec<Word> = std::iter::once(self.vector_slot(base + 1)).chain(lane_word(lane)).collect();
                self.access(operator, (near, far), base, own, false);
            }
        }
    }

    /// Emits an access whose address is the entry at `base`.
    fn access(&mut self, operator: &Operator<'_>, (near, far): (ByTree, FarHandlers), base: usize, mut own: Vec<Word>, loads: bool) {
        let Some(memarg) = simd::access(operator) else { unreachable!("an operator on memory") };
        self.flush_ordered(base);
        let memory = memory_of(memarg);
        let (handler, address) = if self.is_near(memory) {
            own.push(memarg.offset as Word);
            self.number(base, near)
        } else {
            self.put_in_slot(base);
            own.extend([self.env.layout.memory(memory), memarg.offset as Word, (memarg.offset >> 32) as Word]);
            let checked = is_checked(&self.env.module.memories[memory as usize]);
            (far[usize::from(checked)], self.stack[base])
        };
        if loads {
            let begin = self.emit_vector(handler, base, &own, Some(address), Some(self.at));
            let plain = self.is_near(memory) && matches!(operator, Operator::V128Load { .. });
            self.last_vector = self.last_vector.map(|last| LastVector { load: plain.then_some((begin, address.key)), ..last });
            return;
        }
        self.truncate(base);
        self.mark();
        self.emit(handler, &own);
        self.code.extend(address.operands());
    }

    /// The slots of the vector whose halves are the entries at a height and above; in its home, unless it is a local.
    fn vector_slot(&mut self, height: usize) -> Word {
        let (low, high) = (self.stack[height], self.stack[height + 1]);
        let slot = low.operands().first().map_or(0, |slot| *slot as i32);
        if low.is_slot(slot) && high.is_slot(slot + 8) {
            return slot as Word;
        }
        let home = self.home(height);
        if let (Some(l), Some(h)) = (low.constant_bits(), high.constant_bits()) {
            self.clobber(home, None);
            self.clobber(home + 8, None);
            self.emit(simd::constant, &[home as Word, l as Word, (l >> 32) as Word, h as Word, (h >> 32) as Word]);
            self.settle(height, Tree::slot(home, Ty::Half));
            self.settle(height + 1, Tree::slot(home + 8, Ty::Half));
        } else {
            self.put_in_slot(height);
            self.put_in_slot(height + 1);
        }
        home as Word
    }

    /// Brings the number at a height into a form for which there is a handler.
    fn number(&mut self, height: usize, by_tree: ByTree) -> (Handler, Tree) {
        let find = |tree: &Tree| by_tree.iter().find(|(key, _)| *key == tree.key).map(|(_, handler)| *handler);
        if find(&self.stack[height]).is_none() {
            self.put_in_acc(height);
        }
        let tree = self.stack[height];
        let Some(handler) = find(&tree) else { unreachable!("there is one for the accumulator") };
        (handler, tree)
    }

    /// Makes the two topmost vectors one where the load of one of them was the last instruction, which becomes part of this one.
    fn fetching(&mut self, near: ByTree, commutes: bool) -> bool {
        let base = self.height() - 4;
        let Some((last, (begin, key))) = self.last_vector.and_then(|last| Some((last, last.load?))) else { return false };
        let in_slot = |s: &Self, height: usize| {
            let slot = *s.stack[height].operands().first()? as i32;
            (s.stack[height].is_slot(slot) && s.stack[height + 1].is_slot(slot + 8)).then_some(slot)
        };
        let other = match (in_slot(self, base), in_slot(self, base + 2)) {
            (Some(left), Some(right)) if right == last.slot && left != right => left,
            (Some(left), Some(right)) if commutes && left == last.slot && left != right => right,
            _ => return false,
        };
        let Some((_, handler)) = near.iter().find(|(found, _)| *found == key) else { return false };
        if last.end != self.position() {
            return false;
        }
        // Its handler, where to, and then the address.
        let address = self.code.split_off(PREFIX_WORDS + last.operand as usize + 1);
        self.code.truncate(PREFIX_WORDS + begin as usize);
        let Some((_, at)) = self.offsets.pop_if(|(position, _)| *position == begin) else { unreachable!("loads are marked") };
        self.emit_vector(*handler, base, &[&[other as Word][..], &address].concat(), None, Some(at));
        true
    }

    /// Emits an instruction that replaces the entries from `base` on by a vector, and marks it with an operator that may trap. Returns where
    /// it begins.
    fn emit_vector(&mut self, handler: Handler, base: usize, own: &[Word], number: Option<Tree>, trapping: Option<u32>) -> u32 {
        self.truncate(base);
        let slot = self.home(base);
        self.clobber(slot, None);
        self.clobber(slot + 8, None);
        trapping.into_iter().for_each(|at| self.mark_at(at));
        let place = self.emit(handler, &[slot as Word]);
        self.code.extend(own);
        self.code.extend(number.iter().flat_map(Tree::operands));
        self.push_vector(slot);
        self.last_vector = Some(LastVector { operand: place.operand, end: self.position(), slot, load: None });
        place.begin
    }

    pub(super) fn push_vector(&mut self, slot: i32) {
        self.push(Tree::slot(slot, Ty::Half));
        self.push(Tree::slot(slot + 8, Ty::Half));
    }

    /// Writes the topmost vector to a local, and keeps it if asked.
    pub(super) fn set_vector(&mut self, local: i32, keep: bool) {
        let base = self.height() - 2;
        let (low, high) = (self.stack[base], self.stack[base + 1]);
        if !(low.is_slot(local) && high.is_slot(local + 8)) {
            let last = self.last_vector.filter(|last| last.end == self.position() && low.is_slot(last.slot) && high.is_slot(last.slot + 8));
            self.truncate(base);
            let is_read = |s: &Self| s.pending.iter().any(|h| s.stack[*h as usize].reads(|slot| slot == local || slot == local + 8));
            match last {
                // The instruction before writes the local itself.
                Some(last) if !is_read(self) => self.code[PREFIX_WORDS + last.operand as usize] = local as Word,
                _ => self.copy_vector(local, &low, &high),
            }
            self.last_vector = None;
            return if keep {
                self.push_vector(local)
            };
        }
        if !keep {
            self.truncate(base);
        }
    }

    /// Writes a vector that has just been popped to a local.
    fn copy_vector(&mut self, local: i32, low: &Tree, high: &Tree) {
        self.push(*low);
        self.push(*high);
        let base = self.height() - 2;
        let constant = low.constant_bits().zip(high.constant_bits());
        let from = if constant.is_none() { self.vector_slot(base) } else { 0 };
        self.truncate(base);
        self.clobber(local, None);
        self.clobber(local + 8, None);
        match constant {
            Some((l, h)) => self.emit(simd::constant, &[local as Word, l as Word, (l >> 32) as Word, h as Word, (h >> 32) as Word]),
            None => self.emit(simd::copy, &[local as Word, from]),
        };
    }
}
