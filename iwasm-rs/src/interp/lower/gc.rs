//! Structs, arrays and casts.

use wasmparser::{Operator, RefType};

use super::Lower;
use super::tree::Tree;
use crate::interp::code::Word;
use crate::interp::gc;
use crate::interp::ops::Node;
use crate::interp::value::Ty;
use crate::wasm::gc::{Instruction, instruction, test};

impl Lower<'_> {
    /// Operators on structs and arrays, and casts but for branches.
    pub(super) fn gc(&mut self, operator: &Operator<'_>) -> bool {
        if let Operator::RefEq = operator {
            self.binary(Node::I64Eq);
            return true;
        }
        let Some(instruction) = instruction(self.env.module, operator) else { return false };
        self.heap_op(&instruction);
        true
    }

    fn heap_op(&mut self, instruction: &Instruction) {
        let own = [instruction.op as Word, instruction.m, instruction.n];
        let results = Ty::of_slots(instruction.result.as_slice());
        self.in_homes(gc::heap_op, &own, instruction.slots, &results, true);
    }

    /// Branches if the topmost reference is of a type or, if not `when`, is not.
    pub(super) fn br_on_cast(&mut self, relative: u32, ty: RefType, when: bool) {
        let top = self.height() - 1;
        self.put_in_slot(top);
        self.push(Tree::slot(self.home(top), Ty::I64));
        self.heap_op(&test(ty));
        if !when {
            self.unary(Node::I32Eqz, &[]);
        }
        self.br_if(relative);
    }
}
